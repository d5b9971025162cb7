//! Filing: the verdict is taken and sealed first, then the case moves (§2(3)3).
use super::advance::{Press, advance};
use super::publicity::note;
use crate::db::application::ApplicationRow;
use crate::db::case::{self as db, CaseRow};
use crate::db::{Conn, application, employer, review, verification};
use crate::domain::actor::Actor;
use crate::domain::case::Action;
use crate::domain::case::flow::Planned;
use crate::domain::eligibility::{self as rules, Facts, Item, Verdict};
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::round::{self, Standing};
use crate::services::{Error, Result, reference};
use uuid::Uuid;

/// The verdict on a case as it stands today, without keeping it: for the form, the check page and the reviewer.
#[derive(Debug, Clone)]
pub struct Preview {
    pub verdict: Verdict,
    pub is_public_institution: bool,
}

/// Takes the verdict on what the form says today.
pub fn preview(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Preview> {
    let case = db::find(conn, actor, id)?;
    take(conn, actor, &case)
}

fn take(conn: &mut Conn, actor: &Actor, case: &CaseRow) -> Result<Preview> {
    let form = application::find(conn, case.id)?;
    let unit = employer::org(conn, case.org_id)?;
    let consent =
        employer::consent(conn, case.id)?.and_then(|row| row.answer) == Some(employer::ConsentAnswer::Given);
    let awarded_on = verification::find(conn, case.verification_id)?.awarded_on;
    let mut facts = verdict_facts(&form, reference::today(actor));
    facts.certificate_awarded_on = Some(awarded_on);
    facts.public_institution = unit.is_public_institution();
    facts.superior_consent = consent;
    let verdict = Verdict::take(item(case)?, facts, Vec::new()).map_err(|error| {
        Error::invalid(&error.field, &error.problem.text(Lang::Zh), &error.problem.text(Lang::En))
    })?;
    Ok(Preview { verdict, is_public_institution: unit.is_public_institution() })
}

fn item(case: &CaseRow) -> Result<Item> {
    Ok(Item::of(&case.list_id, reference::item(&case.list_id, case.item_number)?))
}

/// The form in the words of the rules. All listed work is relevant work; the employer confirms it.
pub fn verdict_facts(form: &ApplicationRow, as_of: chrono::NaiveDate) -> Facts {
    let content = &form.content;
    Facts {
        as_of,
        certificate_awarded_on: None,
        degrees: content
            .degrees
            .iter()
            .map(|d| rules::Degree { kind: d.kind, stem: d.stem, awarded_on: d.awarded_on })
            .collect(),
        work: content
            .work
            .iter()
            .map(|w| rules::Stint { from: w.from, to: w.to, in_shanghai: w.in_shanghai })
            .collect(),
        overseas_experience: !content.overseas_experience.is_empty(),
        overseas_business: !content.overseas_business.is_empty(),
        declarations: rules::Declarations {
            law_abiding: content.declarations.law_abiding,
            ethics: content.declarations.ethics,
            duty: content.declarations.duty,
        },
        public_institution: false,
        superior_consent: false,
    }
}

/// Files the case. An unmet clause does not stop it, but it must have been read: the verdict advises.
pub fn file(conn: &mut Conn, actor: &Actor, id: CaseId, has_acknowledged: bool) -> Result<Planned> {
    let case = db::lock(conn, actor, id)?;
    let taken = take(conn, actor, &case)?;
    let list = reference::list_in_force(reference::today(actor))?;
    let calendar = reference::calendar(conn)?;
    review::add_verdict(
        conn,
        &review::VerdictRow {
            id: Uuid::new_v4(),
            case_id: id,
            as_of: taken.verdict.facts.as_of,
            eligible: taken.verdict.is_eligible(),
            list_digest: list.digest(),
            calendar_digest: calendar.digest(),
            rules: format!("{} {}", taken.verdict.rules.revision, taken.verdict.rules.digest),
            facts: serde_json::to_value(&taken.verdict.facts).map_err(anyhow::Error::from)?,
            verdict: serde_json::to_value(&taken.verdict).map_err(anyhow::Error::from)?,
            acknowledged: has_acknowledged,
            taken_by: actor.user_id,
            taken_at: actor.now,
        },
    )?;
    let planned = advance(conn, actor, id, Action::File, &Press::default())?;
    carry_round(conn, actor, &case)?;
    Ok(planned)
}

/// A filing carries the round it was made in; one that came back from a correction keeps its own (D-28).
fn carry_round(conn: &mut Conn, actor: &Actor, case: &CaseRow) -> Result<()> {
    let Standing::Open(open) = round::standing_of(conn, case, reference::today(actor))? else {
        return Ok(());
    };
    if case.filed_at.is_none() && !crate::db::round::carry(conn, case.id, open.id, actor.now)? {
        return Err(Error::Conflict);
    }
    Ok(())
}

/// Notes the number that the city's title system gave this filing: a separate system, so the number is typed (D-23).
pub fn note_external_number(conn: &mut Conn, actor: &Actor, id: CaseId, number: &str) -> Result<()> {
    let case = db::lock(conn, actor, id)?;
    let number = number.trim();
    if number.is_empty() || number.chars().count() > 64 {
        return Err(Error::invalid(
            "external_no",
            "请填写上海市职称服务系统给出的申报编号，不超过64个字符。",
            "Enter the number that the city's title system gave, 64 characters at most.",
        ));
    }
    if case.filed_at.is_none() || db::set_external_no(conn, id, number)? == 0 {
        return Err(Error::Conflict);
    }
    note(conn, actor, &case, "note_external_number", number, false)
}
