//! The words of a case's header and facts.
use super::texts;

texts! {
    /// Header and facts of a case.
    pub CaseText {
        number => "编号" | "Number";
        employer => "用人单位" | "Employer";
        who_acts => "由谁办理" | "Who acts next";
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
        from_to(from: &str, to: &str) => "{from}至{to}" | "{from} to {to}";
    }
}
