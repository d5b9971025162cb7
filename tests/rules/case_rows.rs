//! The case rows of `tests/rules/*.toml`: read, judged, and turned.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use zhicheng::domain::catalogue::TitleLevel;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::eligibility::{
    Answer, Declarations, Degree, DegreeKind, Facts, Finding, Item, Outcome, Stint, Verdict,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<CaseRow>,
}

/// One row. `README.md` beside the rows tells what each field means.
#[expect(clippy::struct_excessive_bools, reason = "the answers of the form, as a lawyer writes them")]
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRow {
    pub name: String,
    pub item: String,
    as_of: String,
    #[serde(default = "usual_award")]
    awarded: String,
    degrees: Vec<String>,
    work: Vec<String>,
    #[serde(default = "yes")]
    overseas_experience: bool,
    #[serde(default)]
    overseas_business: bool,
    #[serde(default = "yes")]
    law_abiding: bool,
    #[serde(default = "yes")]
    ethics: bool,
    #[serde(default = "yes")]
    duty: bool,
    #[serde(default)]
    public_institution: bool,
    #[serde(default)]
    superior_consent: bool,
    #[serde(default)]
    findings: BTreeMap<String, String>,
    pub eligible: bool,
    pub first_date: String,
    #[serde(default)]
    never_because: Vec<Clause>,
    #[serde(default)]
    met: Vec<Clause>,
    #[serde(default)]
    unmet: Vec<Clause>,
    asks_person: Option<Vec<Clause>>,
    #[serde(default)]
    warns: Vec<Clause>,
    #[serde(default)]
    pub decides: Vec<Clause>,
}

fn usual_award() -> String {
    "2000-01-01".into()
}

fn yes() -> bool {
    true
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// Every row of every file, in the order of the file names.
pub fn rows() -> Vec<CaseRow> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let is_cases = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "toml") && !path.ends_with("items.toml")
    };
    let mut paths: Vec<_> = entries.filter(is_cases).collect();
    paths.sort();
    paths.iter().flat_map(|path| read(path)).collect()
}

