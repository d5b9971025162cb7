//! The words for a case wherever it is shown: its steps, its deadlines, what happened to it.
use super::texts;

texts! {
    pub CaseworkText {
        procedure => "认定程序" | "Procedure";
        step_1 => "证书查验" | "Verification";
        step_2 => "单位审核与公示" | "Employer and publicity";
        step_3 => "网上申报与受理" | "Filing and acceptance";
        step_4 => "专家评议" | "Expert panel";
        step_5 => "公示与发证" | "Result and certificate";
        done_on(day: &str) => "{day} 完成" | "Done {day}";
        paused => "暂停办理" | "Suspended";
        review_deadline => "受理审查时限" | "Time for review";
        correction_deadline => "补正时限（申报人）" | "Time for corrections (applicant)";
        result_deadline => "结果公示期" | "Publicity of the result";
        by_system => "系统" | "the system";
        by_panel => "评议会" | "the panel";
        by(name: &str, role: &str) => "{name}·{role}" | "{name} · {role}";
        clause(names: &str) => "依据 {names}" | "Under {names}";
        prove_display => "记录公示张贴情况" | "Display of the notice recorded";
        register_objection => "登记异议" | "Objection registered";
        objection_under_investigation => "开始调查异议" | "Objection under investigation";
        objection_dismissed => "异议不成立" | "Objection dismissed";
        objection_upheld => "异议成立" | "Objection upheld";
        ask_consent => "请主管部门同意" | "Consent asked of the superior authority";
        consent_given => "主管部门同意" | "The superior authority consented";
        consent_refused => "主管部门不同意" | "The superior authority refused";
        note_external_number => "登记市职称服务系统申报编号" | "Number of the city's title system noted";
        answer_correction => "答复补正通知" | "Correction notice answered";
        proposed(what: &str) => "提出：{what}" | "Proposed: {what}";
        signalled(what: &str) => "系统提示：{what}" | "Pointed out by the system: {what}";
        set_aside(what: &str) => "未采纳：{what}" | "Set aside: {what}";
        revocation_notice => "告知持证人拟撤销证书" | "Holder told of an intended revocation";
        revocation_reply => "持证人答复" | "The holder replied";
        revocation_dropped => "不撤销证书" | "Certificate not revoked";
        employment_ended => "单位报告劳动关系已结束" | "Employer reported the end of the employment";
        employment_goes_on => "单位更正：劳动关系继续" | "Employer corrected: the employment goes on";
        something => "办理记录" | "Entry";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in CaseworkText::CONSTANTS.iter().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
