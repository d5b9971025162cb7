//! Many applicants of one unit at once: what speaks against a row before it is opened, and the opening of one row.
use super::case::{NewCase, open};
use super::{Error, FieldErrors, Result, reference};
use crate::db::case::CaseRow;
use crate::db::unit::{self as db, PersonRow};
use crate::db::{Conn, case};
use crate::domain::actor::Actor;
use crate::domain::ids::CaseId;
use chrono::NaiveDate;

/// So many rows are taken in one act.
pub const MOST: usize = 200;

/// What speaks against each row; nothing where it can be opened. A person is recognised inside the unit only: whether
/// anybody else has an account is never told (the e-mail alone decides, when the row is opened).
pub fn look(conn: &mut Conn, actor: &Actor, rows: &[&NewCase]) -> Result<Vec<FieldErrors>> {
    let today = reference::today(actor);
    let emails: Vec<String> = rows.iter().map(|new| new.applicant_email.to_lowercase()).collect();
    let people = db::people(conn, actor, &emails)?;
    let ids = people.iter().map(|person| person.id).collect();
    let running: Vec<CaseRow> =
        db::cases_of(conn, actor, ids)?.into_iter().filter(|case| !case.status.is_end()).collect();
    let mut found = Vec::new();
    for (place, new) in rows.iter().enumerate() {
        let is_open = case::find(conn, actor, new.id).is_ok();
        let mut errors = FieldErrors::default();
        if !is_open {
            dates(&mut errors, new, today);
            known(&mut errors, new, &people, &running);
            repeated(&mut errors, new, &rows[..place]);
        }
        found.push(errors);
    }
    Ok(found)
}

/// Opens one row; one that is open already is left as it is.
pub fn open_row(conn: &mut Conn, actor: &Actor, new: &NewCase) -> Result<CaseId> {
    look(conn, actor, &[new])?.into_iter().try_for_each(FieldErrors::into_result)?;
    open(conn, actor, new)
}

fn dates(errors: &mut FieldErrors, new: &NewCase, today: NaiveDate) {
    if let Err(Error::Invalid(wrong)) = super::case::check_awarded_on(new.awarded_on, today) {
        errors.0.extend(wrong.0);
    }
}

fn known(errors: &mut FieldErrors, new: &NewCase, people: &[PersonRow], running: &[CaseRow]) {
    let Some(person) = people.iter().find(|person| person.email.eq_ignore_ascii_case(&new.applicant_email))
    else {
        return;
    };
    if person.name != new.applicant_name {
        errors.add(
            "applicant_email",
            &format!("这个邮箱在本单位登记的姓名是“{}”，请核对姓名或邮箱。", person.name),
            &format!("In this unit the address belongs to “{}”: check the name or the address.", person.name),
        );
    }
    let same =
        |case: &&CaseRow| case.applicant_id == person.id && case.item_number == i32::from(new.item.number());
    if let Some(case) = running.iter().find(same) {
        errors.add(
            "item",
            &format!("此人这项证书已有办理中的事项 {}，不必再开。", case.number),
            &format!("Case {} of this person for this certificate is open already.", case.number),
        );
    }
}

fn repeated(errors: &mut FieldErrors, new: &NewCase, before: &[&NewCase]) {
    let same = |other: &&NewCase| {
        other.item == new.item && other.applicant_email.eq_ignore_ascii_case(&new.applicant_email)
    };
    if before.iter().any(same) {
        let (zh, en) = ("与前面的一行重复，请删去一行。", "Repeats a row above: take one of them out.");
        errors.add("applicant_email", zh, en);
    }
}
