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
        between => "、" | ", ";
        came_subject(n: usize) => "转交给您的事项：{n} 件" | { if n == 1 { "A case was handed over to you".into() } else { format!("{n} cases were handed over to you") } };
        came_body(numbers: &str) => "同事把以下事项转交给您：{numbers}。由谁转交、理由，见事项的办理记录。" | "A colleague handed these cases over to you: {numbers}. Who did it and why stands in the record of each.";
        left_subject(n: usize) => "您经办的事项已由同事转出：{n} 件" | { if n == 1 { "A case of yours was passed on by a colleague".into() } else { format!("{n} cases of yours were passed on by a colleague") } };
        left_body(numbers: &str) => "同事把您经办的以下事项转给了他人，或退回待领：{numbers}。去向和理由，见事项的办理记录。" | "A colleague passed on these cases of yours, or gave them back: {numbers}. Where they went and why stands in the record of each.";
        cover_asked => "请您代办同事的事项" | "You are asked to cover a colleague";
        cover_asked_body(from: &str, until: &str) => "{from}至{until}，一位同事缺勤，请您代办其事项。这段时间，这些事项会列在“我经办的”里。不便代办的，可以在缺勤代办页说明不接受。" | "A colleague is away from {from} to {until} and asks you to cover. During that time their cases are listed among yours. You can decline on the page of absences.";
        cover_declined => "同事不能代办" | "Your cover declined";
        cover_declined_body(from: &str, until: &str) => "{from}至{until}的缺勤，您请的同事不能代办。请另请一位同事。" | "The colleague whom you asked to cover from {from} to {until} declined. Ask another one.";
        cover_over => "代办已结束" | "The cover has ended";
        cover_over_body(from: &str, until: &str) => "{from}至{until}的代办已由缺勤的同事提前结束。" | "The cover from {from} to {until} was ended early by the colleague who was away.";
        feedback_subject => "收到问题反馈" | "Feedback received";
        feedback_body(text: &str, contact: &str) => { if contact.is_empty() { format!("{text}\n\n没有留下联系方式。") } else { format!("{text}\n\n联系方式：{contact}") } } | { if contact.is_empty() { format!("{text}\n\nNo contact was left.") } else { format!("{text}\n\nContact: {contact}") } };
    }
}
