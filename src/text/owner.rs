//! The words for whose case it is: handing over, absence and cover.
use super::texts;

texts! {
    /// Handing cases over.
    pub HandOverText {
        title => "转交事项" | "Hand cases over";
        lead => "转交记入办理记录：从谁到谁、为什么；接手的同事会收到消息。" | "The record says from whom to whom and why; the colleague is told.";
        cases(n: usize) => "{n} 件事项" | { if n == 1 { "1 case".into() } else { format!("{n} cases") } };
        applicant => "申报人·单位" | "Applicant and unit";
        state => "状态" | "State";
        owner => "现经办" | "Owner now";
        nobody => "未领取" | "not taken";
        outcome => "未能转交的原因" | "Why it stayed";
        to => "转给" | "Hand over to";
        choose => "请选择" | "Choose one";
        myself => "（我自己）" | " (myself)";
        pool => "退回待领，任何人可领取" | "Nobody: anybody may take them";
        away(until: &str) => "（缺勤至{until}）" | " (away until {until})";
        reason => "理由" | "Reason";
        reason_hint => "办理记录可见，申报人和单位看不到。把自己的事项退回待领时可以不写。" | "The office reads it in the record; applicant and unit do not. Not needed to give your own cases back.";
        submit => "转交" | "Hand over";
        back => "返回待办" | "Back to the queue";
        back_case => "返回事项" | "Back to the case";
        none => "没有选择事项" | "No case is chosen";
        none_why => "在待办事项里勾选要转交的事项，再按“转交所选”。" | "Tick the cases in the queue, then press “Hand over the selected”.";
        done(n: usize) => "已转交 {n} 件。" | { if n == 1 { "1 case handed over.".into() } else { format!("{n} cases handed over.") } };
        given_back(n: usize) => "已退回待领 {n} 件。" | { if n == 1 { "1 case given back.".into() } else { format!("{n} cases given back.") } };
        stayed(n: usize) => "以下 {n} 件未能转交，原因见各行；可以另选同事。" | { if n == 1 { "1 case stayed where it is; the line says why. You can choose somebody else.".into() } else { format!("{n} cases stayed where they are; each line says why. You can choose somebody else.") } };
        held => "正在经办。需要接手的，请写明理由转交给自己。" | " has this case. To take it over, hand it over to yourself with a reason.";
        held_why => "事项由同事经办，决定由其作出。" | "A colleague has the case and decides it.";
        covering => "缺勤，由您代办；办理记录会写明。" | " is away and you cover; the record will say so.";
        take_over => "接手" | "Take it over";
    }
}

texts! {
    /// Being away, and who covers.
    pub AbsenceText {
        title => "缺勤代办" | "Absence and cover";
        lead => "缺勤期间，代办的同事在“我经办的”里看到您的事项，可以办理，也会收到给您的消息；到期自动结束。" | "While you are away your cover sees your cases among theirs, may act on them, and gets your messages. It ends by itself.";
        office => "本处室的安排" | "In this office";
        who => "缺勤" | "Away";
        days => "日期（含首尾）" | "Days, both included";
        cover => "代办" | "Cover";
        state => "状态" | "State";
        from_to(from: &str, until: &str) => "{from}至{until}" | "{from} to {until}";
        running => "代办中" | "Covered now";
        ahead => "未开始" | "Ahead";
        declined => "未接受" | "Declined";
        end => "结束代办" | "End it";
        decline => "不接受" | "Decline";
        none => "没有缺勤安排" | "Nobody is away";
        none_why => "有人登记缺勤后，会列在这里。" | "Announced absences are listed here.";
        announce => "登记缺勤" | "Announce an absence";
        from => "第一天" | "First day";
        until => "最后一天" | "Last day";
        covered_by => "由谁代办" | "Who covers";
        choose => "请选择" | "Choose one";
        choose_hint => "会通知对方；对方可以不接受。不需要写缺勤原因。" | "They are told and may decline. No reason for the absence is asked.";
        submit => "登记" | "Announce";
        alone => "本处室没有其他受理人员，无法安排代办。" | "There is no other reviewer in this office who could cover.";
        announced => "已登记，已通知代办的同事。" | "Announced; your cover is told.";
        ended => "代办已结束。" | "The cover has ended.";
        declined_flash => "已回复不接受，缺勤的同事会收到消息。" | "Declined; your colleague is told.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in
            [HandOverText::CONSTANTS, AbsenceText::CONSTANTS].into_iter().flatten().flatten()
        {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
