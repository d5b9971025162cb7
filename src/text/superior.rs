//! The words of the superior authority's pages.
use super::texts;

texts! {
    pub SuperiorText {
        title => "同意事项" | "Consents";
        lead => "事业单位人员申报前，须经主管部门同意。（§2(3)）" | "Staff of a public institution need the consent of its superior authority before filing. (§2(3))";
        open(n: usize) => "待答复（{n}）" | "To be answered ({n})";
        answered(n: usize) => "已答复（{n}）" | "Answered ({n})";
        applicant => "申报人" | "Applicant";
        unit => "用人单位" | "Employer";
        certificate => "证书" | "Certificate";
        level => "层级" | "Level";
        asked => "征求意见" | "Asked";
        answer => "意见" | "Answer";
        none_title => "没有待答复的事项" | "Nothing to answer";
        none_reason => "下属单位征求意见时，会显示在这里，并给您发消息。" | "Requests from your units appear here, and you get a message.";
        one => "征求意见" | "Request for consent";
        your_answer => "您的意见" | "Your answer";
        give => "同意申报" | "Consent";
        give_help => "申报人可以申报。" | "The applicant can file.";
        refuse => "不同意" | "Refuse";
        refuse_help => "写明理由；单位沟通后可再次征求意见。" | "With a reason; the unit can ask again.";
        reason => "不同意的理由" | "Reason for refusing";
        reason_missing => "不同意的，请写明理由。（§2(3)）" | "Give the reason for refusing. (§2(3))";
        choose => "请选择意见。" | "Choose an answer.";
        next => "下一步：确认" | "Next: confirm";
        confirm_title => "确认意见" | "Confirm your answer";
        confirm_lead => "答复发出后不能修改，单位和申报人会看到。" | "Once sent, the answer cannot be changed. The unit and the applicant see it.";
        confirm => "确认答复" | "Send the answer";
        done => "意见已发出。" | "Your answer was sent.";
        notice => "单位公示" | "Publicity in the unit";
        no_notice => "尚未公示" | "Not yet publicised";
        cancel => "返回修改" | "Go back and change";
    }
}
