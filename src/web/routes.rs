//! Every URL of the program, with who may use it. `tests/it/access.rs` tries each of them as everybody.
use super::{applicant, public, reading, verification};
use actix_web::web::{ServiceConfig, get, post};

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `get` or `post`.
    pub method: &'static str,
    pub path: &'static str,
    /// `Anyone`, `Member` (anybody signed in), or the roles, named like their extractors in `auth.rs`.
    pub who: &'static [&'static str],
}

macro_rules! routes {
    ($($method:ident $path:literal [$($who:ident),+] $handler:path;)+) => {
        /// The table, in the order in which it is tried.
        pub const ROUTES: &[Route] =
            &[$(Route { method: stringify!($method), path: $path, who: &[$(stringify!($who)),+] }),+];

        /// Registers the table; without the demonstration its pages do not exist.
        pub fn configure(app: &mut ServiceConfig, is_demo: bool) {
            $(if is_demo || !$path.starts_with("/demo") {
                app.route($path, $method().to($handler));
            })+
        }
    };
}

routes! {
    get  "/" [Anyone] public::home::get;
    get  "/sign-in" [Anyone] public::sign_in::get;
    post "/sign-in" [Anyone] public::sign_in::post;
    post "/sign-out" [Anyone] public::sign_in::sign_out;
    post "/role" [Member] public::sign_in::switch_role;
    get  "/forgotten" [Anyone] public::link::forgotten;
    post "/forgotten" [Anyone] public::link::send;
    get  "/link/{token}" [Anyone] public::link::get;
    post "/link/{token}" [Anyone] public::link::post;
    get  "/demo" [Anyone] public::demo::get;
    post "/demo" [Anyone] public::demo::sign_in;
    post "/demo/clock" [Anyone] public::demo::clock;
    get  "/static/{name}" [Anyone] public::assets::get;
    // Applicant
    get  "/applicant" [Applicant] applicant::overview::get;
    get  "/applicant/cases/{id}" [Applicant] applicant::case::get;
    post "/applicant/cases/{id}/external-number" [Applicant] applicant::case::note_number;
    get  "/applicant/cases/{id}/external-number" [Applicant] applicant::case::get;
    get  "/applicant/cases/{id}/consent" [Applicant] applicant::consent::get;
    post "/applicant/cases/{id}/consent" [Applicant] applicant::consent::post;
    get  "/applicant/cases/{id}/form/{section}" [Applicant] applicant::form::get;
    post "/applicant/cases/{id}/form/{section}" [Applicant] applicant::form::post;
    post "/applicant/cases/{id}/form/{section}/draft" [Applicant] applicant::form::draft;
    get  "/applicant/cases/{id}/documents" [Applicant] applicant::documents::get;
    post "/applicant/cases/{id}/documents" [Applicant] applicant::documents::post;
    post "/applicant/cases/{id}/documents/{kind}/{document}/remove" [Applicant] applicant::documents::remove;
    get  "/applicant/cases/{id}/submit" [Applicant] applicant::submit::get;
    post "/applicant/cases/{id}/submit" [Applicant] applicant::submit::post;
    get  "/applicant/cases/{id}/file" [Applicant] applicant::file::get;
    post "/applicant/cases/{id}/file" [Applicant] applicant::file::post;
    get  "/applicant/cases/{id}/correction" [Applicant] applicant::correction::get;
    post "/applicant/cases/{id}/correction" [Applicant] applicant::correction::post;
    post "/applicant/cases/{id}/correction/draft" [Applicant] applicant::correction::draft;
    get  "/applicant/cases/{id}/withdraw" [Applicant] applicant::withdraw::get;
    post "/applicant/cases/{id}/withdraw" [Applicant] applicant::withdraw::post;
    // The employer sends the proof of display with the same pages.
    get  "/employer/cases/{id}/documents" [Employer] applicant::documents::get_of_unit;
    post "/employer/cases/{id}/documents" [Employer] applicant::documents::post_of_unit;
    post "/employer/cases/{id}/documents/{kind}/{document}/remove" [Employer] applicant::documents::remove_of_unit;
    // Files
    get  "/documents/{id}" [Applicant, Employer, Reviewer, Secretary, Expert, Auditor] reading::document::get;
    get  "/documents/{id}/file" [Applicant, Employer, Reviewer, Secretary, Expert, Auditor] reading::document::file;
    get  "/certificates/{id}.pdf" [Applicant, Employer, Reviewer, Secretary, CertificateOfficer, Auditor] reading::certificate::get;
    // Verification officer
    get  "/verification" [VerificationOfficer] verification::queue::get;
    get  "/verification/{id}" [VerificationOfficer] verification::request::get;
    post "/verification/{id}/decide" [VerificationOfficer] verification::act::decide;
    post "/verification/{id}/send" [VerificationOfficer] verification::act::release;
    post "/verification/{id}/answer" [VerificationOfficer] verification::act::answer;
    post "/verification/{id}/review" [VerificationOfficer] verification::act::second;
    // A refused form stays at its own address; a reload or the other language shows the request again.
    get  "/verification/{id}/decide" [VerificationOfficer] verification::request::get;
    get  "/verification/{id}/send" [VerificationOfficer] verification::request::get;
    get  "/verification/{id}/answer" [VerificationOfficer] verification::request::get;
    get  "/verification/{id}/review" [VerificationOfficer] verification::request::get;
    get  "/verification/{id}/fail/{case}" [VerificationOfficer] verification::fail::get;
    post "/verification/{id}/fail/{case}" [VerificationOfficer] verification::fail::post;
    get  "/livez" [Anyone] public::health::live;
    get  "/readyz" [Anyone] public::health::ready;
}
