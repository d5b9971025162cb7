//! Every single change of the rule tree must be noticed by the case rows: a wrong number, another degree, a branch
//! dropped, all for any, another place. A change that no row can notice is listed with the argument why.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its data must stop")]
#[path = "rules/case_rows.rs"]
#[expect(dead_code, reason = "the rows serve several tests")]
mod case_rows;

use std::collections::BTreeMap;

use case_rows::rows;
use zhicheng::domain::catalogue::TitleLevel;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::eligibility::n2025_298::requirements;
use zhicheng::domain::eligibility::{Claim, DegreeKind, Item, Place, Rule};

/// Changes that leave every verdict and every answer as they are, and why.
const EQUIVALENT: &[(&str, &str)] = &[];

const LEVELS: [TitleLevel; 3] = [TitleLevel::Junior, TitleLevel::Intermediate, TitleLevel::AssociateSenior];

const CLAIMS: [Claim; 5] =
    [Claim::LawAbiding, Claim::Ethics, Claim::Duty, Claim::OverseasExperience, Claim::OverseasBusiness];

type Change = Box<dyn Fn(&[Rule]) -> Vec<Rule>>;

#[test]
fn every_wrong_rule_is_noticed_by_a_case_row() {
    let judged: Vec<_> = rows().into_iter().map(|row| (row.verdict(), row)).collect();
    let mutants = mutants();
    let is_noticed = |change: &Change| {
        judged.iter().any(|(verdict, row)| {
            let other = change(&verdict.requirements);
            other != verdict.requirements && !row.complaints(&verdict.under_rules(other)).is_empty()
        })
    };

    let survivors: Vec<_> =
        mutants.iter().filter(|(_, change)| !is_noticed(change)).map(|(name, _)| name.as_str()).collect();

    let argued: Vec<_> = EQUIVALENT.iter().map(|(name, _)| *name).collect();
    assert_eq!(survivors, argued, "{} of {} changes survive", survivors.len(), mutants.len());
    assert!(mutants.len() >= 140, "only {} changes were tried", mutants.len());
}

