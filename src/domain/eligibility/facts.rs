//! What is known about an applicant and a list row. Plain data; `check` refuses what cannot be.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::problem::{FactError, Problem};
use crate::domain::catalogue::{ListItem, TitleLevel};
use crate::domain::clause::Clause;
use crate::domain::text_enum;

/// A class C row of the list, as the verdict needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// List version: `shanghai-3.0`.
    pub list: String,
    /// Class and number: `C10`.
    pub item: String,
    pub level: TitleLevel,
    /// Does the row lead to a title of the engineering series (D-27)? Then E-1 applies.
    pub engineering: bool,
    /// Full years for which the certificate must have been held (L-6).
    pub holding_years: Option<u32>,
}

impl Item {
    /// The row of a list, in the words of the rules.
    pub fn of(list: &str, row: &ListItem) -> Self {
        Self {
            list: list.to_owned(),
            item: row.item_ref().to_string(),
            level: row.title_level,
            engineering: row.leads_to_engineering_title(),
            holding_years: row.holding_years,
        }
    }
}

text_enum! {
    /// Kinds of degree and diploma, lowest first: the order is D-04.
    pub enum DegreeKind {
        JuniorCollege = "junior_college" ("大专学历", "Junior college diploma"),
        /// A diploma without a degree.
        UndergraduateDiploma = "undergraduate_diploma" ("大学本科学历", "Undergraduate diploma"),
        Bachelor = "bachelor" ("学士学位", "Bachelor's degree"),
        SecondBachelor = "second_bachelor" ("第二学士学位", "Second bachelor's degree"),
        Master = "master" ("硕士学位", "Master's degree"),
        Doctor = "doctor" ("博士学位", "Doctoral degree"),
    }
}

/// A degree or diploma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Degree {
    pub kind: DegreeKind,
    /// In science or engineering (理工科)?
    pub stem: bool,
    pub awarded_on: NaiveDate,
}

/// A job in relevant work. Both days are worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stint {
    pub from: NaiveDate,
    /// Last day; `None` while the job goes on.
    pub to: Option<NaiveDate>,
    pub in_shanghai: bool,
}

impl Stint {
    /// Is `day` a day of this job?
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// The declarations of §2(1)1 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declarations {
    /// B-1
    pub law_abiding: bool,
    /// B-2
    pub ethics: bool,
    /// B-3
    pub duty: bool,
}

/// Everything the applicant states.
#[expect(clippy::struct_excessive_bools, reason = "four unrelated answers of one form, in its order")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The cut-off date (D-01), inclusive.
    pub as_of: NaiveDate,
    /// `None` where it was not given; a row with a holding period needs it.
    pub certificate_awarded_on: Option<NaiveDate>,
    pub degrees: Vec<Degree>,
    /// Relevant work only, in any order.
    pub work: Vec<Stint>,
    pub overseas_experience: bool,
    pub overseas_business: bool,
    pub declarations: Declarations,
    pub public_institution: bool,
    /// Consent of the superior authority (P-14): never touches eligibility, blocks filing.
    pub superior_consent: bool,
}

/// What a person found about a clause that needs judgement. Replaces the open question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub clause: Clause,
    pub met: bool,
    pub reason: String,
}

impl Facts {
    /// Refuses dates that cannot be: reversed, beyond the cut-off, outside 1900 to 2199.
    pub fn check(&self) -> Result<(), FactError> {
        plausible("as_of", self.as_of)?;
        if let Some(awarded_on) = self.certificate_awarded_on {
            self.not_after_as_of("certificate_awarded_on", awarded_on)?;
        }
        for (index, degree) in self.degrees.iter().enumerate() {
            self.not_after_as_of(&format!("degrees[{index}].awarded_on"), degree.awarded_on)?;
        }
        for (index, stint) in self.work.iter().enumerate() {
            self.check_stint(index, *stint)?;
        }
        Ok(())
    }

    fn check_stint(&self, index: usize, stint: Stint) -> Result<(), FactError> {
        self.not_after_as_of(&format!("work[{index}].from"), stint.from)?;
        let Some(to) = stint.to else { return Ok(()) };
        let field = format!("work[{index}].to");
        plausible(&field, to)?;
        if to < stint.from {
            return Err(FactError::new(field, Problem::Reversed { from: stint.from, to }));
        }
        Ok(())
    }

    fn not_after_as_of(&self, field: &str, day: NaiveDate) -> Result<(), FactError> {
        plausible(field, day)?;
        if day > self.as_of {
            return Err(FactError::new(field, Problem::Future { day, as_of: self.as_of }));
        }
        Ok(())
    }
}

fn plausible(field: &str, day: NaiveDate) -> Result<(), FactError> {
    use chrono::Datelike;
    if (1900..2200).contains(&day.year()) {
        return Ok(());
    }
    Err(FactError::new(field, Problem::Implausible(day)))
}
