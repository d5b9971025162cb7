//! The words of taking a certificate back: for the officers, and for its holder.
use super::texts;

texts! {
    pub RevocationText {
        list => "撤销" | "Revocations";
        list_lead => "已告知持证人、尚未决定的撤销。持证人答复后，或答复期满后，由另一人确认。（依据 D-11）" | "Revocations of which the holder was told and that are not decided. Another officer confirms once the holder has replied or the period is over. (D-11)";
        none => "没有待决定的撤销" | "No revocation waits";
        none_why => "撤销从证书库中的证书提出。" | "A revocation begins at a certificate in the register.";
        to_register => "打开证书库" | "Open the register";
        certificate => "证书" | "Certificate";
        holder => "持证人" | "Holder";
        until => "答复期至" | "Reply until";
        state => "状态" | "State";
        replied => "已答复" | "Replied";
        waits => "答复期内" | "May still reply";
        over => "答复期已满" | "Period over";
        title(number: &str) => "撤销证书 {number}" | "Revoke {number}";
        lead => "提出后立即告知持证人，给予答复期；期满或答复后由另一人确认才生效。（依据 D-11）" | "The holder is told at once and has time to reply. It takes effect only when a second officer confirms after that. (D-11)";
        ground => "事由" | "Ground";
        ground_hint => "公众核验时看到的只有这一句，不含个人信息。" | "This sentence is all that the public check shows; it says nothing about the person.";
        reason => "法律依据和事实" | "Legal basis and facts";
        reason_hint => "写给持证人。写明依据的规定名称、事实和证据。" | "For the holder: the provision, the facts and the evidence.";
        preview => "预览" | "Preview";
        preview_public => "确认后公众核验看到的内容" | "What the public check will show once confirmed";
        reply_period => "持证人的答复期（今日告知）" | "The holder's period, told today";
        send => "提出并告知持证人" | "Propose it and tell the holder";
        cancel => "返回证书" | "Back to the certificate";
        sent => "已提出并告知持证人。答复期满或持证人答复后，由另一人确认。" | "It is proposed and the holder is told. Another officer confirms after the reply or the period.";
        by => "提出人" | "Proposed by";
        at => "告知时间" | "Holder told";
        reply => "持证人的答复" | "The holder's reply";
        no_reply => "尚未答复" | "No reply yet";
        replied_at => "答复时间" | "Replied";
        public => "公开用语" | "Public words";
        own => "这是您提出的，须由另一人确认。您仍可以撤下它。" | "You proposed this, so a colleague confirms it. You can still drop it.";
        not_yet(until: &str) => "持证人可在{until}前（含当日）答复，答复或期满后方可确认。" | "The holder may reply up to and including {until}; it can be confirmed after a reply or after that day.";
        confirm => "确认撤销" | "Confirm the revocation";
        confirm_means => "确认后证书立即失效，公众核验显示“已撤销”，通知持证人和单位，不能撤回。" | "The certificate is void at once, the public check says so, holder and unit are told, and it cannot be undone.";
        considered => "如何考虑持证人的答复" | "How the reply was considered";
        considered_hint => "逐点说明采纳或不采纳及理由，写入办理记录。" | "Point by point, what was accepted or not, and why. It goes into the record.";
        confirmed => "证书已撤销。" | "The certificate is revoked.";
        leave => "不撤销" | "Leave it in force";
        leave_reason => "不撤销的理由" | "Why it stays in force";
        left => "证书保持有效，已告知持证人。" | "The certificate stays in force; the holder is told.";
        outcome => "结果" | "Outcome";
        decided_by => "决定人" | "Decided by";
    }
}

texts! {
    /// The holder's own page.
    pub HearingText {
        title => "拟撤销证书告知书" | "Notice of an intended revocation";
        lead => "发证部门拟撤销您的证书。决定前，您可以说明情况、提出意见。（依据 D-11）" | "The office intends to revoke your certificate. Before it decides you can explain and object. (D-11)";
        certificate => "证书" | "Certificate";
        ground => "事由" | "Ground";
        reason => "依据和事实" | "Basis and facts";
        told_at => "告知时间" | "Told";
        period => "答复期" | "Time to reply";
        no_decision => "答复期内不作决定；您答复后，须考虑您的意见才能决定。" | "Nothing is decided while the period runs. Once you reply, a decision has to consider what you say.";
        reply => "您的答复" | "Your reply";
        reply_hint => "可以说明事实、提供线索和证据名称；提交后保存，不能修改。" | "Explain the facts and name your evidence. It is kept as sent and cannot be changed.";
        send => "提交答复" | "Send the reply";
        replied_at => "答复时间" | "Replied";
        sent => "答复已保存，承办人会看到。" | "Your reply is kept; the office will read it.";
        outcome => "结果" | "Outcome";
        revoked => "证书已撤销。" | "The certificate is revoked.";
        stays => "证书保持有效。" | "The certificate stays in force.";
        banner_title => "发证部门拟撤销您的证书" | "The office intends to revoke your certificate";
        banner_help => "请阅读告知书，您可以在决定前答复。" | "Read the notice: you can reply before it is decided.";
        banner_button => "阅读告知书" | "Read the notice";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in
            [RevocationText::CONSTANTS, HearingText::CONSTANTS].into_iter().flatten().flatten()
        {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
