//! The database roles, one per kind of actor (row-level security speaks of these, never of logins).
use super::Conn;
use crate::domain::actor::Role;
use anyhow::Context;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

const ENSURE: &str = include_str!("roles.sql");

define_sql_function! {
    /// `PostgreSQL`'s `set_config`; `local` confines it to the transaction.
    fn set_config(name: Text, value: Text, local: Bool) -> Text;
}

/// The database role that a kind of actor takes on.
pub const fn of(role: Role) -> &'static str {
    match role {
        Role::Applicant => "zc_applicant",
        Role::Employer => "zc_employer",
        Role::Agency => "zc_agency",
        Role::SuperiorAuthority => "zc_superior",
        Role::Holder => "zc_holder",
        Role::VerificationOfficer => "zc_verification",
        Role::IssuingBody => "zc_issuer",
        Role::Reviewer => "zc_reviewer",
        Role::Secretary => "zc_secretary",
        Role::Expert | Role::Chair => "zc_expert",
        Role::Teller => "zc_teller",
        Role::CertificateOfficer => "zc_certificate",
        Role::CatalogueManager => "zc_catalogue",
        Role::IndustryDepartment => "zc_department",
        Role::Administrator => "zc_admin",
        Role::SecurityAdministrator => "zc_security",
        Role::Auditor => "zc_auditor",
        Role::Public => "zc_public",
        Role::System => "zc_system",
    }
}

/// Creates the roles that are missing and lets the two logins take them on.
///
/// # Errors
/// Where the login may not create roles, the message holds the SQL for the database's administrator.
pub fn ensure(conn: &mut Conn, login: &str, public_login: &str) -> anyhow::Result<()> {
    conn.transaction(|conn| {
        diesel::select((
            set_config("app.login", login, true),
            set_config("app.public_login", public_login, true),
        ))
        .execute(conn)?;
        conn.batch_execute(ENSURE)
    })
    .with_context(|| {
        format!(
            "the database roles could not be created. Ask the database's administrator to run this, then try again:\n\
             SET app.login = '{login}'; SET app.public_login = '{public_login}';\n{ENSURE}"
        )
    })
}
