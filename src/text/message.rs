//! The words of the message page, and of what officers are told.
use super::texts;

texts! {
    pub MessageText {
        title => "消息" | "Messages";
        unread(n: usize) => "{n} 条未读" | { format!("{n} unread") };
        mark_read => "全部标为已读" | "Mark all as read";
        new_mark => "未读" | "New";
        open => "打开" | "Open";
        mailed => "已发邮件" | "E-mail sent";
        mail_failed => "邮件未送达" | "E-mail not delivered";
        none => "没有消息" | "No messages";
        none_help => "事项有进展，或者需要您办理时，会在这里通知，并发送邮件。" | "When a case moves or needs you, you are told here and by e-mail.";
        shown => "显示最近100条。时间为北京时间。" | "The latest 100 are shown, in Shanghai time.";
    }
}

texts! {
    pub TellText {
        objection_subject(number: &str) => "事项 {number}：收到异议" | "Case {number}: an objection was lodged";
        objection_body(number: &str) => "事项 {number} 在公示期内收到一件异议，请登录调查并写明结论。异议了结之前，公示不能结束（§2(3)）。" | "An objection to case {number} was lodged during its publicity. Sign in to look into it and record the finding. The publicity cannot end while it is open (§2(3)).";
        feedback_subject => "收到问题反馈" | "Feedback received";
        feedback_body(text: &str, contact: &str) => { if contact.is_empty() { format!("{text}\n\n没有留下联系方式。") } else { format!("{text}\n\n联系方式：{contact}") } } | { if contact.is_empty() { format!("{text}\n\nNo contact was left.") } else { format!("{text}\n\nContact: {contact}") } };
    }
}
