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
        internal_deadline => "单位内部公示期" | "Publicity inside the unit";
        deadline_of(status: &str) => "“{status}”的期限" | "Deadline: {status}";
        review_deadline => "受理审查时限" | "Time for review";
        correction_deadline => "补正时限（申报人）" | "Time for corrections (applicant)";
        result_deadline => "结果公示期" | "Publicity of the result";
        by_system => "系统" | "the system";
        by_panel => "评议会" | "the panel";
        by(name: &str, role: &str) => "{name}·{role}" | "{name} · {role}";
        clause(names: &str) => "依据 {names}" | "Under {names}";
        amend_verification => "补充查验信息，重新提交" | "Verification put right and submitted again";
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
        claimed => "领取" | "Taken";
        released => "退回待领" | "Given back";
        handed_over => "转交" | "Handed over";
        nobody => "待领" | "nobody";
        instead_of => "代 " | "for ";
        officer_changed => "更换单位经办人" | "Another officer of the unit is in charge";
        something => "办理记录" | "Entry";
    }
}

texts! {
    /// The form for reading.
    pub FormText {
        name => "姓名" | "Name";
        name_latin => "外文姓名" | "Name in Latin letters";
        speciality => "申报专业" | "Speciality";
        degree(n: usize) => "学历学位 {n}" | "Degree {n}";
        stem => "理工科" | "Science or engineering";
        awarded(day: &str) => "{day}取得" | "awarded {day}";
        work(n: usize) => "工作经历 {n}" | "Work {n}";
        from_to(from: &str, to: &str) => "{from}至{to}" | "{from} to {to}";
        now => "今" | "now";
        in_shanghai => "在本市" | "in Shanghai";
        elsewhere => "外地或境外" | "elsewhere";
        overseas_experience => "境外经历" | "Overseas experience";
        overseas_business => "海外业务" | "Overseas business";
        achievements => "业绩、创新与贡献" | "Achievements";
        own_part => "本人角色：" | "own part: ";
        law_abiding => "遵守法律" | "Abides by the law";
        ethics => "职业道德" | "Professional ethics";
        duty => "履行岗位职责" | "Performs the duties of the post";
        truth => "材料真实" | "Everything is true";
        declared => "已承诺" | "Declared";
        not_declared => "未承诺" | "Not declared";
        declared_on(when: &str) => "{when}签署" | "Signed {when}";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in [CaseworkText::CONSTANTS, FormText::CONSTANTS].into_iter().flatten().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
