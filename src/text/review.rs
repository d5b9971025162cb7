//! The words of the reviewer's pages: the queue, a case, proposals, objections.
use super::texts;

texts! {
    /// The queue.
    pub QueueText {
        title => "待办事项" | "Work to do";
        due_today(day: &str, n: u32) => "{day} · 今日到期 {n} 件" | "{day} · due today: {n}";
        open_next => "处理下一件" | "Open the next case";
        strip => "按剩余工作日" | "By working days left";
        kinds => "按环节" | "By stage";
        proposals => "待确认" | "To confirm";
        search => "姓名或编号" | "Name or number";
        level => "申报层级" | "Level";
        owner => "经办人" | "Owner";
        round => "申报批次" | "Round";
        all => "全部" | "All";
        filter => "查询" | "Filter";
        reset => "重置" | "Reset";
        said(n: i64) => "共 {n} 件，按剩余时限排列。" | { if n == 1 { "1 case, the earliest deadline first.".into() } else { format!("{n} cases, the earliest deadline first.") } };
        chip(name: &str, value: &str) => "{name}：{value}" | "{name}: {value}";
        due => "剩余工作日" | "Days left";
        applicant => "申报人·单位" | "Applicant and unit";
        certificate => "境外证书" | "Certificate";
        state => "状态" | "State";
        corrections => "补正" | "Corrections";
        times(n: i64) => "{n} 次" | "{n}";
        none => "无" | "none";
        take => "领取" | "Take";
        take_selected => "领取所选" | "Take the selected";
        choose(number: &str) => "选择 {number}" | "Choose {number}";
        nothing => "没有符合条件的事项" | "No case fits";
        nothing_why => "当前条件下没有事项。可以重置条件，或查看其他环节。" | "There is no case under these filters. Reset them, or look at another stage.";
        taken(n: usize) => "已领取 {n} 件。" | { if n == 1 { "You have taken 1 case.".into() } else { format!("You have taken {n} cases.") } };
        not_taken(numbers: &str) => "未能领取 {numbers}：已由同事领取、已不在受理环节，或须由您回避。" | "Not taken: {numbers}. A colleague has them, they have left the review, or you have a tie to them.";
        saved => "常用条件" | "Saved filters";
        keep => "保存或管理" | "Save or manage";
        mine => "我经办的" | "Mine";
        unclaimed => "未领取" | "Not taken";
        somebody_else => "其他人" | "Somebody else";
        covered => "（代办）" | " (you cover)";
        hand_over_selected => "转交所选" | "Hand over the selected";
        between => "、" | ", ";
        choose_first => "请先选择要领取的事项。" | "Choose the cases to take first.";
        proposed_at => "提出时间" | "Proposed";
        proposal => "提议" | "Proposal";
        proposer => "提出人" | "Proposed by";
        nothing_to_confirm => "没有待确认的提议" | "Nothing waits for confirmation";
        nothing_to_confirm_why => "须两人办理的决定，由一人提出后会出现在这里，由另一人确认。" | "A decision that takes two people appears here once one has proposed it, for another to confirm.";
    }
}

