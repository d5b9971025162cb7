//! GET `/verification/{id}`: what is claimed beside what is listed, what was answered, and what can be done now.
use super::{state_tag, verification_id};
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::case::Action;
use crate::domain::ids::{UserId, VerificationId};
use crate::domain::lang::Lang;
use crate::domain::verification::{AnswerOutcome, Channel, VerificationAction};
use crate::services::verification::{View, view};
use crate::services::{FieldErrors, Result};
use crate::text::format;
use crate::text::verification::{QueueText, RequestText};
use crate::web::auth::VerificationOfficer;
use crate::web::casework::facts::{certificate, issuing_body};
use crate::web::page::field::{ChoiceView, ErrorLine, ErrorSummary, FieldView, OptionView};
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::{Crumb, Mark, Phrase, Shell, Tag, Tone};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "verification/request.html")]
pub struct Page {
    pub shell: Shell,
    t: RequestText,
    at: String,
    title: Phrase,
    tag: Tag,
    number: String,
    unit: Phrase,
    claimed: Vec<SummaryRow>,
    listed: Vec<SummaryRow>,
    duplicate: Option<String>,
    duplicates: Vec<Link>,
    triage: Option<(ChoiceView, FieldView)>,
    send: Option<Send>,
    record: Option<Record>,
    review: Option<Review>,
    answers: Vec<Answer>,
    cases: Vec<Resting>,
    pub errors: ErrorSummary,
}

/// The way to the issuing body; blocked while the holder has not consented.
struct Send {
    is_blocked: bool,
    button: &'static str,
}

struct Record {
    /// Made with the form.
    id: Uuid,
    heading: &'static str,
    /// An answer stands already: the form for another one is folded away.
    is_correction: bool,
    outcome: ChoiceView,
    channel: ChoiceView,
    evidence: FieldView,
}

/// The second officer's form; whoever recorded the answer is told that a colleague has to look.
struct Review {
    is_own: bool,
    choice: ChoiceView,
    note: FieldView,
}

struct Answer {
    tag: Tag,
    channel: &'static str,
    evidence: Phrase,
    recorded: Phrase,
    reviewed: Phrase,
    review: Tag,
    note: Phrase,
}

struct Resting {
    label: String,
    status: &'static str,
    /// Where the officer confirms that the verification failed.
    fail: Option<String>,
}

/// What was typed into one of the page's forms, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub choice: String,
    pub channel: String,
    pub words: String,
    pub answer: Option<Uuid>,
    pub errors: FieldErrors,
}

pub async fn read(app: &web::Data<App>, actor: Actor, id: VerificationId) -> Result<View> {
    db::run(app, actor, move |conn, actor| view(conn, actor, id)).await
}

pub async fn get(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let view = read(&app, actor, verification_id(&path)?).await?;
    respond::page(&Page::new(&visitor, actor, &view, &Typed::default()))
}

impl Page {
    pub fn new(visitor: &Visitor, actor: Actor, view: &View, typed: &Typed) -> Self {
        let lang = visitor.lang();
        let t = RequestText(lang);
        let row = &view.row;
        let may = |action| row.state.allows(action);
        let mut shell = visitor.shell(row.number.clone());
        shell.crumbs =
            vec![Crumb::link(QueueText(lang).title(), "/verification"), Crumb::here(row.number.clone())];
        shell.has_errors = !typed.errors.is_empty();
        let unit = lang.pick(&view.unit.name_zh, view.unit.name_en.as_ref().unwrap_or(&view.unit.name_zh));
        let same = view.same_certificate.iter();
        Self {
            shell,
            t,
            at: format!("/verification/{}", row.id),
            title: Phrase::data(row.name_on_certificate.clone()).then("·").then(certificate(lang, view.item)),
            tag: state_tag(lang, row.state),
            number: row.number.clone(),
            unit: Phrase::data(unit.clone()),
            claimed: claimed(lang, view),
            listed: listed(lang, view),
            duplicate: (!view.same_certificate.is_empty()).then(|| t.duplicate(view.same_certificate.len())),
            duplicates: same
                .map(|row| Link::new(row.number.clone(), format!("/verification/{}", row.id)))
                .collect(),
            triage: may(VerificationAction::Accept).then(|| triage(lang, typed)),
            send: may(VerificationAction::Send).then(|| Send {
                is_blocked: row.consent_at.is_none(),
                button: if row.sent_at.is_some() { t.send_again() } else { t.send_button() },
            }),
            record: may(VerificationAction::RecordAnswer).then(|| record(lang, view, typed)),
            review: may(VerificationAction::Review).then(|| review(lang, actor, view, typed)),
            answers: view.answers.iter().map(|answer| answer_view(lang, view, answer)).collect(),
            cases: view.cases.iter().map(|case| resting(lang, view.row.id, case)).collect(),
            errors: summary(lang, &typed.errors),
        }
    }
}

