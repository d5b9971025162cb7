//! The words of messages and e-mails. They carry no personal data: number, step, and the way to the page.
use super::texts;

texts! {
    pub NotifyText {
        subject(number: &str, action: &str) => "事项 {number}：{action}" | "Case {number}: {action}";
        body(number: &str, action: &str, status: &str) => "事项 {number} 已办理“{action}”，现为“{status}”。请登录查看下一步。" | "Case {number}: “{action}” was done; the case is now “{status}”. Sign in to see the next step.";
        link_subject => "设置密码的链接" | "A link to set your password";
        link_body(address: &str) => "请用下面的链接设置密码。链接只能使用一次，请勿转发。\n\n{address}\n\n如果这不是您本人的操作，请忽略此邮件。" | "Use the link below to set your password. It works once; do not pass it on.\n\n{address}\n\nIf you did not ask for it, ignore this letter.";
        open(address: &str) => "打开：{address}" | "Open: {address}";
    }
}