texts! {
    /// One case.
    pub ReviewText {
        page(number: &str) => "{number} 审查" | "{number} Review";
        number => "事项编号" | "Case";
        unit => "申报单位" | "Employer";
        owner => "经办" | "Owner";
        nobody => "未领取" | "not taken";
        previous => "上一件" | "Previous";
        next => "下一件" | "Next";
        take => "领取" | "Take";
        give_back => "退回待领" | "Give back";
        checks => "审查要点" | "Check list";
        basis => "依据：沪人社专〔2025〕298号第二条" | "Under article 2 of notice 298 of 2025";
        agreeing(n: usize) => "{n} 项一致" | { if n == 1 { "1 agrees".into() } else { format!("{n} agree") } };
        to_look(n: usize) => "{n} 项请核对" | "{n} to check";
        condition => "条件与材料" | "Condition and evidence";
        comparison => "系统比对" | "Comparison";
        opinion => "审查意见" | "Opinion";
        opinion_on(what: &str) => "{what}：审查意见" | "{what}: opinion";
        note_on(what: &str) => "需补正的内容（{what}，申报人可见）" | "What to correct ({what}; the applicant reads this)";
        agrees => "一致" | "Agrees";
        look => "请核对" | "Check";
        differs => "不一致" | "Differs";
        met => "符合" | "Meets";
        to_correct => "需补正" | "Correct";
        decision => "审查决定" | "Decision";
        accept => "予以受理" | "Accept";
        accept_means => "进入专家评议" | "The case goes to the expert panel";
        correct => "一次性告知补正" | "Ask for corrections, once";
        correct_means(days: u32, until: &str) => "由“需补正”的项目生成通知；申报人有 {days} 个工作日，至{until}" | "The items marked Correct make the notice; the applicant has {days} working days, until {until}";
        correct_again => "已发过补正通知：再次通知须写明理由，由另一人确认（D-18）" | "A notice was sent before: another one needs a reason and a second person (D-18)";
        refuse => "不予受理" | "Do not accept";
        refuse_means => "须写明理由和条款，由另一人确认" | "Needs a reason and a clause; a second person confirms";
        clause => "依据的条款" | "Clause";
        clause_hint => "不予受理时必选" | "Needed when you do not accept";
        choose_clause => "请选择" | "Choose one";
        reason => "理由（申报人可见）" | "Reason (the applicant reads this)";
        submit => "提交" | "Submit";
        submit_next => "提交并打开下一件" | "Submit and open the next";
        choose_decision => "请选择一项决定。" | "Choose a decision.";
        no_decision_why(status: &str) => "事项现为“{status}”。轮到受理审核时，这里会出现决定。" | "The case is now “{status}”. A decision appears here when it is the reviewer's turn.";
        other_acts => "其他办理" | "Other acts";
        facts => "申报信息" | "The application";
        record => "办理记录" | "Record";
        evidence => "材料" | "Documents";
        name => "姓名" | "Name";
        latin_name => "拉丁字母姓名" | "Name in Latin letters";
        post => "岗位" | "Post";
        title => "对应职称" | "Title applied for";
        level => "层级" | "Level";
        certificate => "境外证书" | "Certificate";
        issuer => "发证机构" | "Issuing body";
        certificate_no => "证书编号" | "Certificate number";
        awarded_on => "取得日期" | "Awarded";
        speciality => "申报专业" | "Speciality";
        verdict => "申报时的资格核对" | "Eligibility check at filing";
        dropped => "该证书已不在现行清单的C类中，按申报时的版本办理（D-09）。" | "The certificate is no longer in class C of the list in force; the version of the filing applies (D-09).";
        corrections => "补正通知" | "Correction notices";
        correction_n(n: i32) => "第 {n} 次补正" | "Correction notice {n}";
        no_answer_yet => "尚未答复" | "not answered yet";
        objections => "结果公示异议" | "Objections to the result";
        no_objections => "没有收到异议。" | "No objection was received.";
        register_objection => "登记异议" | "Register an objection";
        waits(what: &str) => "“{what}”待确认。" | "“{what}” waits for confirmation.";
        open_proposal => "查看提议" | "See the proposal";
        done_accept(number: &str) => "已受理 {number}。" | "Case {number} is accepted.";
        done_correct(number: &str) => "已通知补正 {number}。" | "The correction notice for {number} is sent.";
        done_propose(number: &str) => "{number} 的提议已提交，等待另一人确认。" | "The proposal on {number} waits for a second person.";
        done_act(number: &str, what: &str) => "{number}：已办理“{what}”。" | "{number}: done: {what}.";
        not_filed => "尚未申报。申报表和材料在申报后可见。（依据 §2(3)3）" | "Not filed yet: form and documents are shown once it is. (§2(3)3)";
        done_claim(number: &str) => "已领取 {number}。" | "You have taken {number}.";
        done_give_back(number: &str) => "已退回 {number}，其他人可以领取。" | "{number} can be taken by others.";
        queue_end => "没有下一件，已回到待办。" | "That was the last one in this list.";
    }
}