fn read(path: &Path) -> Vec<CaseRow> {
    let text = fs::read_to_string(path).unwrap();
    let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    file.case
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemRow {
    level: TitleLevel,
    engineering: bool,
    holding_years: Option<u32>,
}

/// The list rows that the cases speak of.
pub fn items() -> BTreeMap<String, Item> {
    let text = fs::read_to_string(folder().join("items.toml")).unwrap();
    let rows: BTreeMap<String, ItemRow> = toml::from_str(&text).unwrap();
    let item = |(name, row): (String, ItemRow)| {
        let list = "shanghai-3.0".to_owned();
        let ItemRow { level, engineering, holding_years } = row;
        (name.clone(), Item { list, item: name, level, engineering, holding_years })
    };
    rows.into_iter().map(item).collect()
}

impl CaseRow {
    /// The verdict of the program on this row.
    pub fn verdict(&self) -> Verdict {
        let item =
            items().remove(&self.item).unwrap_or_else(|| panic!("{}: no item {}", self.name, self.item));
        Verdict::take(item, self.facts(), self.found())
            .unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    fn facts(&self) -> Facts {
        Facts {
            as_of: self.as_of.parse().unwrap(),
            certificate_awarded_on: Some(self.awarded.parse().unwrap()),
            degrees: self.degrees.iter().map(|text| degree(text)).collect(),
            work: self.work.iter().map(|text| stint(text)).collect(),
            overseas_experience: self.overseas_experience,
            overseas_business: self.overseas_business,
            declarations: Declarations {
                law_abiding: self.law_abiding,
                ethics: self.ethics,
                duty: self.duty,
            },
            public_institution: self.public_institution,
            superior_consent: self.superior_consent,
        }
    }

    fn found(&self) -> Vec<Finding> {
        let finding = |(clause, answer): (&String, &String)| {
            let met = match answer.as_str() {
                "yes" => true,
                "no" => false,
                other => panic!("{}: a finding is yes or no, not {other:?}", self.name),
            };
            Finding { clause: clause.parse().unwrap(), met, reason: "as the case row says".into() }
        };
        self.findings.iter().map(finding).collect()
    }

    /// Where a verdict differs from what the row expects; empty when it agrees.
    pub fn complaints(&self, verdict: &Verdict) -> Vec<String> {
        let mut complaints = Vec::new();
        let mut expect = |what: &str, expected: String, found: String| {
            if expected != found {
                complaints.push(format!("{what}: expected {expected}, found {found}"));
            }
        };
        let first_date = verdict.eligible_from().map_or("never".to_owned(), |day| day.to_string());
        let warns: Vec<_> = verdict.warnings.iter().map(|warning| warning.clause).collect();
        expect("eligible", self.eligible.to_string(), verdict.is_eligible().to_string());
        expect("first_date", self.first_date.clone(), first_date);
        expect("never_because", names(&self.never_because), names(&verdict.never_because()));
        expect("warns", names(&self.warns), names(&warns));
        if let Some(clauses) = &self.asks_person {
            expect("asks_person", names(clauses), names(&verdict.questions()));
        }
        for (clauses, expected) in [(&self.met, "met"), (&self.unmet, "unmet")] {
            for &clause in clauses {
                expect(clause.name(), expected.to_owned(), told(verdict, clause).to_owned());
            }
        }
        complaints
    }
}

fn names(clauses: &[Clause]) -> String {
    let names: Vec<_> = clauses.iter().map(|clause| clause.name()).collect();
    format!("[{}]", names.join(", "))
}

fn told(verdict: &Verdict, clause: Clause) -> &'static str {
    let answered = outcomes(verdict).into_iter().find(|(of, _)| *of == clause).map(|(_, outcome)| outcome);
    let condition = verdict.filing.iter().find(|condition| condition.clause == clause);
    match (answered, condition.map(|condition| condition.is_met)) {
        (Some(Outcome::Met | Outcome::NeedsPerson), _) | (_, Some(true)) => "met",
        (Some(Outcome::NotMet), _) | (_, Some(false)) => "unmet",
        (None, None) => "not asked",
    }
}

/// The outcome of every node of the tree, leaves included.
pub fn outcomes(verdict: &Verdict) -> Vec<(Clause, Outcome)> {
    fn walk(answer: &Answer, verdict: &Verdict, into: &mut Vec<(Clause, Outcome)>) {
        into.push((answer.clause, answer.span.on(verdict.facts.as_of)));
        answer.parts.iter().for_each(|part| walk(part, verdict, into));
    }
    let mut all = Vec::new();
    verdict.answers.iter().for_each(|answer| walk(answer, verdict, &mut all));
    all
}

/// `master stem 2010-07-01`
fn degree(text: &str) -> Degree {
    let words: Vec<_> = text.split_whitespace().collect();
    let [kind, field, awarded_on] = words[..] else {
        panic!("a degree is \"master stem 2010-07-01\", not {text:?}")
    };
    let stem = match field {
        "stem" => true,
        "other" => false,
        _ => panic!("{text:?}: write stem or other"),
    };
    Degree { kind: DegreeKind::parse(kind).unwrap(), stem, awarded_on: awarded_on.parse().unwrap() }
}

/// `shanghai 2012-01-01 .. 2013-12-31`
fn stint(text: &str) -> Stint {
    let words: Vec<_> = text.split_whitespace().collect();
    let (place, from, to) = match words[..] {
        [place, from, ".."] => (place, from, None),
        [place, from, "..", to] => (place, from, Some(to.parse().unwrap())),
        _ => panic!("a job is \"shanghai 2012-01-01 .. 2013-12-31\", not {text:?}"),
    };
    let in_shanghai = match place {
        "shanghai" => true,
        "overseas" => false,
        _ => panic!("{text:?}: write shanghai or overseas"),
    };
    Stint { from: from.parse().unwrap(), to, in_shanghai }
}