fn summary(lang: Lang, errors: &FieldErrors) -> ErrorSummary {
    let line = |(name, words): &(String, crate::domain::lang::Bilingual)| ErrorLine {
        name: (!name.is_empty()).then(|| name.clone().into()),
        message: lang.pick(words.zh.clone(), words.en.clone()).into(),
    };
    ErrorSummary { lines: errors.0.iter().map(line).collect() }
}

fn claimed(lang: Lang, view: &View) -> Vec<SummaryRow> {
    let t = RequestText(lang);
    let row = &view.row;
    let consent = match row.consent_at {
        Some(at) => t.consent_given(&format::date_time(lang, at)),
        None => t.consent_missing().to_owned(),
    };
    let mut rows = vec![
        SummaryRow::new(t.name(), Phrase::data(row.name_on_certificate.clone())),
        SummaryRow::new(t.certificate_no(), row.certificate_no.clone()),
        SummaryRow::new(t.awarded_on(), format::date(lang, row.awarded_on)),
        SummaryRow::new(t.requested(), format::date_time(lang, row.requested_at)),
        SummaryRow::new(t.consent(), consent),
    ];
    if let Some(reason) = &row.reason {
        rows.push(SummaryRow::new(t.reason_kept(), Phrase::data(reason.clone())));
    }
    if let Some(at) = row.sent_at {
        rows.push(SummaryRow::new(t.send(), t.sent(&format::date_time(lang, at))));
    }
    rows
}

fn listed(lang: Lang, view: &View) -> Vec<SummaryRow> {
    let t = RequestText(lang);
    let item = view.item;
    let holding = item.holding_years.map_or_else(|| t.no_years().to_owned(), |years| t.years(years));
    let mut rows = vec![
        SummaryRow::new(t.row(), item.item_ref().to_string()),
        SummaryRow::new(t.certificate(), certificate(lang, item)),
        SummaryRow::new(t.body(), issuing_body(lang, item)),
        SummaryRow::new(t.level(), item.title_level.name(lang)),
        SummaryRow::new(t.holding(), holding),
    ];
    let note = lang.pick(&item.note_zh, &item.note);
    if let Some(note) = note {
        rows.push(SummaryRow::new(t.note(), Phrase::data(note.clone())));
    }
    rows
}

fn with_error(errors: &FieldErrors, lang: Lang, name: &str) -> Option<crate::web::page::Text> {
    errors.of(name, lang).map(|words| words.to_owned().into())
}

fn triage(lang: Lang, typed: &Typed) -> (ChoiceView, FieldView) {
    let t = RequestText(lang);
    let option = |action: VerificationAction, hint: &'static str| {
        let option = OptionView::new(action.as_str(), action.name(lang)).hint(hint);
        let option = option.chosen_if(typed.choice == action.as_str());
        if action == VerificationAction::Accept { option } else { option.adverse() }
    };
    let options = vec![
        option(VerificationAction::Accept, t.accept_help()),
        option(VerificationAction::Return, t.return_help()),
        option(VerificationAction::Refuse, t.refuse_help()),
    ];
    let mut choice = ChoiceView::new("decision", t.decision(), options).label_hidden();
    choice.error = with_error(&typed.errors, lang, "decision");
    let mut reason = FieldView::new("reason", t.reason()).hint(t.reason_hint()).value(&typed.words);
    reason.error = with_error(&typed.errors, lang, "reason");
    reason.max_length = Some(1000);
    (choice, reason)
}

