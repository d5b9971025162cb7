//! Writes the fictional people of the demonstration; runs as the owner, once.
use super::Conn;
use super::schema::{experts, granted_rights, memberships, organisations, users};
use crate::domain::account::Right;
use crate::domain::actor::Role;
use crate::domain::ids::{OrgId, UserId};
use chrono::{DateTime, Days, Utc};
use diesel::prelude::*;
use uuid::Uuid;

/// A fictional person with one role.
pub struct DemoPerson {
    pub email: &'static str,
    pub name: &'static str,
    pub role: Role,
    /// Place of their organisation in the list.
    pub org: Option<usize>,
    pub about_zh: &'static str,
    pub about_en: &'static str,
}

/// A fictional organisation.
pub struct DemoOrg {
    pub kind: &'static str,
    pub name_zh: &'static str,
    pub name_en: &'static str,
    pub credit_code: Option<&'static str>,
    pub employer_kind: Option<&'static str>,
    /// Place of its superior authority in the list.
    pub superior: Option<usize>,
}

/// People who are not part of a demonstration.
pub fn real_people(conn: &mut Conn) -> QueryResult<i64> {
    users::table.filter(users::is_demo.eq(false)).count().get_result(conn)
}

pub fn seed(conn: &mut Conn, orgs: &[DemoOrg], people: &[DemoPerson], at: DateTime<Utc>) -> QueryResult<()> {
    let known: i64 = users::table.filter(users::is_demo.eq(true)).count().get_result(conn)?;
    if known > 0 {
        return Ok(());
    }
    let ids: Vec<OrgId> = orgs.iter().map(|_| OrgId::fresh()).collect();
    for (org, id) in orgs.iter().zip(&ids) {
        diesel::insert_into(organisations::table)
            .values((
                organisations::id.eq(id),
                organisations::kind.eq(org.kind),
                organisations::name_zh.eq(org.name_zh),
                organisations::name_en.eq(org.name_en),
                organisations::credit_code.eq(org.credit_code),
                organisations::employer_kind.eq(org.employer_kind),
                organisations::superior_id.eq(org.superior.and_then(|place| ids.get(place))),
                organisations::is_demo.eq(true),
                organisations::created_at.eq(at),
            ))
            .execute(conn)?;
    }
    for person in people {
        add(conn, person, person.org.and_then(|place| ids.get(place)).copied(), at)?;
    }
    let first = people.iter().enumerate().filter(|(place, person)| {
        let is_same = |other: &DemoPerson| other.role == person.role && other.org == person.org;
        person.role == Role::Employer && !people[..*place].iter().any(is_same)
    });
    for (_, person) in first {
        let id: UserId = users::table.filter(users::email.eq(person.email)).select(users::id).first(conn)?;
        diesel::update(memberships::table.filter(memberships::user_id.eq(id)))
            .set(memberships::is_account_manager.eq(true))
            .execute(conn)?;
    }
    Ok(())
}

/// Gives a fictional person a right, once.
pub fn give(conn: &mut Conn, email: &str, right: Right, at: DateTime<Utc>) -> QueryResult<()> {
    let person: UserId = users::table.filter(users::email.eq(email)).select(users::id).first(conn)?;
    let known = granted_rights::table.filter(granted_rights::user_id.eq(person)).count();
    if known.get_result::<i64>(conn)? > 0 {
        return Ok(());
    }
    diesel::insert_into(granted_rights::table)
        .values((
            granted_rights::id.eq(Uuid::new_v4()),
            granted_rights::user_id.eq(person),
            granted_rights::name.eq(right),
            granted_rights::reason.eq("演示"),
            granted_rights::given_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

fn add(conn: &mut Conn, person: &DemoPerson, org: Option<OrgId>, at: DateTime<Utc>) -> QueryResult<()> {
    let id = UserId::fresh();
    diesel::insert_into(users::table)
        .values((
            users::id.eq(id),
            users::email.eq(person.email),
            users::name.eq(person.name),
            users::is_demo.eq(true),
            users::created_at.eq(at),
        ))
        .execute(conn)?;
    diesel::insert_into(memberships::table)
        .values((
            memberships::id.eq(Uuid::new_v4()),
            memberships::user_id.eq(id),
            memberships::org_id.eq(org),
            memberships::role.eq(person.role),
            memberships::created_at.eq(at),
        ))
        .execute(conn)?;
    if person.role == Role::Expert {
        let until = at.date_naive().checked_add_days(Days::new(700)).unwrap_or_default();
        diesel::insert_into(experts::table)
            .values((
                experts::user_id.eq(id),
                experts::series.eq(crate::domain::catalogue::Series::Engineering),
                experts::specialties.eq("海洋工程"),
                experts::employer_name.eq("上海示例大学"),
                experts::term_until.eq(until),
                experts::added_at.eq(at),
            ))
            .execute(conn)?;
    }
    Ok(())
}
