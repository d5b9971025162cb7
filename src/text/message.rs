//! The words of the message page.
use super::texts;

texts! {
    pub MessageText {
        title => "消息" | "Messages";
        unread(n: usize) => "{n} 条未读" | { format!("{n} unread") };
        mark_read => "全部标为已读" | "Mark all as read";
        new_mark => "未读" | "New";
        open => "打开" | "Open";
        mailed => "已发邮件" | "E-mail sent";
        mail_waiting => "邮件待发送" | "E-mail waiting";
        mail_failed => "邮件未送达" | "E-mail not delivered";
        mail_in_digest => "待汇总" | "In the next daily e-mail";
        older => "更早的" | "Older";
        newest => "回到最新" | "Newest";
        none => "没有消息" | "No messages";
        none_help => "事项有进展，或者需要您办理时，会在这里通知，并发送邮件。" | "When a case moves or needs you, you are told here and by e-mail.";
        shown => "时间为北京时间。" | "Times are Shanghai time.";
        how => "邮件方式" | "How e-mails come";
    }
}
