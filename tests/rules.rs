//! The case rows: every verdict is as a reader of the notice expects it, and every citation is proved by turning the
//! clause. Also the generated reader's edition of the rules, and the pin of the digest.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its data must stop")]
#[path = "rules/case_rows.rs"]
mod case_rows;
#[path = "rules/reader.rs"]
mod reader;
#[path = "rules/turn.rs"]
mod turn;

use std::collections::BTreeSet;
use std::path::Path;

use case_rows::rows;
use turn::turned;
use zhicheng::cites;
use zhicheng::domain::catalogue::TitleLevel;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::eligibility::{
    Finding, Item, Outcome, Problem, Report, Revision, Rule, Verdict, n2025_298,
};
use zhicheng::domain::lang::Lang;

#[test]
fn every_case_row_gets_the_verdict_it_expects() {
    let mut complaints = Vec::new();
    for row in rows() {
        for complaint in row.complaints(&row.verdict()) {
            complaints.push(format!("{} ({}): {complaint}", row.name, row.item));
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_clause_that_a_row_cites_decides_it() {
    let mut complaints = Vec::new();
    for row in rows() {
        let verdict = row.verdict();
        for &clause in &row.decides {
            match turned(&verdict, clause) {
                Ok(other) if other.is_eligible() != verdict.is_eligible() => {}
                Ok(_) => complaints.push(format!("{}: turning {clause} changes nothing", row.name)),
                Err(reason) => complaints.push(format!("{}: {reason}", row.name)),
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn no_two_case_rows_have_the_same_name() {
    let names: Vec<_> = rows().into_iter().map(|row| row.name).collect();
    let distinct: BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len());
}

#[test]
fn a_sealed_verdict_gives_itself_again() {
    for row in rows() {
        let verdict = row.verdict();
        let sealed = serde_json::to_string(&verdict).unwrap();
        let opened: Verdict = serde_json::from_str(&sealed).unwrap();

        assert_eq!(opened, verdict, "{}", row.name);
        assert_eq!(serde_json::to_string(&opened.replayed()).unwrap(), sealed, "{}", row.name);
    }
}

#[test]
fn every_alternative_is_answered_and_has_a_reason_in_both_languages() {
    cites!(Clause::E5);
    for row in rows() {
        let verdict = row.verdict();
        let report = Report::from(&verdict);
        for rule in &verdict.requirements {
            for clause in std::iter::once(rule.clause()).chain(rule.parts().iter().map(Rule::clause)) {
                let answers: Vec<_> =
                    report.clauses.iter().filter(|answer| answer.clause == clause).collect();
                assert_eq!(answers.len(), 1, "{}: {clause}", row.name);
                assert!(!answers[0].because.is_empty() && !answers[0].because_zh.is_empty());
            }
        }
    }
}

#[test]
fn a_verdict_is_eligible_exactly_when_its_first_date_has_come() {
    for row in rows() {
        let verdict = row.verdict();
        let has_come = verdict.eligible_from().is_some_and(|day| day <= verdict.facts.as_of);

        assert_eq!(verdict.is_eligible(), has_come, "{}", row.name);
        assert_eq!(verdict.eligible_from().is_none(), !verdict.never_because().is_empty(), "{}", row.name);
    }
}

#[test]
fn consent_and_post_management_never_touch_eligibility() {
    cites!(Clause::P15);
    for row in rows() {
        let private = row.verdict();
        let mut facts = private.facts.clone();
        (facts.public_institution, facts.superior_consent) = (true, false);
        let public = Verdict::take(private.item.clone(), facts, private.findings.clone()).unwrap();

        assert_eq!(public.span, private.span, "{}", row.name);
        assert!(public.filing.iter().any(|condition| condition.clause == Clause::P14 && !condition.is_met));
        assert!(public.warnings.iter().any(|warning| warning.clause == Clause::P15));
    }
}

/// Every way to answer five questions: an unanswered one is never read as a no, nor as a yes.
#[test]
fn an_open_question_is_neither_a_yes_nor_a_no() {
    let asked = [Clause::B0, Clause::B1, Clause::B2, Clause::B3, Clause::B4];
    let case = rows().into_iter().find(|row| row.name == "everything stated and nothing judged yet").unwrap();
    let verdict = case.verdict();
    for number in 0..3_usize.pow(5) {
        let answers = [1, 3, 9, 27, 81].map(|place| [None, Some(true), Some(false)][number / place % 3]);
        let given = asked.into_iter().zip(answers).filter_map(|(clause, answer)| Some((clause, answer?)));
        let found = given.map(|(clause, met)| Finding { clause, met, reason: String::new() }).collect();

        let outcome = Verdict::take(verdict.item.clone(), verdict.facts.clone(), found).unwrap().outcome();

        let expected = if answers.contains(&Some(false)) {
            Outcome::NotMet
        } else if answers.contains(&None) {
            Outcome::NeedsPerson
        } else {
            Outcome::Met
        };
        assert_eq!(outcome, expected, "{answers:?}");
    }
}

#[test]
fn a_person_cannot_find_on_what_the_facts_decide() {
    let verdict = rows()[0].verdict();
    let finding = |clause| Finding { clause, met: true, reason: String::new() };
    let take = |found| Verdict::take(verdict.item.clone(), verdict.facts.clone(), found).unwrap_err();

    assert_eq!(take(vec![finding(Clause::E0)]).field, "findings[0].clause");
    assert_eq!(take(vec![finding(Clause::B1), finding(Clause::E9)]).field, "findings[1].clause");
    assert!(matches!(take(vec![finding(Clause::B1), finding(Clause::B1)]).problem, Problem::FoundTwice(_)));
}

#[test]
fn one_item_of_overseas_evidence_is_enough_whatever_its_length() {
    cites!(Clause::D24);
    for overseas in [(true, false), (false, true)] {
        let mut verdict = rows()[0].verdict();
        (verdict.facts.overseas_experience, verdict.facts.overseas_business) = overseas;
        assert!(!verdict.replayed().unmet().contains(&Clause::B4), "{overseas:?}");
    }
}

#[test]
fn only_the_engineering_series_asks_for_science_or_engineering() {
    cites!(Clause::D27);
    let asks = |item: &Item| n2025_298::requirements(item).iter().any(|rule| rule.clause() == Clause::E1);
    for item in case_rows::items().values() {
        assert_eq!(asks(item), item.engineering, "{}", item.item);
    }
}

#[test]
fn no_level_above_associate_senior_can_be_asked_for() {
    cites!(Clause::E9);
    for level in ["senior", "professor", "associate senior", ""] {
        assert!(serde_json::from_value::<TitleLevel>(level.into()).is_err(), "{level}");
    }
}

#[test]
fn the_first_line_says_the_outcome_the_date_and_the_clauses() {
    let line = |name: &str, lang| {
        let row = rows().into_iter().find(|row| row.name == name).unwrap();
        row.verdict().summary(lang)
    };

    assert_eq!(
        line("every question answered yes", Lang::En),
        "Eligible at the associate senior level since 2019-03-01."
    );
    assert_eq!(line("every question answered yes", Lang::Zh), "2019年3月1日起符合副高级的条件。");
    assert_eq!(
        line("one kind of overseas evidence confirmed closes B-4", Lang::En),
        "Eligible at the associate senior level since 2019-03-01, once a person confirms B-0, B-1, B-2, B-3."
    );
    assert_eq!(
        line("one kind of overseas evidence confirmed closes B-4", Lang::Zh),
        "2019年3月1日起符合副高级的条件，尚须由人确认：B-0、B-1、B-2、B-3。"
    );
    assert_eq!(
        line("CMA held for ten years less a day", Lang::En),
        "Not yet eligible at the associate senior level: L-6. Eligible from 2026-11-21 if the present work goes on."
    );
    assert_eq!(
        line("CMA held for ten years less a day", Lang::Zh),
        "尚不符合副高级的条件：L-6。现有工作继续的，2026年11月21日起符合。"
    );
    assert_eq!(
        line("twenty years after junior college", Lang::En),
        "Not eligible at the junior level, and time alone will not change it: E-1, E-2."
    );
    assert_eq!(
        line("twenty years after junior college", Lang::Zh),
        "不符合初级的条件，也不会因时间而符合：E-1、E-2。"
    );
}

/// One changed number in a tree, one changed sentence in a row that the tree cites, gives another digest. Rules that
/// have decided a case are never edited: a correction is a new revision with a digest of its own.
#[test]
fn the_rules_are_the_ones_that_were_reviewed() {
    let digests: Vec<_> = zhicheng::domain::eligibility::revision::REVISIONS
        .iter()
        .map(|revision| (revision.id, revision.digest()))
        .collect();

    assert_eq!(
        digests,
        [("n2025_298-r1", "1c3e5affaba39ad649f018e1b0815aac487ff3a4fdcbed1d9fc88825dee37ae1")]
    );
}

#[test]
fn every_list_is_decided_by_one_revision_and_an_unknown_list_by_none() {
    assert_eq!(Revision::for_list("shanghai-3.0").unwrap().id, "n2025_298-r1");
    assert!(Revision::for_list("shanghai-2.0").is_none());
    assert!(Revision::for_list("").is_none());
}

#[test]
fn the_readers_edition_of_the_rules_is_current() {
    reader::assert_current(Path::new("docs/rules.md"), &reader::edition());
}