#[test]
fn the_rules_as_they_are_are_not_complained_of() {
    let complaints: Vec<_> = rows().iter().flat_map(|row| row.complaints(&row.verdict())).collect();
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// Every change, by name.
fn mutants() -> BTreeMap<String, Change> {
    let mut mutants: BTreeMap<String, Change> = BTreeMap::new();
    for level in LEVELS {
        let rules = tree(level);
        for rule in &rules {
            let clause = rule.clause();
            let dropped = move |rules: &[Rule]| -> Vec<Rule> {
                rules.iter().filter(|rule| rule.clause() != clause).cloned().collect()
            };
            mutants.insert(format!("{clause}: no longer required"), Box::new(dropped));
            for node in nodes(rule) {
                for (name, other) in changed(node) {
                    mutants.insert(format!("{}: {name}", node.clause()), replacing(node.clause(), other));
                }
            }
        }
        for other in LEVELS.into_iter().filter(|other| *other != level) {
            mutants.insert(
                format!("{level:?} judged by the rules of {other:?}"),
                with_level_rules(level, other),
            );
        }
    }
    mutants.insert("E-1: asked of every series".into(), Box::new(asked_of_every_series));
    mutants
}

fn tree(level: TitleLevel) -> Vec<Rule> {
    let (list, item) = (String::new(), String::new());
    requirements(&Item { list, item, level, engineering: true, holding_years: Some(10) })
}

fn nodes(rule: &Rule) -> Vec<&Rule> {
    let parts = rule.parts().iter().flat_map(nodes);
    std::iter::once(rule).chain(parts).collect()
}

/// How one rule becomes another: applied to the rule of the same clause wherever it stands, since the holding period
/// comes from the list row.
type Rewrite = Box<dyn Fn(&Rule) -> Rule>;

fn replacing(clause: Clause, rewrite: Rewrite) -> Change {
    fn map(rule: &Rule, clause: Clause, rewrite: &Rewrite) -> Rule {
        if rule.clause() == clause {
            return rewrite(rule);
        }
        let parts = |parts: &[Rule]| parts.iter().map(|part| map(part, clause, rewrite)).collect();
        match rule {
            Rule::All { clause, parts: old } => Rule::All { clause: *clause, parts: parts(old) },
            Rule::Any { clause, parts: old } => Rule::Any { clause: *clause, parts: parts(old) },
            leaf => leaf.clone(),
        }
    }
    Box::new(move |rules| rules.iter().map(|rule| map(rule, clause, &rewrite)).collect())
}

fn changed(rule: &Rule) -> Vec<(String, Rewrite)> {
    let clause = rule.clause();
    match rule {
        Rule::All { parts, .. } | Rule::Any { parts, .. } => changed_group(rule, parts.len()),
        Rule::Degree { least, .. } => other_degrees(*least)
            .map(|least| rewritten(format!("{least:?}"), Rule::Degree { clause, least }))
            .collect(),
        Rule::Stem { least, .. } => {
            let stem = |least| rewritten(format!("{least:?} in science"), Rule::Stem { clause, least });
            let mut all: Vec<_> = other_degrees(*least).map(stem).collect();
            all.push(rewritten("any field".into(), Rule::Degree { clause, least: *least }));
            all
        }
        Rule::Work { years, place, .. } => changed_work(clause, *years, *place),
        Rule::Held { years, .. } => changed_holding(clause, *years),
        Rule::PresentWork { .. } => {
            let anywhere = rewritten("anywhere".into(), Rule::PresentWork { clause, place: Place::Anywhere });
            // An ended job would do if past work were asked for instead of present work.
            let past = Rule::Work { clause, years: 0, place: Place::Shanghai };
            vec![anywhere, rewritten("any past work".into(), past)]
        }
        Rule::Claimed { claim, .. } => {
            let others = CLAIMS.into_iter().filter(|other| other != claim);
            others.map(|claim| rewritten(format!("{claim:?}"), Rule::Claimed { clause, claim })).collect()
        }
    }
}

fn rewritten(name: String, other: Rule) -> (String, Rewrite) {
    (name, Box::new(move |_| other.clone()))
}

fn other_degrees(least: DegreeKind) -> impl Iterator<Item = DegreeKind> {
    DegreeKind::ALL.iter().copied().filter(move |other| *other != least)
}

fn changed_group(rule: &Rule, parts: usize) -> Vec<(String, Rewrite)> {
    let swapped: (&str, Rewrite) = match rule {
        Rule::All { .. } => {
            ("any for all", Box::new(|rule| Rule::Any { clause: rule.clause(), parts: rule.parts().into() }))
        }
        _ => {
            ("all for any", Box::new(|rule| Rule::All { clause: rule.clause(), parts: rule.parts().into() }))
        }
    };
    let mut changes = vec![(swapped.0.to_owned(), swapped.1)];
    for index in 0..parts {
        let name = format!("{} dropped", rule.parts()[index].clause());
        changes.push((name, Box::new(move |rule| without(rule, index))));
    }
    changes
}

fn without(rule: &Rule, index: usize) -> Rule {
    let mut other = rule.clone();
    if let Rule::All { parts, .. } | Rule::Any { parts, .. } = &mut other {
        parts.remove(index);
    }
    other
}

fn changed_work(clause: Clause, years: u32, place: Place) -> Vec<(String, Rewrite)> {
    let other_place = if place == Place::Shanghai { Place::Anywhere } else { Place::Shanghai };
    vec![
        rewritten(format!("{} years", years + 1), Rule::Work { clause, years: years + 1, place }),
        rewritten(format!("{} years", years - 1), Rule::Work { clause, years: years - 1, place }),
        rewritten(format!("{other_place:?}"), Rule::Work { clause, years, place: other_place }),
    ]
}

/// A holding period is one year longer or shorter than the list row says.
fn changed_holding(clause: Clause, years: u32) -> Vec<(String, Rewrite)> {
    let by = |change: i64| -> Rewrite {
        Box::new(move |rule| match *rule {
            Rule::Held { clause, years } => {
                Rule::Held { clause, years: u32::try_from(i64::from(years) + change).unwrap() }
            }
            _ => rule.clone(),
        })
    };
    let mut changes = vec![("a year longer".to_owned(), by(1))];
    if years > 0 {
        changes.push(("a year shorter".to_owned(), by(-1)));
        changes.push(rewritten("only held".into(), Rule::Held { clause, years: 0 }));
    }
    changes
}

fn with_level_rules(level: TitleLevel, other: TitleLevel) -> Change {
    let own = tree(level).pop().unwrap();
    let foreign = tree(other).pop().unwrap();
    Box::new(move |rules| {
        rules.iter().map(|rule| if *rule == own { foreign.clone() } else { rule.clone() }).collect()
    })
}

fn asked_of_every_series(rules: &[Rule]) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    if rules.iter().all(|rule| rule.clause() != Clause::E1) {
        rules.push(Rule::Stem { clause: Clause::E1, least: DegreeKind::UndergraduateDiploma });
    }
    rules
}
