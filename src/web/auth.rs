//! One extractor per role: a handler that takes `Reviewer` cannot be reached by anyone else.
//! Whoever is signed in as something else is told that there is no such page.
use super::visitor::Visitor;
use crate::domain::actor::{Actor, Role};
use crate::services::Error;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use std::future::{Ready, ready};

fn actor_of(request: &HttpRequest, roles: &[Role]) -> Result<Actor, Error> {
    let extensions = request.extensions();
    let person = extensions.get::<Visitor>().and_then(|visitor| Some((visitor.signed_in()?, visitor.now())));
    let (signed_in, now) = person.ok_or(Error::SignInFirst)?;
    let actor = signed_in.actor(now).ok_or(Error::NotFound)?;
    if roles.is_empty() || roles.contains(&actor.role) { Ok(actor) } else { Err(Error::NotFound) }
}

macro_rules! extractors {
    ($($(#[$doc:meta])* $name:ident($($role:ident),*);)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name(pub Actor);

        impl FromRequest for $name {
            type Error = Error;
            type Future = Ready<Result<Self, Error>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                ready(actor_of(request, &[$(Role::$role),*]).map(Self))
            }
        }
    )+};
}

extractors! {
    /// Anybody who is signed in, in whatever role.
    Member();
    Applicant(Applicant);
    Employer(Employer);
    /// Whoever works in a unit: what is publicised inside it is for them.
    UnitMember(Employer, Applicant);
    /// An agency's officer, before it is said for which unit.
    Agency(Agency);
    /// The two sides of a mandate.
    MandateReader(Employer, Agency);
    SuperiorAuthority(SuperiorAuthority);
    VerificationOfficer(VerificationOfficer);
    Reviewer(Reviewer);
    Secretary(Secretary);
    Expert(Expert);
    Teller(Teller);
    CertificateOfficer(CertificateOfficer);
    Administrator(Administrator);
    SecurityAdministrator(SecurityAdministrator);
    /// Those who keep accounts: one makes them and gives the roles of units, the other those of the office.
    Steward(Administrator, SecurityAdministrator);
    /// Whoever may read the documents of cases that they see.
    DocumentReader(Applicant, Employer, Reviewer, Secretary, Expert, Auditor);
    /// Whoever may read the certificates of cases that they see.
    CertificateReader(Applicant, Employer, Reviewer, Secretary, CertificateOfficer, Auditor);
    Auditor(Auditor);
    /// Whoever needs to know how the work goes.
    FigureReader(Reviewer, Secretary, Auditor);
    /// The office, and whoever plans after its rounds.
    RoundReader(Reviewer, Secretary, Auditor);
    /// Those who watch over the others.
    Overseer(Auditor, SecurityAdministrator);
}
