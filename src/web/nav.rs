//! The main navigation of each role.
use super::page::NavItem;
use crate::domain::actor::Role;
use crate::domain::lang::Lang;
use crate::text::nav::NavText;

/// The links of a role; the one that leads to `path` is marked as current.
pub fn items(lang: Lang, role: Option<Role>, path: &str) -> Vec<NavItem> {
    let t = NavText(lang);
    let links = links_of(t, role);
    let place = path.split('?').next().unwrap_or(path);
    let current = links
        .iter()
        .map(|(href, _)| *href)
        .filter(|href| is_under(place, href))
        .max_by_key(|href| href.len());
    let item = |(href, label): &(&'static str, &'static str)| {
        let item = NavItem::new(*label, *href);
        if current == Some(*href) { item.current() } else { item }
    };
    links.iter().map(item).collect()
}

/// Where the work of a role begins, and what it uses every day.
fn links_of(t: NavText, role: Option<Role>) -> Vec<(&'static str, &'static str)> {
    match role {
        Some(Role::Applicant) => vec![("/applicant", t.my_cases()), ("/messages", t.messages())],
        Some(Role::Employer) => vec![
            ("/employer", t.workbench()),
            ("/employer/cases/new", t.new_case()),
            ("/employer/people", t.unit_people()),
            ("/messages", t.messages()),
        ],
        Some(Role::Agency) => vec![("/agency", t.units()), ("/messages", t.messages())],
        Some(Role::SuperiorAuthority) => vec![("/superior", t.consents()), ("/messages", t.messages())],
        Some(Role::VerificationOfficer) => {
            vec![("/verification", t.verifications()), ("/messages", t.messages())]
        }
        Some(Role::Reviewer) => review(t),
        Some(Role::Secretary) => vec![
            ("/secretary", t.sessions()),
            ("/reviewer/rounds", t.rounds()),
            ("/reviewer/figures", t.figures()),
            ("/messages", t.messages()),
        ],
        Some(Role::Expert) => vec![("/expert", t.my_sessions()), ("/messages", t.messages())],
        Some(Role::Teller) => vec![("/teller", t.tellers()), ("/messages", t.messages())],
        Some(Role::CertificateOfficer) => {
            vec![
                ("/certificates", t.to_issue()),
                ("/certificates/register", t.register()),
                ("/certificates/revocations", t.revocations()),
                ("/messages", t.messages()),
            ]
        }
        Some(Role::Administrator) => administration(t),
        Some(Role::SecurityAdministrator) => {
            vec![
                ("/audit", t.audit()),
                ("/admin/people", t.people()),
                ("/admin/rights", t.rights()),
                ("/messages", t.messages()),
            ]
        }
        Some(Role::Auditor) => {
            vec![
                ("/audit/draws", t.draws()),
                ("/audit", t.audit()),
                ("/reviewer/rounds", t.rounds()),
                ("/reviewer/figures", t.figures()),
                ("/messages", t.messages()),
            ]
        }
        _ => vec![
            ("/", t.home()),
            ("/check", t.check()),
            ("/catalogue", t.catalogue()),
            ("/self-check", t.self_check()),
            ("/board", t.board()),
        ],
    }
}

fn review(t: NavText) -> Vec<(&'static str, &'static str)> {
    vec![
        ("/reviewer", t.review_queue()),
        ("/reviewer/search", t.search()),
        ("/reviewer/absences", t.absences()),
        ("/reviewer/rounds", t.rounds()),
        ("/reviewer/figures", t.figures()),
        ("/messages", t.messages()),
    ]
}

fn administration(t: NavText) -> Vec<(&'static str, &'static str)> {
    vec![
        ("/admin/people", t.people()),
        ("/admin/organisations", t.organisations()),
        ("/admin/calendar", t.calendar()),
        ("/admin/policies", t.policies()),
        ("/admin/messages", t.letters()),
        ("/admin/templates", t.templates()),
        ("/admin/jobs", t.jobs()),
        ("/messages", t.messages()),
    ]
}

fn is_under(place: &str, href: &str) -> bool {
    place == href || (href != "/" && place.starts_with(href) && place[href.len()..].starts_with('/'))
}
