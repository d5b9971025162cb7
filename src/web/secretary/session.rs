//! GET `/secretary/sessions/{session}`: where the session stands, what comes next, and everything about it.
use super::crumbs;
use super::home::CaseLine;
use crate::app::App;
use crate::db::panel::{MemberRow, SessionState};
use crate::domain::ids::SessionId;
use crate::domain::lang::Lang;
use crate::domain::panel::ballot::ShareHolder;
use crate::domain::panel::draw::DrawRecord;
use crate::services::Result;
use crate::services::panel::{self, AgendaCase, Overview};
use crate::text::format;
use crate::text::panel::PanelText;
use crate::text::secretary::SessionText;
use crate::web::auth::Secretary;
use crate::web::page::field::ErrorSummary;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Mark, Phrase, Shell, Tag, Tone};
use crate::web::panel::{Complaint, CountView, Head, session_id};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "secretary/session.html")]
struct Page {
    shell: Shell,
    t: SessionText,
    p: PanelText,
    errors: ErrorSummary,
    head: Head,
    href: String,
    next: Next,
    cases: Vec<CaseRow>,
    /// Opinions and attendance are still of interest.
    is_sitting: bool,
    /// Cases to put on; none once the draw is made.
    waiting: Option<Vec<CaseLine>>,
    /// The button that puts all of them on, as far as the session takes them.
    all: Option<String>,
    members: Vec<Member>,
    recusals: Vec<Phrase>,
    draw: Vec<SummaryRow>,
    key: Option<Key>,
    counts: Vec<CountView>,
    can_adjourn: bool,
    exceptions: Vec<SummaryRow>,
    can_except: bool,
}

/// What the secretary does now: words, and where there is one, the button.
struct Next {
    text: String,
    button: Option<(&'static str, String)>,
}

struct CaseRow {
    place: usize,
    number: String,
    name: Phrase,
    unit: Phrase,
    certificate: Phrase,
    opinions: Option<String>,
    attending: Option<String>,
    adjourn: Option<String>,
}

struct Member {
    seat: i32,
    name: Phrase,
    chair: Option<Tag>,
    declared: Tag,
    present: Tag,
    replace: Option<String>,
    leave: Option<String>,
}

struct Key {
    about: &'static str,
    /// The word on the button; none once the vote is open.
    prepare: Option<&'static str>,
    shares: Vec<SummaryRow>,
    envelope: Option<String>,
}

pub async fn get(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    respond::page(&page(who, &visitor, session_id(&session)?, &app, &Complaint::default()).await?)
}

/// The page with a refusal above it.
pub(super) async fn again(
    who: Secretary,
    visitor: &Visitor,
    id: SessionId,
    app: &web::Data<App>,
    complaint: &Complaint,
) -> Result<HttpResponse> {
    respond::again(&page(who, visitor, id, app, complaint).await?)
}

fn all_of_series(lang: Lang, view: &Overview) -> Option<String> {
    let count = view.waiting.len().min(view.room());
    (count > 1).then(|| SessionText(lang).put_all_on(count))
}

async fn page(
    who: Secretary,
    visitor: &Visitor,
    id: SessionId,
    app: &web::Data<App>,
    complaint: &Complaint,
) -> Result<Page> {
    let view = db::run(app, who.0, move |conn, actor| panel::overview(conn, actor, id)).await?;
    let lang = visitor.lang();
    let mut shell = visitor.shell(view.session.number.clone());
    shell.crumbs = crumbs(visitor, Phrase::data(view.session.title.clone()));
    let errors = complaint.summary(lang);
    shell.has_errors = !errors.is_empty();
    let is_preparing = view.session.state == SessionState::Preparing;
    let waiting = is_preparing.then(|| view.waiting.iter().map(|row| CaseLine::new(lang, row)).collect());
    Ok(Page {
        t: SessionText(lang),
        p: PanelText(lang),
        errors,
        head: Head::new(lang, &view.session, !view.cases.is_empty()),
        href: address(&view),
        next: next(lang, &view),
        cases: view
            .cases
            .iter()
            .enumerate()
            .map(|(place, row)| case_row(lang, &view, place + 1, row))
            .collect(),
        is_sitting: is_sitting(&view),
        all: all_of_series(lang, &view),
        waiting,
        members: view.members.iter().map(|member| member_row(lang, &view, member)).collect(),
        recusals: recusals(lang, &view),
        draw: view.draw.as_ref().map(|record| draw_rows(lang, &view, record)).unwrap_or_default(),
        key: key(lang, &view, &app.keys.brought(id)),
        counts: view.cases.iter().filter_map(|row| count(lang, &view, row)).collect(),
        exceptions: view.exceptions.iter().map(|row| super::exception::row(lang, row)).collect(),
        can_except: is_preparing,
        can_adjourn: !view.cases.is_empty()
            && !matches!(view.session.state, SessionState::Closed | SessionState::Signed),
        shell,
    })
}

fn address(view: &Overview) -> String {
    format!("/secretary/sessions/{}", view.session.id)
}

fn next(lang: Lang, view: &Overview) -> Next {
    let t = SessionText(lang);
    let to = |tail: &str| format!("{}/{tail}", address(view));
    let all = view.members.len();
    let declared = view.members.iter().filter(|member| member.declared_at.is_some()).count();
    let present = view.members.iter().filter(|member| member.is_here()).count();
    let (text, button) = match view.session.state {
        SessionState::Preparing if view.cases.is_empty() => (t.next_agenda().to_owned(), None),
        SessionState::Preparing => (t.next_draw().to_owned(), Some((t.draw(), to("draw")))),
        SessionState::Drawing => (t.next_drawing().to_owned(), Some((t.draw(), to("draw")))),
        SessionState::Declaring => {
            let button = (declared == all).then(|| (t.papers(), to("papers")));
            (t.next_declare(declared, all), button)
        }
        SessionState::Reading => (t.next_read(present, all), Some((t.open_vote(), to("vote")))),
        SessionState::Voting => (format!("{} {}", t.next_vote(), t.cast_of(view.cast, present)), None),
        SessionState::Closed if view.session.recounted_by.is_none() => (t.next_recount().to_owned(), None),
        SessionState::Closed => (t.next_sign().to_owned(), Some((t.minutes(), to("minutes")))),
        SessionState::Adjourned => (t.next_adjourned().to_owned(), Some((t.minutes(), to("minutes")))),
        SessionState::Signed => (t.next_done().to_owned(), Some((t.minutes(), to("minutes")))),
    };
    Next { text, button }
}

/// The chair, the vice-chair, or neither.
pub(super) fn office(t: SessionText, member: &MemberRow) -> Option<&'static str> {
    if member.is_chair { Some(t.chair()) } else { member.is_vice_chair().then(|| t.vice_chair()) }
}

