//! What the applicant fills in: §2(1) and §2(2) as a form. A draft may be incomplete; filing asks for all of it.
pub use super::eligibility::DegreeKind;
use super::ids::DocumentId;
use super::lang::Bilingual;
use super::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// One topic a page.
    pub enum Section {
        Personal = "personal" ("个人信息", "About you"),
        Degrees = "degrees" ("学历学位", "Education"),
        Work = "work" ("工作经历", "Work experience"),
        Overseas = "overseas" ("境外经历与海外业务", "Overseas experience"),
        Achievements = "achievements" ("业绩、创新与贡献", "Achievements"),
        Declarations = "declarations" ("承诺", "Declarations"),
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Degree {
    pub kind: DegreeKind,
    pub institution: String,
    pub field: String,
    /// A science or engineering education (理工科).
    pub stem: bool,
    pub awarded_on: NaiveDate,
}

/// Relevant work; `to` is the last day, none while it goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub employer: String,
    pub post: String,
    pub in_shanghai: bool,
}

text_enum! {
    /// What the panel weighs: §2 takes work abroad into account, L-10.
    pub enum AchievementKind {
        Performance = "performance" ("业绩", "Performance"),
        Innovation = "innovation" ("创新", "Innovation"),
        Contribution = "contribution" ("贡献", "Contribution"),
    }
}

/// One achievement with what proves it; `to` is the last day, none while it goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Achievement {
    pub kind: AchievementKind,
    pub title: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    /// The applicant's own part in it.
    pub role: String,
    pub result: String,
    /// Documents of the same case.
    pub evidence: Vec<DocumentId>,
}

/// B-1 to B-3, in the applicant's own word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declarations {
    pub law_abiding: bool,
    pub ethics: bool,
    pub duty: bool,
}

/// The whole form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Application {
    /// As on the identity document.
    pub name: String,
    /// In Latin letters, for the certificate; may be the same.
    pub name_latin: String,
    /// The speciality the title is applied for, within the item's field.
    pub speciality: String,
    pub degrees: Vec<Degree>,
    pub work: Vec<Work>,
    pub overseas_experience: String,
    pub overseas_business: String,
    /// The summary; in forms from before there were entries, all there is.
    pub achievements: String,
    pub achieved: Vec<Achievement>,
    pub declarations: Declarations,
}

impl Achievement {
    /// The part that is publicised: everything but its documents.
    fn told(&self) -> (AchievementKind, &str, NaiveDate, Option<NaiveDate>, &str, &str) {
        (self.kind, &self.title, self.from, self.to, &self.role, &self.result)
    }
}

impl Application {
    pub fn is_complete(&self, section: Section, is_declared: bool) -> bool {
        match section {
            Section::Personal => !self.name.is_empty() && !self.speciality.is_empty(),
            Section::Degrees => !self.degrees.is_empty(),
            Section::Work => !self.work.is_empty(),
            Section::Overseas => !self.overseas_experience.is_empty() || !self.overseas_business.is_empty(),
            Section::Achievements => !self.achievements.is_empty() || !self.achieved.is_empty(),
            Section::Declarations => {
                is_declared
                    && self.declarations.law_abiding
                    && self.declarations.ethics
                    && self.declarations.duty
            }
        }
    }

    /// Sections not yet complete, apart from the declarations, which have a guard of their own.
    pub fn missing_sections(&self) -> Vec<Bilingual> {
        let missing =
            Section::ALL.iter().filter(|s| **s != Section::Declarations && !self.is_complete(**s, true));
        missing
            .map(|s| Bilingual::new(s.name(super::lang::Lang::Zh), s.name(super::lang::Lang::En)))
            .collect()
    }

    /// What was publicised, in the part that matters: a change here needs a new window (D-13).
    pub fn publicised_digest(&self) -> String {
        let told = (
            &self.name,
            &self.speciality,
            &self.degrees,
            &self.work,
            &self.overseas_experience,
            &self.overseas_business,
            &self.achievements,
        );
        if self.achieved.is_empty() {
            // As it was before there were entries: a window of then stays good.
            return super::canonical::digest(&told);
        }
        // Documents are not publicised: another one for the same achievement changes nothing that was.
        let achieved: Vec<_> = self.achieved.iter().map(Achievement::told).collect();
        super::canonical::digest(&(told, achieved))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_form_misses_every_section() {
        assert_eq!(Application::default().missing_sections().len(), 5);
        assert!(!Application::default().is_complete(Section::Declarations, false));
    }

    #[test]
    fn either_kind_of_overseas_evidence_completes_its_section() {
        let form = Application { overseas_business: "跨境项目".into(), ..Application::default() };

        assert!(form.is_complete(Section::Overseas, false));
    }

    fn achievement(title: &str, evidence: Vec<DocumentId>) -> Achievement {
        Achievement {
            kind: AchievementKind::Innovation,
            title: title.into(),
            from: NaiveDate::default(),
            to: None,
            role: "负责人".into(),
            result: "获专利1项".into(),
            evidence,
        }
    }

    #[test]
    fn an_entry_counts_as_publicised_and_the_document_behind_it_does_not() {
        let of = |title, evidence| {
            let form = Application { achieved: vec![achievement(title, evidence)], ..Application::default() };
            form.publicised_digest()
        };

        assert_ne!(of("甲", vec![]), Application::default().publicised_digest());
        assert_ne!(of("甲", vec![]), of("乙", vec![]));
        assert_eq!(of("甲", vec![]), of("甲", vec![DocumentId::fresh()]));
    }

    #[test]
    fn a_form_from_before_there_were_entries_still_reads_and_keeps_its_digest() {
        let old = r#"{"name":"林知远","achievements":"负责2项方案"}"#;

        let form: Application = serde_json::from_str(old).unwrap();

        assert!(form.achieved.is_empty() && form.is_complete(Section::Achievements, false));
        let digest = "db72d3acb6dd00d3462e2b82a329037da1f92b109f1dd98daf830b7370398256";
        assert_eq!(form.publicised_digest(), digest);
    }

    #[test]
    fn a_changed_statement_changes_what_was_publicised_and_a_latin_name_does_not() {
        let form = Application { achievements: "甲".into(), ..Application::default() };

        assert_ne!(form.publicised_digest(), Application::default().publicised_digest());
        let latin = Application { name_latin: "Lin".into(), ..Application::default() };
        assert_eq!(latin.publicised_digest(), Application::default().publicised_digest());
    }
}
