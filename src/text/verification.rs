//! The words of the verification officers' pages (Annex 2).
use super::texts;

texts! {
    /// The queue.
    pub QueueText {
        title => "证书查验" | "Verifications";
        summary(n: i64) => "需要处理 {n} 件，等待最久的在前" | { if n == 1 { "1 to work on, the longest wait first".into() } else { format!("{n} to work on, the longest wait first") } };
        tabs => "按状态" | "By state";
        to_accept => "待受理" | "To accept";
        to_send => "待发送" | "To send";
        with_issuer => "待答复" | "With the issuer";
        to_review => "待复核" | "To review";
        no_answer => "未获答复" | "No answer";
        settled => "已办结" | "Settled";
        search => "编号、姓名或证书编号" | "Number, name or certificate number";
        body => "发证机构" | "Issuing body";
        every_body => "全部机构" | "All bodies";
        find => "查询" | "Search";
        reset => "重置" | "Reset";
        filters => "筛选条件：" | "Filters:";
        number => "编号" | "Number";
        holder => "持证人" | "Holder";
        certificate => "证书" | "Certificate";
        state => "状态" | "State";
        waiting => "已等" | "Waiting";
        consent => "同意" | "Consent";
        has_consent => "已同意" | "Given";
        no_consent => "未同意" | "Not given";
        days(n: i64) => "{n} 天" | { if n == 1 { "1 day".into() } else { format!("{n} days") } };
        next_page => "下一页" | "Next page";
        open_next => "处理等待最久的一件" | "Open the longest wait";
        empty => "没有查验事项" | "Nothing here";
        empty_why => "这一状态下没有符合条件的查验。" | "No verification in this state matches.";
        choose(number: &str) => "选择 {number}" | "Choose {number}";
        send_chosen => "放行并发送所选" | "Release and send the chosen";
        send_chosen_help => "只发送证书编号、证书上的姓名和日期，发出后不能收回。未同意的不能选，也不会发送。（D-16）" | "Only certificate number, name as printed and dates go out, and cannot be called back. Without consent a request cannot be chosen and is not sent. (D-16)";
        choose_first => "请先选择要发送的查验。" | "Choose what to send first.";
        between => "、" | ", ";
        sent_together(n: usize, which: &str) => "已发送 {n} 件：{which}。" | "Sent {n}: {which}.";
        not_consented(which: &str) => "未发送，持证人尚未同意：{which}。" | "Not sent, no consent yet: {which}.";
        not_waiting(which: &str) => "未发送，已由他人或先前的操作处理：{which}。" | "Not sent, no longer waiting: {which}.";
        see_all => "查看待受理" | "See what waits for acceptance";
    }
}

