//! 沪人社专[2025]298号, §2(1) and §2(2), revision 1. One function per level; read it beside the notice.
//! Not to be edited once a case has been decided by it: a correction is a new revision.
use super::facts::DegreeKind::{self, Doctor, SecondBachelor, UndergraduateDiploma};
use super::facts::Item;
use super::rule::{Claim, Place, Rule};
use crate::domain::catalogue::TitleLevel;
use crate::domain::clause::Clause;

/// What the holder of this item must fulfil: each of these rules.
pub fn requirements(item: &Item) -> Vec<Rule> {
    let mut rules = vec![Rule::Held { clause: Clause::L3, years: 0 }];
    rules.extend(item.holding_years.map(|years| Rule::Held { clause: Clause::L6, years }));
    rules.extend(basic());
    rules.push(Rule::Work { clause: Clause::E0, years: 1, place: Place::Shanghai });
    if item.engineering {
        rules.push(Rule::Stem { clause: Clause::E1, least: UndergraduateDiploma });
    }
    rules.push(match item.level {
        TitleLevel::Junior => junior(),
        TitleLevel::Intermediate => intermediate(),
        TitleLevel::AssociateSenior => associate_senior(),
    });
    rules
}

/// 基本要求 §2(1), and lawful work now (§2)
fn basic() -> Vec<Rule> {
    vec![
        Rule::PresentWork { clause: Clause::B0, place: Place::Shanghai },
        Rule::Claimed { clause: Clause::B1, claim: Claim::LawAbiding },
        Rule::Claimed { clause: Clause::B2, claim: Claim::Ethics },
        Rule::Claimed { clause: Clause::B3, claim: Claim::Duty },
        any(
            Clause::B4,
            vec![
                Rule::Claimed { clause: Clause::B4a, claim: Claim::OverseasExperience },
                Rule::Claimed { clause: Clause::B4b, claim: Claim::OverseasBusiness },
            ],
        ),
    ]
}

/// 初级 §2(2)1
fn junior() -> Rule {
    any(
        Clause::E2,
        vec![
            degree(Clause::E2_1, SecondBachelor),
            all(Clause::E2_2, vec![degree(Clause::E2_2a, UndergraduateDiploma), work(Clause::E2_2b, 1)]),
        ],
    )
}

/// 中级 §2(2)2
fn intermediate() -> Rule {
    any(
        Clause::E3,
        vec![
            degree(Clause::E3_1, Doctor),
            all(Clause::E3_2, vec![degree(Clause::E3_2a, SecondBachelor), work(Clause::E3_2b, 2)]),
            all(Clause::E3_3, vec![degree(Clause::E3_3a, UndergraduateDiploma), work(Clause::E3_3b, 5)]),
        ],
    )
}

/// 副高级 §2(2)3
fn associate_senior() -> Rule {
    any(
        Clause::E4,
        vec![
            all(Clause::E4_1, vec![degree(Clause::E4_1a, Doctor), work(Clause::E4_1b, 2)]),
            all(Clause::E4_2, vec![degree(Clause::E4_2a, SecondBachelor), work(Clause::E4_2b, 7)]),
            all(Clause::E4_3, vec![degree(Clause::E4_3a, UndergraduateDiploma), work(Clause::E4_3b, 10)]),
        ],
    )
}

fn all(clause: Clause, parts: Vec<Rule>) -> Rule {
    Rule::All { clause, parts }
}

fn any(clause: Clause, parts: Vec<Rule>) -> Rule {
    Rule::Any { clause, parts }
}

fn degree(clause: Clause, least: DegreeKind) -> Rule {
    Rule::Degree { clause, least }
}

fn work(clause: Clause, years: u32) -> Rule {
    Rule::Work { clause, years, place: Place::Anywhere }
}
