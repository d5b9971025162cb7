//! The words of a decision: a letter that says what was decided, on what, and what can be done about it.
use super::texts;
use crate::domain::case::Action;

texts! {
    pub DecisionText {
        title => "决定告知书" | "Notice of decision";
        print => "可用浏览器打印，A4纸。" | "To keep it on paper, print it with your browser on A4.";
        read => "查看决定告知书" | "Read the decision";
        number => "文号" | "Number";
        to => "致" | "To";
        decided => "决定" | "Decision";
        date => "决定日期" | "Decided on";
        by => "作出决定" | "Decided by";
        facts => "依据的事实" | "The facts";
        reasons => "理由" | "Reasons";
        basis => "依据的条款" | "The clauses";
        case => "事项" | "Case";
        filed => "申报日期" | "Filed";
        verification => "证书查验" | "Verification";
        answered(what: &str, when: &str) => "{what}（{when}）" | "{what} ({when})";
        asked => "要求补正" | "To be corrected";
        not_answered => "未答复" | "Not answered";
        window => "结果公示" | "Result on display";
        until(day: &str) => "至{day} 24:00" | "to the end of {day}";
        title_awarded => "职称" | "Title";
        certificate_no => "证书编号" | "Certificate number";
        answer_to_reply => "对申辩的答复" | "Answer to the holder's reply";
        no_reasons => "办理记录中没有另写理由；评议专家各自的意见和表决不公开（D-11）。" | "The record holds no further reasons; what each expert thought and voted stays closed (D-11).";
        no_reasons_needed => "符合所列条款，没有另写理由。" | "The clauses below are met; no further reasons were written.";
        what_now => "可以怎样做" | "What you can do";
        how => "办法" | "How";
        where_to => "向谁提出" | "Where";
        by_when => "期限" | "By when";
        no_limit => "本程序不设期限，随时可以提出（D-19）。法律另有规定的期限，从其规定。" | "This procedure sets no term: at any time (D-19). Where a law sets one, that term counts.";
        while_public => "结果公示期内（§2(3)5）。" | "While the result is on display (§2(3)5).";
        at_any_time => "随时。" | "At any time.";
        from_unit => "用人单位人事部门" | "Your employer's personnel office";
        from_office => "市级受理部门" | "The city's receiving office";
        from_certificate => "制证部门" | "The certificate office";
        by_verification => "证书查验部门" | "The verification office";
        by_panel => "评议会（集体评议、秘密表决）" | "The panel (as a body, by secret vote)";
        passed_now => "公示期满无异议的，制发电子证书，并通知您。公示内容有误的，请提出。" | "If nobody objects while the result is on display, your certificate is issued and you are told. If something on display is wrong, say so.";
        certified_now => "下载证书；发现姓名等有误的，请制证部门更正。" | "Download the certificate. If a name or another fact is wrong on it, ask the office to correct it.";
        download => "下载电子证书（PDF）" | "Download the certificate (PDF)";
        complaint => "对办理过程有意见的，可以投诉。" | "You can complain about how the case was handled.";
        complain => "反馈或投诉" | "Write to us";
        read_on(when: &str) => "申报人已于 {when} 查阅" | "Read by the applicant on {when}";
        not_read => "申报人尚未查阅" | "Not read by the applicant yet";
        reading => "决定告知书" | "Notice of decision";
        reading_note => "仅供了解是否送达，不影响任何期限和权利（D-11、D-19）。" | "It only tells whether the letter arrived; no term and no right depends on it.";
        recorded(when: &str) => "您首次打开的时间已记录：{when}。不影响您的期限和权利。" | "That you first opened this on {when} is on record. No term and no right of yours depends on it.";
    }
}

impl DecisionText {
    /// What was decided, as a sentence; none for a move that decides nothing.
    pub fn said(self, action: Action) -> Option<&'static str> {
        let (zh, en) = match action {
            Action::Pass => (
                "您的申报通过专家评议，结果现予公示。",
                "The panel passed your case. The result is on display.",
            ),
            Action::Fail => ("您的申报未通过专家评议。", "The panel did not pass your case."),
            Action::NotAccept => ("您的申报不予受理。", "Your case is not accepted."),
            Action::Lapse => (
                "您的申报逾期未补正，按撤回处理。",
                "Your case lapsed: the term for correcting it passed, which counts as a withdrawal.",
            ),
            Action::EndOnObjection | Action::EndOnResultObjection => (
                "公示期间的异议经调查成立，事项终结。",
                "An objection made during publicity was upheld after investigation. The case has ended.",
            ),
            Action::FailVerification => (
                "证书查验未通过，事项终结。",
                "The certificate did not pass verification. The case has ended.",
            ),
            Action::DeclineByEmployer => {
                ("用人单位审核未通过，事项终结。", "Your employer declined the case. It has ended.")
            }
            Action::Terminate => (
                "申报所依据的情况不再存在，事项终止。",
                "What the case rested on no longer stands. The case is terminated.",
            ),
            Action::Issue => (
                "您的职称已认定，电子证书已制发。",
                "Your title is recognised and the certificate is issued.",
            ),
            Action::Revoke => ("您的职称证书已被撤销。", "Your title certificate is revoked."),
            _ => return None,
        };
        Some(self.0.pick(zh, en))
    }

    /// What to do about a decision in one's favour; the others have a remedy.
    pub const fn next(self, action: Action) -> Option<&'static str> {
        match action {
            Action::Pass => Some(self.passed_now()),
            Action::Issue => Some(self.certified_now()),
            _ => None,
        }
    }

    /// Who is to be asked to look again.
    pub const fn whom(self, action: Action) -> &'static str {
        match action {
            Action::DeclineByEmployer | Action::EndOnObjection | Action::FailVerification => self.from_unit(),
            Action::Issue | Action::Revoke => self.from_certificate(),
            _ => self.from_office(),
        }
    }

    /// By when.
    pub const fn term(self, action: Action) -> &'static str {
        match action {
            Action::Pass => self.while_public(),
            Action::Issue => self.at_any_time(),
            _ => self.no_limit(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;
    use crate::text::has_han;

    #[test]
    fn every_decision_is_said_in_both_languages_and_nothing_else_is() {
        for &action in Action::ALL {
            let (zh, en) = (DecisionText(Lang::Zh).said(action), DecisionText(Lang::En).said(action));

            assert_eq!(zh.is_some(), action.decides(), "{action}");
            assert!(zh.is_none_or(has_han) && !en.is_some_and(has_han), "{action}");
        }
        for (name, zh, en) in DecisionText::CONSTANTS.iter().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
