//! Opening a case: the employer names its employee and the certificate, and asks for the verification with it.
use super::advance;
use crate::db::account as people;
use crate::db::case::{self as db, NewCase as NewCaseRow};
use crate::db::outbox::{self, Topic};
use crate::db::timeline::{self, NewEntry};
use crate::db::verification::{self, NewVerification};
use crate::db::{Conn, application};
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Actor;
use crate::domain::application::Application;
use crate::domain::case::facts::{Facts, Opening};
use crate::domain::case::{Action, flow};
use crate::domain::catalogue::{ItemClass, ItemRef};
use crate::domain::ids::{CaseId, OrgId, UserId, VerificationId};
use crate::domain::verification::VerificationState;
use crate::services::{Error, Result, account, mandate, reference};
use chrono::{Datelike, NaiveDate};

/// What the employer enters.
#[derive(Debug, Clone)]
pub struct NewCase {
    /// Made with the form: a second press opens nothing twice.
    pub id: CaseId,
    pub item: ItemRef,
    pub applicant_name: String,
    pub applicant_email: String,
    pub post: String,
    pub certificate_no: String,
    pub name_on_certificate: String,
    pub awarded_on: NaiveDate,
    /// The evidence of lawful work in Shanghai for this employer, in words; the document follows with the form.
    pub employment_evidence: String,
}

/// Opens a case with its verification, and invites the applicant.
pub fn open(conn: &mut Conn, actor: &Actor, new: &NewCase) -> Result<CaseId> {
    let org = actor.org_id.ok_or(Error::NotFound)?;
    if db::find(conn, actor, new.id).is_ok() {
        return Ok(new.id);
    }
    let (unit_officer, agency_id) = mandate::in_charge(conn, actor)?;
    let today = reference::today(actor);
    let list = reference::list_in_force(today)?;
    let item = list.find(new.item);
    check_awarded_on(new.awarded_on, today)?;
    let applicant =
        people::ensure(conn, UserId::fresh(), &new.applicant_email, &new.applicant_name, actor.now)?;
    let mut facts = Facts::unknown(actor, applicant, None);
    facts.opening = Opening {
        item_is_class_c: new.item.class() == ItemClass::C && item.is_some(),
        has_employment_evidence: !new.employment_evidence.trim().is_empty(),
        has_verification: true,
    };
    let planned = flow::plan(Action::Open, actor.role, &facts)?;
    let verification = request(conn, actor, org, applicant, &list.id, new)?;
    let number = db::number(conn, "RD", today.year())?;
    db::insert(
        conn,
        &NewCaseRow {
            id: new.id,
            number: &number,
            status: planned.to,
            org_id: org,
            applicant_id: applicant,
            applicant_name: &new.applicant_name,
            post: &new.post,
            verification_id: verification,
            list_id: &list.id,
            item_class: new.item.class().as_str(),
            item_number: i32::from(new.item.number()),
            step: i16::from(planned.step),
            waiting_for: planned.waiting_for,
            opened_by: actor.user_id,
            unit_officer,
            agency_id,
            opened_at: actor.now,
            changed_at: actor.now,
        },
    )?;
    let form = Application { name: new.applicant_name.clone(), ..Application::default() };
    application::insert(conn, new.id, &form, actor.now)?;
    record(conn, actor, new, &planned)?;
    account::promise_link(conn, applicant, LinkPurpose::Invitation, actor.now)?;
    Ok(new.id)
}

/// A certificate that is not awarded yet cannot be.
pub fn check_awarded_on(awarded_on: NaiveDate, today: NaiveDate) -> Result<()> {
    if awarded_on > today {
        return Err(Error::invalid(
            "awarded_on",
            "取得日期不能晚于今天，请按证书填写。",
            "The date of award cannot be later than today: take it from the certificate.",
        ));
    }
    Ok(())
}

fn request(
    conn: &mut Conn,
    actor: &Actor,
    org: OrgId,
    holder: UserId,
    list_id: &str,
    new: &NewCase,
) -> Result<VerificationId> {
    let id = VerificationId::fresh();
    let number = db::number(conn, "YZ", reference::today(actor).year())?;
    verification::insert(
        conn,
        &NewVerification {
            id,
            number: &number,
            state: VerificationState::Submitted,
            org_id: org,
            holder_id: holder,
            list_id,
            item_class: new.item.class().as_str(),
            item_number: i32::from(new.item.number()),
            certificate_no: &new.certificate_no,
            name_on_certificate: &new.name_on_certificate,
            awarded_on: new.awarded_on,
            requested_by: actor.user_id,
            requested_at: actor.now,
            changed_at: actor.now,
        },
    )?;
    Ok(id)
}

fn record(conn: &mut Conn, actor: &Actor, new: &NewCase, planned: &flow::Planned) -> Result<()> {
    let name = advance::actor_name(conn, actor)?;
    timeline::record(
        conn,
        NewEntry {
            case_id: new.id,
            action: planned.action.as_str(),
            from_status: None,
            to_status: planned.to,
            actor_id: actor.person(),
            actor_role: actor.role,
            actor_name: &name,
            clauses: advance::citations(planned.clauses),
            note: &new.employment_evidence,
            is_internal: false,
            detail: serde_json::json!({ "item": new.item }),
            at: actor.now,
        },
    )?;
    for effect in &planned.effects {
        let payload = serde_json::json!({ "case_id": new.id, "action": planned.action, "effect": effect });
        outbox::promise(conn, Topic::NotifyCase, &payload, actor.now)?;
    }
    Ok(())
}