fn record(lang: Lang, view: &View, typed: &Typed) -> Record {
    let t = RequestText(lang);
    let outcome = |outcome: AnswerOutcome, hint: &'static str| {
        let option = OptionView::new(outcome.as_str(), outcome.name(lang)).hint(hint);
        option.chosen_if(typed.choice == outcome.as_str())
    };
    let options = vec![
        outcome(AnswerOutcome::Authentic, t.authentic_help()),
        outcome(AnswerOutcome::NotAuthentic, t.not_authentic_help()),
        outcome(AnswerOutcome::NoAnswer, t.no_answer_help()),
    ];
    let mut outcome = ChoiceView::new("outcome", t.outcome(), options);
    outcome.error = with_error(&typed.errors, lang, "outcome");
    let channels = Channel::ALL.iter().map(|channel| {
        OptionView::new(channel.as_str(), channel.name(lang)).chosen_if(typed.channel == channel.as_str())
    });
    let mut evidence = FieldView::new("evidence", t.evidence()).hint(t.evidence_hint()).value(&typed.words);
    evidence.error = with_error(&typed.errors, lang, "evidence");
    evidence.max_length = Some(4000);
    let is_settled = view.row.state.is_settled();
    Record {
        id: typed.answer.unwrap_or_else(Uuid::new_v4),
        is_correction: is_settled,
        heading: if is_settled { t.record_corrected() } else { t.record() },
        outcome,
        channel: ChoiceView::new("channel", t.channel(), channels.collect()),
        evidence,
    }
}

fn review(lang: Lang, actor: Actor, view: &View, typed: &Typed) -> Review {
    let t = RequestText(lang);
    let option = |value: &'static str, label: &'static str, hint: &'static str| {
        OptionView::new(value, label).hint(hint).chosen_if(typed.choice == value)
    };
    let options = vec![
        option("agree", t.agree(), t.agree_help()),
        option("disagree", t.disagree(), t.disagree_help()).adverse(),
    ];
    let mut choice = ChoiceView::new("review", t.review(), options).label_hidden();
    choice.error = with_error(&typed.errors, lang, "review");
    let mut note = FieldView::new("note", t.review_note()).hint(t.review_note_hint()).value(&typed.words);
    note.error = with_error(&typed.errors, lang, "note");
    note.max_length = Some(1000);
    let recorder = view.answers.first().map(|(answer, _)| answer.recorded_by);
    Review { is_own: recorder == Some(actor.user_id), choice, note }
}

fn answer_view(
    lang: Lang,
    view: &View,
    (answer, review): &(crate::db::verification::AnswerRow, Option<crate::db::verification::ReviewRow>),
) -> Answer {
    let t = RequestText(lang);
    let who = |id: UserId| {
        view.names.get(&id).map_or_else(|| t.a_colleague().into(), |name| Phrase::data(name.clone()))
    };
    let tag = match answer.outcome {
        AnswerOutcome::Authentic => Tag::new(Tone::Green, answer.outcome.name(lang)).marked(Mark::Tick),
        AnswerOutcome::NotAuthentic => Tag::new(Tone::Red, answer.outcome.name(lang)).marked(Mark::Cross),
        AnswerOutcome::NoAnswer => Tag::new(Tone::Amber, answer.outcome.name(lang)).marked(Mark::Clock),
    };
    let recorded = t.recorded_by(&format::date_time(lang, answer.recorded_at));
    let (reviewed, verdict, note) = match review {
        Some(review) => {
            let tag = if review.agreed {
                Tag::new(Tone::Green, t.agreed()).marked(Mark::Tick)
            } else {
                Tag::new(Tone::Red, t.not_agreed()).marked(Mark::Cross)
            };
            let when = t.reviewed_by(&format::date_time(lang, review.reviewed_at));
            (Phrase::plain(when).then(who(review.reviewed_by)), tag, Phrase::data(review.note.clone()))
        }
        None => ("".into(), Tag::new(Tone::Amber, t.not_reviewed()), "".into()),
    };
    Answer {
        tag,
        channel: answer.channel.name(lang),
        evidence: Phrase::data(answer.evidence.clone()),
        recorded: Phrase::plain(recorded).then(who(answer.recorded_by)),
        reviewed,
        review: verdict,
        note,
    }
}

fn resting(
    lang: Lang,
    id: VerificationId,
    (case, buttons): &(crate::db::case::CaseRow, crate::services::case::Buttons),
) -> Resting {
    let may_fail = buttons.make.contains(&Action::FailVerification);
    Resting {
        label: case.number.clone(),
        status: case.status.name(lang),
        fail: may_fail.then(|| format!("/verification/{id}/fail/{}", case.id)),
    }
}