texts! {
    /// One request.
    pub RequestText {
        unit => "申请单位" | "Requested by";
        requested => "提出时间" | "Requested";
        claimed => "申请所填" | "As claimed";
        listed => "清单所载" | "As listed";
        name => "证书上的姓名" | "Name on the certificate";
        certificate_no => "证书编号" | "Certificate number";
        awarded_on => "取得日期" | "Date of award";
        row => "清单序号" | "List row";
        certificate => "证书名称" | "Certificate";
        body => "发证机构" | "Issuing body";
        level => "对应层级" | "Level";
        holding => "须持证年限" | "Years to be held";
        years(n: u32) => "{n} 年" | { if n == 1 { "1 year".into() } else { format!("{n} years") } };
        no_years => "无要求" | "None";
        note => "清单备注" | "Note on the row";
        duplicate(n: usize) => "同一编号的证书另有 {n} 人申请查验，请核对是否冒用：" | { if n == 1 { "Another person claims a certificate with this number. Check for misuse:".into() } else { format!("{n} other people claim a certificate with this number. Check for misuse:") } };
        consent => "持证人同意" | "Holder's consent";
        consent_given(when: &str) => "{when} 单独同意向境外提供编号、姓名和取得日期" | "Separate consent to send number, name and date abroad, given {when}";
        consent_missing => "尚未同意，不能发送" | "Not given: nothing may be sent";
        reason_kept => "退回或不予受理的理由" | "Reason of the return or refusal";
        decide => "受理" | "Acceptance";
        decision => "决定" | "Decision";
        accept_help => "材料和信息符合要求，进入查验" | "The request is in order and goes on";
        return_help => "信息不全或有误，退回单位补充" | "Something is missing or wrong: back to the employer";
        refuse_help => "虚假材料或不实信息，平台有权拒绝受理（附件2 五）" | "False documents or untrue information: the platform may refuse (Anx2 5)";
        reason => "理由" | "Reason";
        reason_hint => "退回、不予受理须写明；单位和申报人会看到。" | "Needed to return or refuse; employer and applicant see it.";
        decision_missing => "请选择一项决定。" | "Choose a decision.";
        decide_button => "确认" | "Confirm";
        send => "送发证机构" | "Send to the issuing body";
        send_what => "只发送：证书编号、证书上的姓名、取得日期（D-16）" | "Only these are sent: certificate number, name as printed, date of award (D-16)";
        send_button => "放行并发送" | "Release and send";
        send_again => "再次发送" | "Send again";
        blocked => "持证人尚未在其页面上同意向境外提供信息，现在不能发送。（依据 D-16）" | "The holder has not consented on their own page to data being sent abroad, so nothing can be sent now. (D-16)";
        sent(when: &str) => "已于 {when} 发送" | "Sent {when}";
        record => "记录答复" | "Record the answer";
        record_corrected => "记录更正后的答复" | "Record a corrected answer";
        record_open => "有更正时，在此记录" | "Record one if the body corrected itself";
        record_note => "答复只增不改；新答复经另一人复核后取代旧的。（依据 附件2 五）" | "Answers are added, never edited; a new one stands once a second officer has agreed. (Anx2 5)";
        outcome => "发证机构的答复" | "What the issuing body said";
        authentic_help => "证书由该机构颁发，信息一致" | "It was issued by the body and the facts agree";
        not_authentic_help => "没有颁发，或信息不一致" | "It was not issued, or the facts differ";
        no_answer_help => "期限内没有答复，不等于不真实（D-22）" | "No answer in time; this is not the answer “not authentic” (D-22)";
        outcome_missing => "请选择答复内容。" | "Choose what was answered.";
        channel => "答复方式" | "How it came";
        evidence => "答复的依据" | "Evidence";
        evidence_hint => "来源、日期、答复人和原话。" | "Where it came from, when, from whom, in what words.";
        record_button => "保存，交另一人复核" | "Save for a colleague to review";
        review => "复核答复" | "Review the answer";
        review_own => "这条答复由您记录，须由另一位查验人员复核。" | "You recorded this answer: another officer has to review it.";
        agree => "同意" | "Agree";
        agree_help => "依据充分，答复成立" | "The evidence supports it: it stands";
        disagree => "不同意" | "Do not agree";
        disagree_help => "退回重新记录" | "It is to be recorded again";
        review_note => "复核意见" | "Note";
        review_note_hint => "不同意的，须写明原因。" | "Needed if you do not agree.";
        review_missing => "请选择同意或不同意。" | "Choose whether you agree.";
        review_button => "确认复核" | "Confirm the review";
        answers => "全部答复" | "All answers";
        no_answers => "还没有答复。" | "No answer yet.";
        recorded_by(when: &str) => "{when} 记录：" | "Recorded {when} by ";
        reviewed_by(when: &str) => "{when} 复核：" | "Reviewed {when} by ";
        not_reviewed => "待另一人复核" | "To be reviewed by a colleague";
        agreed => "复核同意" | "Agreed";
        not_agreed => "复核不同意" | "Not agreed";
        a_colleague => "查验人员" | "an officer";
        cases => "据此办理的事项" | "Cases that rest on it";
        fail => "确认查验未通过" | "Fail the verification";
        fail_lead => "发证机构答复“不真实”，系统提请确认。确认后事项终结，申报人和单位会收到通知。" | "The issuing body answered “not authentic”, and the program asks you to confirm. The case then ends; applicant and employer are told.";
        fail_undo => "不能撤销。答复日后更正的，由单位重新开立事项。（依据 附件2 五）" | "It cannot be undone. If the answer is corrected later, the employer opens a new case. (Anx2 5)";
        fail_object => "事项" | "Case";
        fail_effect => "后果" | "Effect";
        fail_again => "能否恢复" | "Can it be undone";
        fail_reason => "理由" | "Reason";
        fail_reason_hint => "申报人会看到。写明答复的要点。" | "The applicant sees it. Say what was answered.";
        fail_reason_missing => "请写明理由。" | "Give the reason.";
        fail_button => "确认，终结事项" | "Confirm and end the case";
        back => "返回" | "Back";
        disclaimer => "查验结果仅确认证书的真实性，不证明持证人的实际资历和能力。（依据 附件2 五）" | "The result confirms only that the certificate is genuine, not the holder's actual record or ability. (Anx2 5)";
        done_accept => "已受理。" | "Accepted.";
        done_return => "已退回单位。" | "Sent back to the employer.";
        done_refuse => "已不予受理。" | "Refused.";
        done_send => "已放行发送。" | "Released and sent.";
        done_record => "答复已保存，等待另一人复核。" | "The answer is saved and waits for a colleague's review.";
        done_review => "复核已保存。" | "The review is saved.";
        done_fail => "查验未通过已确认，事项终结。" | "The verification is failed and the case has ended.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_messages_hold_no_chinese_and_chinese_messages_do() {
        for (name, zh, en) in [QueueText::CONSTANTS, RequestText::CONSTANTS].into_iter().flatten().flatten() {
            assert!(!has_han(en), "{name}: {en}");
            assert!(has_han(zh), "{name}: {zh}");
        }
    }
}
