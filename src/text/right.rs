//! The words of rights beyond a role, and of the report that an employment has ended.
use super::texts;

texts! {
    pub RightText {
        title => "特别权限" | "Special rights";
        lead => "超出身份的权限：由安全管理员授予和收回，写明依据，记入审计。" | "Rights beyond a role: the security administrator gives and takes them, with the reason on record.";
        reopen => "提出重启已终结的事项" | "Propose to reopen cases that have ended";
        reopen_help => "重启仍须另一人确认。（依据 D-19）" | "A second person still confirms each reopening. (D-19)";
        person => "人员" | "Person";
        right => "权限" | "Right";
        reason => "授权依据" | "Why";
        reason_hint => "谁在何时决定，依据什么文件" | "Who decided it, when, and in which document";
        given => "授予" | "Given";
        taken => "收回" | "Taken back";
        held => "有效" | "Held";
        by_demo => "演示" | "Demonstration";
        give => "授予" | "Give";
        take => "收回" | "Take back";
        given_flash => "已授予，立即生效。" | "Given; it counts at once.";
        taken_flash => "已收回，立即生效。" | "Taken back; it counts at once.";
        choose => "请选择" | "Choose";
        none => "还没有授予过权限" | "No right was ever given";
        none_why => "授予后列在这里，收回的也保留。" | "Rights are listed here, also those taken back.";
        nobody => "受理审核人员都已有这项权限。" | "Every reviewer holds this right.";
    }
}

texts! {
    pub EmploymentText {
        title => "报告劳动关系" | "Report the employment";
        lead => "申报人须在本单位工作。劳动关系结束的，请报告；是否终止事项，由受理部门两人核实决定。（依据 附件2第5条）" | "The applicant has to work for this unit. Report it when that ends; two reviewers then look into it and decide whether the case is terminated. (Anx2 5)";
        standing => "此前的报告" | "Reported before";
        ended(day: &str) => "{day}结束" | "Ended on {day}";
        goes_on => "劳动关系继续" | "It goes on";
        what => "现在的情况" | "How it stands";
        has_ended => "劳动关系已结束" | "The employment has ended";
        still => "劳动关系继续，此前报告有误" | "It goes on; the report before was wrong";
        ended_on => "结束日期" | "Last day";
        note => "情况说明" | "What happened";
        note_hint => "写入办理记录，申报人和受理部门可以看到。" | "It goes into the record; the applicant and the office read it.";
        send => "报告" | "Report it";
        back => "返回事项" | "Back to the case";
        done => "已报告，受理部门会核实。" | "It is reported; the office looks into it.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in
            [RightText::CONSTANTS, EmploymentText::CONSTANTS].into_iter().flatten().flatten()
        {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
