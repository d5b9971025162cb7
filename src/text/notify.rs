//! The words around what events say: days, links, the digest, and the letter with a one-time link.
use super::texts;

texts! {
    pub NotifyText {
        link_subject => "设置密码的链接" | "A link to set your password";
        link_body(address: &str) => "请用下面的链接设置密码。链接只能使用一次，请勿转发。\n\n{address}\n\n如果这不是您本人的操作，请忽略此邮件。" | "Use the link below to set your password. It works once; do not pass it on.\n\n{address}\n\nIf you did not ask for it, ignore this letter.";
        open(address: &str) => "办理：{address}" | "Open: {address}";
        see_the_page => "事项页面所示的截止日" | "the day shown on the case page";
        by_end_of(day: &str) => "{day} 24:00" | "24:00 on {day}, Shanghai time";
        days_left(end: &str, left: i64) => "{end}（还有{left}个工作日）" | { if left == 1 { format!("{end} (1 working day left)") } else { format!("{end} ({left} working days left)") } };
        between => "、" | ", ";
        and_more(n: usize) => "等，另有 {n} 件" | ", and {n} more";
        no_contact => "未留联系方式" | "none left";
        digest_subject(n: usize, day: &str) => "{day}：{n} 条消息" | { if n == 1 { format!("{day}: 1 message") } else { format!("{day}: {n} messages") } };
        digest_foot(address: &str) => "您选择了每个工作日汇总。更改：{address}" | "You chose one e-mail each working day. Change it: {address}";
    }
}

impl NotifyText {
    /// Case numbers in a row, and how many more there are.
    pub fn numbers(self, named: &[String], more: usize) -> String {
        let all = named.join(self.between());
        if more == 0 { all } else { all + &self.and_more(more) }
    }
}
