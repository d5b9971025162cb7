//! The words of a case's header and record: facts, steps, and events that are not moves.
use super::texts;

texts! {
    /// Header, steps and facts of a case.
    pub CaseText {
        number => "编号" | "Number";
        employer => "用人单位" | "Employer";
        who_acts => "由谁办理" | "Who acts next";
        procedure => "认定程序" | "Recognition";
        step_1 => "证书查验" | "Verification";
        step_2 => "单位审核公示" | "Employer review";
        step_3 => "申报受理" | "Filing";
        step_4 => "专家评议" | "Panel";
        step_5 => "公示发证" | "Certificate";
        leads_to(level: &str) => "→ {level}" | "→ {level}";
        facts => "基本信息" | "Facts";
        name => "姓名" | "Name";
        post => "岗位" | "Post";
        certificate => "证书" | "Certificate";
        certificate_no => "证书编号" | "Certificate number";
        name_printed => "证书上的姓名" | "Name on the certificate";
        awarded_on => "取得日期" | "Awarded on";
        level => "对应职称层级" | "Title level";
        verification => "证书查验" | "Verification";
        verification_note => "查验仅确认证书真伪，不代表持证人的资历和水平。" | "It confirms the certificate only, not the holder's seniority or level.";
        opened => "开立" | "Opened";
        form => "申报表" | "Application form";
        form_empty => "申报人尚未填写申报表。" | "The applicant has not filled in the form yet.";
        form_changed(when: &str) => "最近修改：{when}" | "Last changed {when}";
        documents => "申报材料" | "Documents";
        no_documents => "还没有上传材料。" | "Nothing is uploaded yet.";
        record => "办理记录" | "Record";
        name_latin => "外文姓名" | "Name in Latin letters";
        speciality => "申报专业" | "Speciality";
        degree(n: usize) => "学历学位 {n}" | "Degree {n}";
        stem => "理工科" | "Science or engineering";
        awarded(day: &str) => "{day}取得" | "awarded {day}";
        work(n: usize) => "工作经历 {n}" | "Work {n}";
        from_to(from: &str, to: &str) => "{from}至{to}" | "{from} to {to}";
        now => "今" | "now";
        in_shanghai => "在本市" | "in Shanghai";
        overseas_experience => "境外经历" | "Overseas experience";
        overseas_business => "海外业务" | "Overseas business";
        achievements => "业绩、创新与贡献" | "Achievements";
        law_abiding => "遵守法律" | "Abides by the law";
        ethics => "职业道德" | "Professional ethics";
        duty => "履行岗位职责" | "Performs the duties of the post";
        truth => "材料真实" | "Everything is true";
        declared => "已承诺" | "Declared";
        not_declared => "未承诺" | "Not declared";
        declared_on(when: &str) => "{when}签署" | "Signed {when}";
        suspended => "暂停办理" | "Suspended";
        due_label(status: &str) => "“{status}”的期限" | "Deadline: {status}";
    }
}

texts! {
    /// Entries of the record that are not moves.
    pub EventText {
        prove_display => "记录公示证明" | "Display recorded";
        register_objection => "登记异议" | "Objection registered";
        objection_under_investigation => "受理异议，开始调查" | "Objection under investigation";
        objection_dismissed => "异议不成立" | "Objection dismissed";
        objection_upheld => "异议成立" | "Objection upheld";
        ask_consent => "向主管部门征求意见" | "Consent asked of the superior authority";
        consent_given => "主管部门同意申报" | "Superior authority consented";
        consent_refused => "主管部门不同意申报" | "Superior authority refused consent";
        answer_correction => "答复补正事项" | "Correction answered";
        propose(action: &str) => "提出“{action}”，待另一人确认" | "Proposed: {action}";
        signal(action: &str) => "系统提示：{action}" | "Pointed out by the system: {action}";
        set_aside(action: &str) => "未采纳“{action}”" | "Set aside: {action}";
        revocation_notice => "告知持证人拟撤销证书" | "Holder told of an intended revocation";
        revocation_reply => "持证人答复" | "The holder replied";
        revocation_dropped => "不撤销证书" | "Certificate not revoked";
        employment_ended => "单位报告劳动关系已结束" | "Employer reported the end of the employment";
        employment_goes_on => "单位更正：劳动关系继续" | "Employer corrected: the employment goes on";
        other => "其他记录" | "Other entry";
        clauses(clauses: &str) => "依据 {clauses}" | "{clauses}";
    }
}
