//! The words about agencies that act for a unit.
use super::texts;

texts! {
    /// What the unit sees: the mandates that it gave.
    pub MandateText {
        title => "人事代理委托" | "Agencies with a mandate";
        lead => "人事代理机构可以受托开立事项、修改退回的查验申请。单位审核、公示、异议处理须由本单位办理，不能委托。（§2(3)2）" | "An agency may open cases and put returned verifications right for the unit. Review, publicity and objections are for the unit itself and cannot be handed to it. (§2(3)2)";
        read_only => "登记和终止委托由账户管理员办理。" | "An account manager records and ends mandates.";
        agency => "人事代理机构" | "Agency";
        days => "期限" | "Days";
        from_to(from: &str, to: &str) => "{from}至{to}" | "{from} to {to}";
        scope => "委托事项" | "What it may do";
        paper => "委托书" | "Document";
        state => "状态" | "State";
        in_force => "有效" | "In force";
        not_yet => "未开始" | "Not begun";
        over => "已到期" | "Over";
        ended => "已终止" | "Ended";
        ended_on(day: &str) => "{day}终止：" | "Ended {day}: ";
        end => "终止" | "End";
        end_title => "终止委托" | "End the mandate";
        end_help => "该机构立即不能再代本单位办理或查看事项；已开立的事项由本单位继续办理。" | "The agency can neither act for the unit nor see its cases from now on; the cases that it opened go on with the unit.";
        end_done => "委托已终止。" | "The mandate has ended.";
        reason => "终止原因" | "Reason";
        cancel => "取消" | "Cancel";
        none_title => "没有委托人事代理" | "No agency has a mandate";
        none_reason => "登记后，机构人员可以在期限内代本单位办理委托事项。" | "Once one is recorded, the agency's officers act for the unit within its days and scope.";
        new_mandate => "登记委托" | "Record a mandate";
        code => "机构的统一社会信用代码" | "The agency's unified social credit code";
        starts => "开始日期" | "First day";
        ends => "截止日期" | "Last day";
        file => "委托书" | "The document of the mandate";
        kinds => "PDF、JPEG、PNG" | "PDF, JPEG, PNG";
        record => "登记" | "Record";
        recorded => "委托已登记。" | "The mandate is recorded.";
        file_missing => "请选择委托书文件。" | "Choose the document of the mandate.";
        file_wrong => "委托书须为 PDF、JPEG 或 PNG。" | "The document has to be a PDF, JPEG or PNG.";
        file_large => "文件超过20 MB。" | "The file is larger than 20 MB.";
        people => "单位人员" | "The unit's people";
    }
}

texts! {
    /// What the agency sees.
    pub AgencyText {
        title => "受托单位" | "Units that gave a mandate";
        lead => "选择单位后，在委托的期限和范围内代其办理。" | "Choose a unit to act for it, within the days and the scope of its mandate.";
        unit => "单位" | "Unit";
        enter => "代办" | "Act for it";
        none_title => "没有单位委托" | "No unit has given a mandate";
        none_reason => "由单位的账户管理员登记委托后，会显示在这里。" | "Units appear here once their account managers have recorded a mandate.";
        acting_for => "代" | "acting for";
        until(day: &str) => "委托至{day}。单位审核、公示、异议由单位办理。" | "Mandate to {day}. Review, publicity and objections are for the unit.";
        cases => "代为开立的事项" | "Cases opened for the unit";
        case => "代为开立的事项" | "A case opened for the unit";
        no_cases_title => "还没有代开的事项" | "No cases opened yet";
        no_cases_reason => "代单位开立的事项显示在这里。" | "Cases that you open for the unit appear here.";
        new_case => "代开事项" | "Open a case";
        amend => "修改查验申请" | "Put the verification right";
        amend_help => "查验人员退回了申请，请按证书核对后重新提交。" | "The officer returned the verification: check it against the certificate and submit it again.";
        older => "更早的事项" | "Older cases";
        waiting(who: &str) => "现由{who}办理" | "Now with: {who}";
        verification => "证书查验" | "Verification";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in [MandateText::CONSTANTS, AgencyText::CONSTANTS].into_iter().flatten().flatten()
        {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
