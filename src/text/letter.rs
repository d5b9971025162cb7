//! The words of the pages on e-mails and on message templates.
use super::texts;

texts! {
    /// E-mails that went out, or did not.
    pub LetterText {
        title => "邮件发送" | "E-mails";
        lead => "失败的邮件自动重试，一天半后停止。收件人地址有误的，在人员页面更正后重发。" | "What fails is tried again and given up after a day and a half. Correct a wrong address on the page of the person, then send again.";
        undelivered => "未送达" | "Not delivered";
        given_up => "已停止" | "Given up";
        failed => "重试中" | "Being retried";
        waiting => "待发送" | "Waiting";
        sent => "已发送" | "Sent";
        subject => "标题" | "Subject";
        to => "收件人" | "To";
        not_tried => "尚未发送" | "not tried yet";
        written_at => "写成时间" | "Written";
        tried_at => "最近一次" | "Last try";
        sent_at => "发出时间" | "Sent at";
        state => "状态" | "State";
        attempts => "已试" | "Tries";
        cause => "原因" | "Cause";
        language => "语言" | "Language";
        chinese => "中文" | "Chinese";
        english => "英文" | "English";
        nothing => "这里没有邮件" | "No e-mail here";
        nothing_why => "没有这种状态的邮件。" | "No e-mail is in this state.";
        resend => "重新发送" | "Send again";
        resend_all(most: i64) => "全部重发（最多{most}封）" | "Send all again (at most {most})";
        resent(n: usize) => "{n} 封邮件将重新发送。" | { if n == 1 { "1 e-mail is sent again.".into() } else { format!("{n} e-mails are sent again.") } };
        copy => "实际发送的内容" | "What was sent, word for word";
        recorded => "打开本页已被记录。" | "Opening this page is recorded.";
        older => "更早的" | "Older";
        newest => "回到最新" | "Newest";
    }
}

texts! {
    /// What messages say.
    pub WordingText {
        title => "消息模板" | "Message templates";
        lead => "每个事件对每类收件人说的话。修改从保存时起使用，已发出的消息不变。" | "What each event says to whom. A change counts from saving; messages that went out stay as they are.";
        changed => "已修改" | "Changed";
        legal => "立即发送" | "Always at once";
        builtin => "内置" | "Built in";
        event => "事件" | "Event";
        subject_zh => "中文标题" | "Subject in Chinese";
        body_zh => "中文正文" | "Text in Chinese";
        subject_en => "英文标题" | "Subject in English";
        body_en => "英文正文" | "Text in English";
        known(names: &str) => "可用的占位符：{names}" | "Placeholders: {names}";
        preview => "预览" | "Preview";
        save => "保存" | "Save";
        back => "恢复内置文字" | "Back to the built-in wording";
        saved => "已保存，从现在起使用。" | "Saved; it counts from now on.";
        restored => "已恢复内置文字。" | "The built-in wording counts again.";
        versions => "修改记录" | "Versions";
        never => "没有修改过，使用内置文字。" | "Never changed: the built-in wording is used.";
        to_builtin => "恢复内置文字" | "Back to the built-in wording";
        in_zh => "中文" | "In Chinese";
        in_en => "英文" | "In English";
        by(name: &str, at: &str) => "{at} {name}" | "{at}, {name}";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in [LetterText::CONSTANTS, WordingText::CONSTANTS].into_iter().flatten().flatten()
        {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
