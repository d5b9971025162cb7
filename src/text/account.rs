//! The words of signing in, one-time links and the demonstration.
use super::texts;

texts! {
    pub AccountText {
        sign_in => "登录" | "Sign in";
        email => "电子邮箱" | "E-mail";
        password => "密码" | "Password";
        wrong => "邮箱或密码不正确。请核对后重试，或重设密码。" | "The e-mail address or password is not right. Check both, or set a new password.";
        forgotten => "忘记密码，或第一次登录" | "Forgotten, or signing in for the first time";
        forgotten_title => "获取设置密码的链接" | "Get a link to set your password";
        forgotten_help => "填写您的邮箱。如果该邮箱已有账户，我们会发送一个只能使用一次的链接。" | "Enter your e-mail address. If it has an account, we send a link that works once.";
        send_link => "发送链接" | "Send the link";
        link_sent => "如果该邮箱已有账户，链接已经发出。请查收邮件；没有收到的，检查垃圾邮件或一小时后再试。" | "If this address has an account, a link is on its way. Check your mail and your spam folder; if nothing came, try again in an hour.";
        set_password => "设置密码" | "Set your password";
        new_password => "新密码" | "New password";
        password_rule => "至少12个字符，可以是一句话。不要使用姓名、邮箱或常见词。" | "At least 12 characters; a sentence will do. Avoid your name, your e-mail address and common words.";
        save_password => "保存并登录" | "Save and sign in";
        link_dead => "链接已失效" | "This link no longer works";
        link_dead_help => "链接只能使用一次，并会过期。请重新获取。" | "A link works once and expires. Get a new one.";
        signed_out => "您已退出。" | "You have signed out.";
        demo_title => "选择演示人物" | "Choose a person";
        demo_next => "让时间过去" | "Let time pass";
        let_pass(n: u32) => "前进 {n} 个工作日" | "Move on {n} working days";
        demo_help => "人物和单位都是虚构的。按下面的顺序登录，就能把一件事项从查验走到发证；点一下即以该人物登录。" | "People and units are fictional. Sign in as them in this order to walk a case from verification to certificate; one click is enough.";
        demo_as(name: &str) => "以{name}登录" | "Sign in as {name}";
        clock_moved(now: &str) => "演示时间已移到 {now}。" | "The demonstration's clock now stands at {now}.";
        clock_stuck => "再向前就到了没有日历数据的年份。请先由系统管理员载入该年度的工作日历。" | "The next days lie in a year without calendar data. Ask the administrator to load that year first.";
    }
}