texts! {
    /// Confirmation pages, proposals, objections.
    pub ActText {
        act(what: &str, number: &str) => "{what}：{number}" | "{what}: {number}";
        object => "事项" | "Case";
        effect => "办理后" | "Effect";
        becomes(status: &str) => "事项变为“{status}”。" | "The case becomes “{status}”.";
        returns => "事项回到结束前所在的环节。" | "The case returns to the stage it left.";
        stays_paused => "工作日计时停止；每次暂停都有记录。" | "The working-day clock stops; every pause is on record.";
        stays_running => "工作日计时重新开始。" | "The working-day clock runs again.";
        undo_two => "须由另一人确认后才生效；确认后不能撤回。" | "Nothing happens until a second person confirms; after that it cannot be undone.";
        undo_one => "提交后立即生效，记入办理记录，不能撤回。" | "It takes effect at once, stays on record and cannot be undone.";
        undo_reopen => "可以另行重启，须两人办理。" | "It can be reopened later, by two people.";
        reason => "理由" | "Reason";
        reason_hint => "写入办理记录，申报人和单位可以看到。" | "It goes into the record; the applicant and the unit read it.";
        recheck => "复查申请已获准（D-11）" | "A re-check was granted (D-11)";
        propose => "提出，由另一人确认" | "Propose it to a second person";
        carry_out => "确认办理" | "Do it";
        back => "返回事项" | "Back to the case";
        proposal_title(what: &str) => "提议：{what}" | "Proposal: {what}";
        what => "提议" | "Proposed move";
        by => "提出人" | "Proposed by";
        by_system => "系统按期限提示" | "The system, because a deadline or fact calls for it";
        at => "提出时间" | "Proposed";
        clause => "依据条款" | "Clause";
        items => "补正项目" | "To be corrected";
        no_reason => "系统提示，无需理由" | "Pointed out by the system";
        decided => "结果" | "Outcome";
        decided_by => "决定人" | "Decided by";
        confirm => "确认，立即生效" | "Confirm; it takes effect at once";
        confirm_means => "确认后事项按提议办理，通知申报人和单位，不能撤回。" | "The case moves as proposed, the applicant and the unit are told, and it cannot be undone.";
        set_aside => "不采纳" | "Set aside";
        set_aside_reason => "不采纳的理由" | "Why it is not followed";
        own => "这是您提出的，须由另一人确认。您仍可以撤下它。" | "You proposed this, so a colleague confirms it. You can still set it aside.";
        cannot => "现在不能确认：" | "It cannot be confirmed now:";
        needs_proposer => "这是系统提示。须由一人提出、另一人确认：请先提出。" | "The system pointed this out. It takes two people: propose it first.";
        confirmed_flash(number: &str, what: &str) => "{number}：“{what}”已确认生效。" | "{number}: “{what}” is confirmed.";
        set_aside_flash(number: &str) => "{number} 的提议未被采纳，已记录理由。" | "The proposal on {number} was set aside; the reason is on record.";
        objection => "异议" | "Objection";
        objections_of(number: &str) => "结果公示异议：{number}" | "Objections to the result: {number}";
        content => "异议内容" | "What is objected to";
        content_hint => "当面、来电或来信提出的异议，如实记录；公示期不因登记而中断。" | "Write down faithfully what came in person, by telephone or by letter; the window runs on.";
        contact => "联系方式" | "Contact";
        lodged_at => "提出时间" | "Lodged";
        anonymous => "匿名" | "Anonymous";
        finding => "调查结论和依据" | "Finding and what it rests on";
        register => "登记" | "Register";
        registered => "异议已登记。办结前，公示不能结束。" | "The objection is registered. Publicity cannot be closed before it is settled.";
        investigate => "开始调查" | "Start the investigation";
        investigating => "已开始调查。" | "The investigation has begun.";
        decide => "处理结论" | "Outcome";
        dismiss => "异议不成立" | "Dismissed";
        dismiss_means => "公示期满后事项继续办理" | "The case goes on when the window is over";
        uphold => "异议成立" | "Upheld";
        uphold_means => "另行提出终结事项，由另一人确认（§2(3)5）" | "Ending the case is then proposed, and a second person confirms (§2(3)5)";
        choose => "请选择处理结论。" | "Choose the outcome.";
        record_outcome => "记录结论" | "Record the outcome";
        recorded => "结论已记录。" | "The outcome is recorded.";
        end_case => "提出终结事项" | "Propose to end the case";
        no_objections => "没有异议" | "No objection";
        no_objections_why => "公示期内收到的异议列在这里。" | "Objections received while the window runs are listed here.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        let sets = [QueueText::CONSTANTS, ReviewText::CONSTANTS, ActText::CONSTANTS];
        for (name, zh, en) in sets.into_iter().flatten().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
