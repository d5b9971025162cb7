//! Where a case stands, as its applicant sees it: steps, deadline, and the one thing to do next.
use crate::domain::case::{Action, Status};
use crate::domain::lang::Lang;
use crate::services::case::Desk;
use crate::text::applicant::StandingText;
use crate::text::revocation::HearingText;
use crate::web::casework::{self, filing};
use crate::web::page::list::Link;
use crate::web::page::progress::Stepper;
use crate::web::page::{Phrase, Text};

/// What to do now, or who is at work.
pub struct NextAction {
    pub heading: Text,
    pub words: Phrase,
    pub link: Option<Link>,
}

/// The five steps of §2(3); an ended case stops in the step it had reached.
pub fn stepper(lang: Lang, desk: &Desk) -> Stepper {
    let left = casework::remaining(&desk.calendar, desk.case(), desk.today);
    casework::stepper(lang, desk.case(), &desk.view.timeline, left)
}

/// The one thing to do, with its button; or who is at work and what comes after.
pub fn next_action(lang: Lang, desk: &Desk) -> NextAction {
    let t = StandingText(lang);
    let case = desk.case();
    let at = |page: &str| format!("/applicant/cases/{}/{page}", case.id);
    let act = |heading: &'static str, words: &'static str, button: &'static str, page: &str| NextAction {
        heading: heading.into(),
        words: words.into(),
        link: Some(Link::new(button, at(page))),
    };
    let rest = |words: &'static str| NextAction {
        heading: t.nothing_to_do().into(),
        words: words.into(),
        link: None,
    };
    if case.suspended_at.is_some() {
        return rest(t.wait_suspended());
    }
    if desk.is_being_revoked {
        let t = HearingText(lang);
        return act(t.banner_title(), t.banner_help(), t.banner_button(), "revocation");
    }
    match case.status {
        Status::Verifying if desk.verification.consent_at.is_none() => {
            act(t.do_consent(), t.do_consent_help(), t.do_consent_button(), "consent")
        }
        Status::Verifying => rest(t.wait_verifying()),
        Status::Preparing if desk.may(Action::SubmitToEmployer) => {
            act(t.do_submit(), t.do_submit_help(), t.do_submit_button(), "submit")
        }
        Status::Preparing => preparing(t, desk),
        Status::ReadyToFile if desk.may(Action::File) => {
            act(t.do_file(), t.do_file_help(), t.do_file_button(), "file")
        }
        Status::ReadyToFile => match desk
            .view
            .filing
            .as_ref()
            .filter(|standing| standing.is_shut())
            .and_then(|standing| filing::words(lang, standing))
        {
            Some(words) => NextAction { words, ..rest(t.wait_consent()) },
            None => rest(t.wait_consent()),
        },
        Status::Correction => act(t.do_correct(), t.do_correct_help(), t.do_correct_button(), "correction"),
        Status::Certified => download(t, desk),
        Status::EmployerReview => rest(t.wait_employer()),
        Status::Publicity => rest(t.wait_publicity()),
        Status::Filed => rest(t.wait_review()),
        Status::Accepted | Status::PanelReview => rest(t.wait_panel()),
        Status::ResultPublicity => rest(t.wait_result()),
        Status::Certifying => rest(t.wait_certificate()),
        _ => NextAction { heading: t.ended().into(), words: t.ended_help().into(), link: None },
    }
}

/// Leads to the first thing that is missing.
fn preparing(t: StandingText, desk: &Desk) -> NextAction {
    let id = desk.case().id;
    let section =
        crate::domain::application::Section::ALL.iter().find(|section| !desk.is_section_complete(**section));
    let has_returned = !desk.returned().is_empty();
    let href = match section {
        Some(section) => format!("/applicant/cases/{id}/form/{section}"),
        None if !desk.missing_documents().is_empty() => format!("/applicant/cases/{id}/documents"),
        None => format!("/applicant/cases/{id}/submit"),
    };
    NextAction {
        heading: if has_returned { t.do_put_right() } else { t.do_fill_in() }.into(),
        words: if has_returned { t.do_put_right_help() } else { t.do_fill_in_help() }.into(),
        link: Some(Link::new(t.do_fill_in_button(), href)),
    }
}

fn download(t: StandingText, desk: &Desk) -> NextAction {
    let link = desk.certificate.as_ref().filter(|row| row.pdf_key.is_some());
    NextAction {
        heading: t.do_download().into(),
        words: t.do_download_help().into(),
        link: link.map(|row| Link::new(t.do_download_button(), format!("/certificates/{}.pdf", row.id))),
    }
}