fn is_sitting(view: &Overview) -> bool {
    matches!(view.session.state, SessionState::Reading | SessionState::Voting)
}

fn case_row(lang: Lang, view: &Overview, place: usize, row: &AgendaCase) -> CaseRow {
    let t = SessionText(lang);
    let is_sitting = is_sitting(view);
    let attending = row.attendance;
    CaseRow {
        place,
        number: row.case.number.clone(),
        name: Phrase::data(row.case.applicant_name.clone()),
        unit: Phrase::data(row.unit.clone()),
        certificate: Phrase::data(row.item.full_name()),
        opinions: is_sitting.then(|| t.opinions_of(row.opinions, view.policy.min_opinions)),
        attending: is_sitting.then(|| {
            t.attending_of(attending.present(), view.policy.least_present(attending), attending.recused())
        }),
        adjourn: row.may_adjourn.then(|| format!("{}/cases/{}/adjourn", address(view), row.case.id)),
    }
}

fn member_row(lang: Lang, view: &Overview, member: &MemberRow) -> Member {
    let t = SessionText(lang);
    let when = |at: Option<chrono::DateTime<chrono::Utc>>| match at {
        Some(at) => Tag::new(Tone::Green, format::short_date_time(lang, at)).marked(Mark::Tick),
        None => Tag::new(Tone::Grey, t.not_yet()),
    };
    let may_leave = is_sitting(view) || view.session.state == SessionState::Closed;
    let may_change = matches!(view.session.state, SessionState::Declaring | SessionState::Reading);
    Member {
        seat: member.seat,
        name: Phrase::data(member.name.clone().unwrap_or_default()),
        chair: office(t, member).map(|office| Tag::new(Tone::Blue, office)),
        declared: when(member.declared_at),
        present: member.left_at.map_or_else(
            || when(member.present_at),
            |at| Tag::new(Tone::Grey, t.left(&format::short_date_time(lang, at))),
        ),
        replace: may_change.then(|| format!("{}/members/{}/replace", address(view), member.expert_id)),
        leave: (may_leave && member.is_here())
            .then(|| format!("{}/members/{}/leave", address(view), member.expert_id)),
    }
}

