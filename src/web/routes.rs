//! Every URL of the program, with who may use it. `tests/it/access.rs` tries each of them as everybody.
use super::{
    admin, agency, applicant, audit, certificates, employer, expert, public, reading, reviewer, secretary,
    superior, teller, verification,
};
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
    // Public
    get  "/check" [Anyone] public::check::get;
    get  "/c/{code}" [Anyone] public::check::code;
    get  "/self-check" [Anyone] public::self_check::get;
    post "/self-check" [Anyone] public::self_check::post;
    get  "/catalogue" [Anyone] public::catalogue::get;
    get  "/catalogue/{list}.json" [Anyone] public::catalogue::json;
    get  "/catalogue/{list}.csv" [Anyone] public::catalogue::csv;
    get  "/catalogue/certificate/{id}" [Anyone] public::catalogue::certificate;
    get  "/catalogue/{row}" [Anyone] public::catalogue::row;
    get  "/board" [Anyone] public::board::get;
    get  "/objection/{token}" [Anyone] public::objection::get;
    post "/objection/{token}" [Anyone] public::objection::post;
    get  "/objection/{token}/lodged/{receipt}" [Anyone] public::objection::lodged;
    get  "/messages" [Member] public::messages::get;
    post "/messages" [Member] public::messages::mark_read;
    get  "/account" [Member] public::account::get;
    post "/account/language" [Member] public::account::set_language;
    post "/account/letters" [Member] public::account::set_delivery;
    post "/account/sessions" [Member] public::account::end_others;
    post "/account/password" [Member] public::account::send_link;
    get  "/guide" [Anyone] public::guide::list;
    get  "/guide/{name}" [Anyone] public::guide::get;
    get  "/accessibility" [Anyone] public::site::accessibility;
    get  "/privacy" [Anyone] public::site::privacy;
    get  "/feedback" [Anyone] public::feedback::get;
    post "/feedback" [Anyone] public::feedback::post;
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
    get  "/applicant/cases/{id}/decision" [Applicant] applicant::decision::get;
    get  "/applicant/cases/{id}/revocation" [Applicant] applicant::revocation::get;
    post "/applicant/cases/{id}/revocation" [Applicant] applicant::revocation::post;
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
    post "/verification/send" [VerificationOfficer] verification::batch::send;
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
    // An agency, for a unit
    get  "/agency" [Agency] agency::unit::list;
    get  "/agency/units/{mandate}" [Agency] agency::unit::get;
    get  "/agency/units/{mandate}/cases/new" [Agency] agency::case::get_new;
    post "/agency/units/{mandate}/cases/new" [Agency] agency::case::post_new;
    get  "/agency/units/{mandate}/cases/{id}" [Agency] agency::case::get;
    get  "/agency/units/{mandate}/cases/{id}/verification" [Agency] agency::case::get_amend;
    post "/agency/units/{mandate}/cases/{id}/verification" [Agency] agency::case::post_amend;
    // Employer
    get  "/employer" [Employer] employer::desk::get;
    get  "/employer/export" [Employer] employer::export::get;
    get  "/employer/mandates" [Employer] employer::mandates::get;
    post "/employer/mandates" [Employer] employer::mandates::post;
    get  "/employer/mandates/{id}/end" [Employer] employer::mandates::get_end;
    post "/employer/mandates/{id}/end" [Employer] employer::mandates::post_end;
    get  "/mandates/{id}/document" [Employer, Agency] employer::mandates::document;
    get  "/employer/people" [Employer] employer::people::get;
    post "/employer/people" [Employer] employer::people::post;
    // A browser that reloads after a refusal asks again.
    get  "/employer/people/manager" [Employer] employer::people::get;
    post "/employer/people/manager" [Employer] employer::people::hand_mark;
    get  "/employer/people/{id}/end" [Employer] employer::hand_over::get_end;
    post "/employer/people/{id}/end" [Employer] employer::hand_over::post_end;
    get  "/employer/people/{id}/hand-over" [Employer] employer::hand_over::get_all;
    post "/employer/people/{id}/hand-over" [Employer] employer::hand_over::post_all;
    get  "/employer/cases/{id}/hand-over" [Employer] employer::hand_over::get_one;
    post "/employer/cases/{id}/hand-over" [Employer] employer::hand_over::post_one;
    get  "/employer/cases/new" [Employer] employer::new_case::get;
    post "/employer/cases/new" [Employer] employer::new_case::post;
    get  "/employer/cases/{id}" [Employer] employer::case::get;
    get  "/employer/cases/{id}/decision" [Employer] applicant::decision::get_of_unit;
    get  "/employer/batch" [Employer] employer::batch::get;
    post "/employer/batch" [Employer] employer::batch::post;
    get  "/employer/batch/template.csv" [Employer] employer::batch::template;
    post "/employer/batch/file" [Employer] employer::batch::file;
    post "/employer/batch/open" [Employer] employer::batch::open;
    // A preview stays at the address it was sent to; a reload or the other language begins anew.
    get  "/employer/batch/file" [Employer] employer::batch::get;
    get  "/employer/batch/open" [Employer] employer::batch::get;
    get  "/employer/publicity" [Employer] employer::together::get;
    post "/employer/publicity" [Employer] employer::together::post;
    post "/employer/publicity/start" [Employer] employer::together::start;
    get  "/employer/publicity/start" [Employer] employer::together::get;
    get  "/employer/publicity/sheets" [Employer] employer::together::sheets;
    post "/employer/cases/{id}/consent" [Employer] employer::case::ask_consent;
    get  "/employer/cases/{id}/verification" [Employer] employer::amend::get;
    post "/employer/cases/{id}/verification" [Employer] employer::amend::post;
    get  "/employer/cases/{id}/review" [Employer] employer::review::get;
    post "/employer/cases/{id}/review" [Employer] employer::review::post;
    post "/employer/cases/{id}/publish" [Employer] employer::review::publish;
    get  "/employer/cases/{id}/return" [Employer] employer::send_back::get;
    post "/employer/cases/{id}/return" [Employer] employer::send_back::post;
    get  "/employer/cases/{id}/publicity" [Employer] employer::publicity::get;
    post "/employer/cases/{id}/proof" [Employer] employer::publicity::prove;
    get  "/employer/cases/{id}/sheet" [Employer] employer::sheet::get;
    get  "/employer/cases/{id}/materials" [Employer, Applicant] employer::materials::get;
    get  "/employer/cases/{id}/objections" [Employer] employer::objections::get;
    post "/employer/cases/{id}/objections" [Employer] employer::objections::post;
    get  "/employer/cases/{id}/objections/{objection}" [Employer] employer::objection::get;
    post "/employer/cases/{id}/objections/{objection}" [Employer] employer::objection::post;
    post "/employer/cases/{id}/objections/{objection}/investigate" [Employer] employer::objection::investigate;
    post "/employer/cases/{id}/objections/{objection}/decide" [Employer] employer::objection::decide;
    get  "/employer/cases/{id}/acts/{act}" [Employer] employer::acts::get;
    post "/employer/cases/{id}/acts/{act}" [Employer] employer::acts::post;
    get  "/employer/cases/{id}/proposal" [Employer] employer::proposal::get;
    post "/employer/cases/{id}/proposal" [Employer] employer::proposal::post;
    get  "/employer/cases/{id}/employment" [Employer] employer::employment::get;
    post "/employer/cases/{id}/employment" [Employer] employer::employment::post;
    // Superior authority
    get  "/superior" [SuperiorAuthority] superior::list::get;
    get  "/superior/cases/{id}" [SuperiorAuthority] superior::case::get;
    post "/superior/cases/{id}" [SuperiorAuthority] superior::case::post;
    post "/superior/cases/{id}/answer" [SuperiorAuthority] superior::case::answer;

    // Panel
    get  "/secretary" [Secretary] secretary::home::get;
    get  "/secretary/sessions/new" [Secretary] secretary::new_session::get;
    post "/secretary/sessions/new" [Secretary] secretary::new_session::post;
    get  "/secretary/sessions/{session}" [Secretary] secretary::session::get;
    post "/secretary/sessions/{session}/agenda" [Secretary] secretary::agenda::put_on;
    get  "/secretary/sessions/{session}/cases/{case}/adjourn" [Secretary] secretary::agenda::adjourn_page;
    post "/secretary/sessions/{session}/cases/{case}/adjourn" [Secretary] secretary::agenda::adjourn;
    get  "/secretary/sessions/{session}/adjourn" [Secretary] secretary::agenda::adjourn_all_page;
    post "/secretary/sessions/{session}/adjourn" [Secretary] secretary::agenda::adjourn_all;
    get  "/secretary/sessions/{session}/draw" [Secretary] secretary::draw::get;
    post "/secretary/sessions/{session}/draw" [Secretary] secretary::draw::post;
    get  "/secretary/sessions/{session}/draw/cancel" [Secretary] secretary::draw::cancel_page;
    post "/secretary/sessions/{session}/draw/cancel" [Secretary] secretary::draw::cancel;
    get  "/secretary/sessions/{session}/exception" [Secretary] secretary::exception::get;
    post "/secretary/sessions/{session}/exception" [Secretary] secretary::exception::post;
    get  "/audit/exceptions/{id}" [Auditor] audit::exceptions::get;
    post "/audit/exceptions/{id}" [Auditor] audit::exceptions::post;
    get  "/audit/draws" [Auditor] audit::draws::list;
    get  "/audit/draws/{session}" [Auditor] audit::draws::get;
    post "/audit/draws/{session}" [Auditor] audit::draws::post;
    get  "/expert/sessions/{session}/draw" [Expert] expert::draw::get;
    get  "/secretary/sessions/{session}/members/{expert}/replace" [Secretary] secretary::draw::replace_page;
    post "/secretary/sessions/{session}/members/{expert}/replace" [Secretary] secretary::draw::replace;
    get  "/secretary/sessions/{session}/members/{expert}/leave" [Secretary] secretary::departure::get;
    post "/secretary/sessions/{session}/members/{expert}/leave" [Secretary] secretary::departure::post;
    get  "/secretary/sessions/{session}/papers" [Secretary] secretary::steps::papers_page;
    post "/secretary/sessions/{session}/papers" [Secretary] secretary::steps::open_papers;
    post "/secretary/sessions/{session}/key" [Secretary] secretary::key::prepare;
    get  "/secretary/sessions/{session}/envelope" [Secretary] secretary::key::envelope_page;
    post "/secretary/sessions/{session}/envelope" [Secretary] secretary::key::envelope;
    get  "/secretary/sessions/{session}/vote" [Secretary] secretary::steps::vote_page;
    post "/secretary/sessions/{session}/vote" [Secretary] secretary::steps::open_vote;
    get  "/secretary/sessions/{session}/minutes" [Secretary] secretary::minutes::get;
    get  "/expert" [Expert] expert::home::get;
    get  "/expert/sessions/{session}" [Expert] expert::session::get;
    post "/expert/sessions/{session}/declare" [Expert] expert::session::declare;
    post "/expert/sessions/{session}/attend" [Expert] expert::session::attend;
    get  "/expert/sessions/{session}/cases/{case}" [Expert] expert::case::get;
    post "/expert/sessions/{session}/cases/{case}/opinion" [Expert] expert::case::opinion;
    get  "/expert/sessions/{session}/cases/{case}/recuse" [Expert] expert::recuse::get;
    post "/expert/sessions/{session}/cases/{case}/recuse" [Expert] expert::recuse::post;
    get  "/expert/sessions/{session}/vote" [Expert] expert::vote::get;
    post "/expert/sessions/{session}/vote/check" [Expert] expert::vote::check;
    post "/expert/sessions/{session}/vote/cast" [Expert] expert::vote::cast;
    get  "/expert/sessions/{session}/ballots" [Expert] expert::receipt::get;
    post "/expert/sessions/{session}/ballots" [Expert] expert::receipt::post;
    get  "/expert/sessions/{session}/sign" [Expert] expert::sign::get;
    post "/expert/sessions/{session}/sign" [Expert] expert::sign::post;
    get  "/teller" [Teller] teller::home::get;
    get  "/teller/sessions/{session}" [Teller] teller::session::get;
    post "/teller/sessions/{session}/share" [Teller] teller::session::take;
    post "/teller/sessions/{session}/close" [Teller] teller::session::close;
    get  "/teller/sessions/{session}/recount" [Teller] teller::recount::get;
    post "/teller/sessions/{session}/recount" [Teller] teller::recount::post;
    // The city's reviewer
    get  "/reviewer" [Reviewer] reviewer::queue::get;
    post "/reviewer/claim" [Reviewer] reviewer::claim::post;
    get  "/reviewer/export" [Reviewer] reviewer::export::get;
    get  "/reviewer/filters" [Reviewer] reviewer::saved::get;
    post "/reviewer/filters" [Reviewer] reviewer::saved::post;
    post "/reviewer/filters/{id}/delete" [Reviewer] reviewer::saved::delete;
    get  "/reviewer/search" [Reviewer] reviewer::search::get;
    get  "/reviewer/hand-over" [Reviewer] reviewer::hand_over::get;
    post "/reviewer/hand-over" [Reviewer] reviewer::hand_over::post;
    post "/reviewer/hand-over/choose" [Reviewer] reviewer::hand_over::choose;
    get  "/reviewer/absences" [Reviewer] reviewer::absence::get;
    post "/reviewer/absences" [Reviewer] reviewer::absence::announce;
    post "/reviewer/absences/{id}/end" [Reviewer] reviewer::absence::end;
    post "/reviewer/absences/{id}/decline" [Reviewer] reviewer::absence::decline;
    get  "/reviewer/proposals" [Reviewer] reviewer::proposals::get;
    get  "/reviewer/proposals/{id}" [Reviewer] reviewer::proposal::get;
    post "/reviewer/proposals/{id}" [Reviewer] reviewer::proposal::post;
    get  "/reviewer/figures" [Reviewer, Secretary, Auditor] reviewer::figures::get;
    get  "/reviewer/rounds" [Reviewer, Secretary, Auditor] reviewer::rounds::list;
    get  "/reviewer/rounds/new" [Reviewer] reviewer::rounds::new;
    post "/reviewer/rounds/new" [Reviewer] reviewer::rounds::announce;
    get  "/reviewer/rounds/{id}/extend" [Reviewer] reviewer::round_acts::extend_page;
    post "/reviewer/rounds/{id}/extend" [Reviewer] reviewer::round_acts::extend;
    get  "/reviewer/rounds/{id}/cancel" [Reviewer] reviewer::round_acts::cancel_page;
    post "/reviewer/rounds/{id}/cancel" [Reviewer] reviewer::round_acts::cancel;
    get  "/reviewer/cases/{id}" [Reviewer] reviewer::case::get;
    post "/reviewer/cases/{id}" [Reviewer] reviewer::decision::post;
    post "/reviewer/cases/{id}/claim" [Reviewer] reviewer::case::claim;
    get  "/reviewer/cases/{id}/act/{action}" [Reviewer] reviewer::act::get;
    post "/reviewer/cases/{id}/act/{action}" [Reviewer] reviewer::act::post;
    get  "/reviewer/cases/{id}/objections" [Reviewer] reviewer::objection::list;
    post "/reviewer/cases/{id}/objections" [Reviewer] reviewer::objection::register;
    get  "/reviewer/objections/{id}" [Reviewer] reviewer::objection::get;
    post "/reviewer/objections/{id}" [Reviewer] reviewer::objection::post;
    // The certificate office
    get  "/certificates" [CertificateOfficer] certificates::waiting::get;
    post "/certificates" [CertificateOfficer] certificates::waiting::prepare;
    get  "/certificates/register" [CertificateOfficer] certificates::register::get;
    get  "/certificates/register/export" [CertificateOfficer] certificates::register::export;
    get  "/certificates/batches/{id}" [CertificateOfficer] certificates::batch::get;
    get  "/certificates/batches/{id}/issue" [CertificateOfficer] certificates::batch::confirm;
    post "/certificates/batches/{id}/issue" [CertificateOfficer] certificates::batch::issue;
    post "/certificates/batches/{id}/retry" [CertificateOfficer] certificates::batch::retry;
    get  "/certificates/register/{id}" [CertificateOfficer] certificates::register::one;
    get  "/certificates/register/{id}/revoke" [CertificateOfficer] certificates::revoke::get;
    post "/certificates/register/{id}/revoke" [CertificateOfficer] certificates::revoke::post;
    get  "/certificates/revocations" [CertificateOfficer] certificates::revocations::list;
    get  "/certificates/revocations/{id}" [CertificateOfficer] certificates::revocations::get;
    post "/certificates/revocations/{id}" [CertificateOfficer] certificates::revocations::post;
    get  "/certificates/{id}/sheet.pdf" [CertificateOfficer] certificates::batch::sheet;
    // Administration and oversight
    get  "/admin/calendar" [Administrator] admin::calendar::get;
    post "/admin/calendar" [Administrator] admin::calendar::preview;
    post "/admin/calendar/file" [Administrator] admin::calendar::file;
    post "/admin/calendar/load" [Administrator] admin::calendar::load;
    get  "/admin/policies" [Administrator] admin::policies::get;
    post "/admin/policies" [Administrator] admin::policies::post;
    get  "/admin/jobs" [Administrator] admin::jobs::get;
    get  "/admin/messages" [Administrator] admin::messages::get;
    post "/admin/messages" [Administrator] admin::messages::resend_all;
    get  "/admin/messages/{id}" [Administrator] admin::messages::one;
    post "/admin/messages/{id}" [Administrator] admin::messages::resend;
    get  "/admin/templates" [Administrator] admin::templates::list;
    get  "/admin/templates/{event}" [Administrator] admin::templates::get;
    post "/admin/templates/{event}" [Administrator] admin::templates::post;
    get  "/admin/people" [Administrator, SecurityAdministrator] admin::people::get;
    post "/admin/people" [Administrator] admin::people::invite;
    get  "/admin/people/{id}" [Administrator, SecurityAdministrator] admin::person::get;
    post "/admin/people/{id}" [Administrator, SecurityAdministrator] admin::person::post;
    get  "/admin/organisations" [Administrator] admin::organisations::list;
    get  "/admin/organisations/{id}" [Administrator] admin::organisations::get;
    post "/admin/organisations/{id}" [Administrator] admin::organisations::post;
    get  "/admin/rights" [SecurityAdministrator] admin::rights::get;
    post "/admin/rights" [SecurityAdministrator] admin::rights::post;
    get  "/audit" [SecurityAdministrator, Auditor] audit::get;
    get  "/audit/export" [SecurityAdministrator, Auditor] audit::export;
    get  "/audit/cases/{id}" [Auditor] audit::chain;
}
