//! What is stored is what the model says, and the record explains it.
use super::act::stored;
use super::oracle::Oracle;
use zhicheng::db::case::Cursor;
use zhicheng::db::timeline::{self, EntryRow, broken_at};
use zhicheng::db::{notice, review};
use zhicheng::demo::cases::Walk;
use zhicheng::domain::case::{NoticeKind, Status};
use zhicheng::domain::ids::CaseId;
use zhicheng::services::case::queue::{self, Tab};

fn record(walk: &Walk<'_>, id: CaseId) -> Vec<EntryRow> {
    walk.by_system(|conn, _| Ok(timeline::of_case(conn, id)?)).unwrap()
}

/// How many entries the record has.
pub fn entries(walk: &Walk<'_>, id: CaseId) -> usize {
    record(walk, id).len()
}

pub fn at(walk: &Walk<'_>, id: CaseId, oracle: &Oracle, story: &str) {
    let case = stored(walk, id);
    assert_eq!(case.status, oracle.status, "{story}");
    assert_eq!(case.suspended_at.is_some(), oracle.is_suspended, "{story}");
    assert_eq!(
        case.left_status.filter(|_| case.status.is_end()),
        oracle.left.filter(|_| case.status.is_end()),
        "{story}"
    );
    explains(&record(walk, id), case.status, oracle.is_suspended, story);
    notices_run_only_in_publicity(walk, id, case.status, story);
    let open = walk.by_system(|conn, _| Ok(review::open_proposals(conn, id)?)).unwrap();
    let by_people = open.iter().filter(|open| open.proposed_by.is_some()).count();
    assert_eq!(by_people, oracle.proposals.len(), "{story}");
}

/// Read from its beginning, the record leads by itself to where the case stands.
fn explains(record: &[EntryRow], status: Status, is_suspended: bool, story: &str) {
    assert_eq!(broken_at(record), None, "the chain holds\n{story}");
    let (mut at, mut stands_still) = (None, false);
    for entry in record {
        assert_eq!(entry.from_status, at, "entry {} begins where the one before ended\n{story}", entry.seq);
        if entry.from_status != Some(entry.to_status) {
            assert!(leads(entry), "{} from {at:?} to {}\n{story}", entry.action, entry.to_status);
        }
        match entry.action.as_str() {
            "suspend" => stands_still = true,
            "resume" => stands_still = false,
            _ => stands_still &= !entry.to_status.is_end(),
        }
        at = Some(entry.to_status);
    }
    assert_eq!((at, stands_still), (Some(status), is_suspended), "{story}");
}

/// The moves of the notice, written out once more.
fn leads(entry: &EntryRow) -> bool {
    use Status::*;
    let Some(from) = entry.from_status else {
        return (entry.action.as_str(), entry.to_status) == ("open", Verifying);
    };
    let before_filing = matches!(from, Verifying | Preparing | EmployerReview | Publicity | ReadyToFile);
    let with_the_city = matches!(from, Filed | Correction | Accepted);
    match (entry.action.as_str(), entry.to_status) {
        ("confirm_verification", Preparing) | ("fail_verification", VerificationFailed) => from == Verifying,
        ("submit_to_employer", EmployerReview) => from == Preparing,
        ("return_to_applicant", Preparing) | ("decline_by_employer", DeclinedByEmployer) => {
            from == EmployerReview
        }
        ("publish", Publicity) => from == EmployerReview,
        ("close_publicity", ReadyToFile) | ("end_on_objection", ObjectionUpheld) => from == Publicity,
        ("file", Filed) => from == ReadyToFile,
        ("request_correction", Correction) | ("accept", Accepted) | ("not_accept", NotAccepted) => {
            from == Filed
        }
        ("resubmit", Filed) | ("resubmit_changed", EmployerReview) | ("lapse", Lapsed) => from == Correction,
        ("assign_to_session", PanelReview) => from == Accepted,
        ("adjourn", Accepted) | ("pass", ResultPublicity) | ("fail", NotPassed) => from == PanelReview,
        ("close_result_publicity", Certifying) | ("end_on_result_objection", ObjectionUpheld) => {
            from == ResultPublicity
        }
        ("issue", Certified) => from == Certifying,
        ("revoke", Revoked) => from == Certified,
        ("withdraw", Withdrawn) => before_filing || with_the_city,
        ("terminate", Terminated) => from != Verifying && !from.is_end(),
        ("reopen_review", to) => {
            matches!(from, NotAccepted | Lapsed | VerificationFailed | Terminated) && !to.is_end()
        }
        ("reopen_employer_review", EmployerReview) => matches!(from, ObjectionUpheld | DeclinedByEmployer),
        ("reopen_panel", Accepted) => from == NotPassed,
        _ => false,
    }
}

fn notices_run_only_in_publicity(walk: &Walk<'_>, id: CaseId, status: Status, story: &str) {
    let all = walk.by_system(|conn, _| Ok(notice::of_case(conn, id)?)).unwrap();
    let running = |kind| all.iter().filter(|row| row.kind == kind && row.ended_at.is_none()).count();
    assert!(running(NoticeKind::Internal) <= usize::from(status == Status::Publicity), "{story}");
    assert_eq!(running(NoticeKind::Result), usize::from(status == Status::ResultPublicity), "{story}");
}

/// The office's counts are what one gets by counting.
pub fn at_the_counts<'a>(walk: &Walk<'_>, all: impl Iterator<Item = &'a Oracle>, story: &str) {
    let found = walk
        .by("zhou.min", |conn, actor| {
            queue::queue(conn, actor, &queue::Asked::default(), Cursor::default(), 50)
        })
        .unwrap();
    let mut counted = [0_i64; 3];
    for oracle in all {
        let place = match oracle.status {
            Status::Correction => Some(1),
            Status::ResultPublicity => Some(2),
            _ => None,
        };
        // What stands still is kept in sight where the office works.
        counted[0] += i64::from(oracle.status == Status::Filed || oracle.is_suspended);
        if let Some(place) = place {
            counted[place] += 1;
        }
    }
    let tabs = [Tab::Review, Tab::Correction, Tab::Result];
    assert_eq!(found.tabs, tabs.into_iter().zip(counted).collect::<Vec<_>>(), "{story}");
    assert_eq!(i64::try_from(found.rows.len()).unwrap(), counted[0], "{story}");
}