/// Who withdrew from what, and why: for the secretary alone.
pub(super) fn recusals(lang: Lang, view: &Overview) -> Vec<Phrase> {
    let t = SessionText(lang);
    let line = |recusal: &crate::db::panel::RecusalRow| {
        let member = view.members.iter().find(|member| member.expert_id == recusal.expert_id)?;
        let number = &view.case(recusal.case_id)?.case.number;
        let name = Phrase::data(member.name.clone().unwrap_or_default());
        Some(name.then(t.recused_from(number)).then(Phrase::data(recusal.reason.clone())))
    };
    view.recusals.iter().filter_map(line).collect()
}

fn draw_rows(lang: Lang, view: &Overview, record: &DrawRecord) -> Vec<SummaryRow> {
    let t = SessionText(lang);
    let name = |position: usize| {
        let found = view.pool.iter().find(|row| usize::try_from(row.0) == Ok(position));
        found.map(|row| row.2.clone()).unwrap_or_default()
    };
    let mut excluded = Vec::new();
    for (position, entry) in record.pool.entries().iter().enumerate() {
        for tie in &entry.exclusions {
            let number = view.case(tie.case).map(|row| row.case.number.clone()).unwrap_or_default();
            excluded.push(
                SummaryRow::new(t.excluded(), Phrase::data(name(position)))
                    .note(format!("{number} {}", tie.reason.text(lang))),
            );
        }
    }
    if excluded.is_empty() {
        excluded.push(SummaryRow::new(t.excluded(), t.nobody_excluded()));
    }
    let checks = if record.verify().is_ok() { t.draw_checks() } else { t.draw_fails() };
    let mut rows = vec![
        SummaryRow::new(t.pool_size(), record.pool.len().to_string()),
        SummaryRow::new(t.pool_hash(), record.pool_hash.to_string()).note(checks),
    ];
    rows.extend(excluded);
    for change in &record.replacements {
        let (left, joined) = (name(change.leaving as usize), name(change.joining as usize));
        let note = change.because.text(lang);
        rows.push(SummaryRow::new(t.replacements(), Phrase::data(format!("{left} → {joined}"))).note(note));
    }
    rows
}

fn key(lang: Lang, view: &Overview, brought: &[ShareHolder]) -> Option<Key> {
    let t = SessionText(lang);
    let session = &view.session;
    if !matches!(session.state, SessionState::Reading | SessionState::Voting) {
        return None;
    }
    let is_made = session.public_key.is_some();
    let is_reading = session.state == SessionState::Reading;
    let row = |holder: ShareHolder, name: &str, at: Option<chrono::DateTime<chrono::Utc>>| {
        let mut said =
            at.map_or(t.key_waiting().to_owned(), |at| t.key_taken(&format::short_date_time(lang, at)));
        if brought.contains(&holder) {
            said = crate::text::teller::TellerText(lang).brought(holder.label(lang));
        }
        SummaryRow::new(holder.label(lang), Phrase::data(name.to_owned())).note(said)
    };
    let [a, b] = &view.tellers;
    Some(Key {
        about: if is_made { t.key_made() } else { t.key_none() },
        prepare: is_reading.then_some(if is_made { t.key_again() } else { t.key_prepare() }),
        shares: if is_made {
            vec![
                row(ShareHolder::TellerA, a, session.share_a_at),
                row(ShareHolder::TellerB, b, session.share_b_at),
            ]
        } else {
            Vec::new()
        },
        envelope: (!is_reading).then(|| format!("{}/envelope", address(view))),
    })
}

fn count(lang: Lang, view: &Overview, row: &AgendaCase) -> Option<CountView> {
    let title = Phrase::data(row.case.applicant_name.clone()).then(format!(" {}", row.case.number));
    row.tally.as_ref().map(|tally| CountView::new(lang, title, tally, view.policy.majority))
}
