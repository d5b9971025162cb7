//! A case on one page: what is to be done, what stands, how it ended, what happened.
use super::{matter, standing};
use crate::domain::application::Section;
use crate::domain::calendar::shanghai_date;
use crate::domain::case::{Action, Status, WaitingFor};
use crate::domain::document::DocumentKind;
use crate::domain::lang::Lang;
use crate::domain::verification::AnswerOutcome;
use crate::services::case::Desk;
use crate::text::applicant::{CaseText, remedy};
use crate::text::decision::DecisionText;
use crate::text::format;
use crate::web::casework::{self, facts, filing};
use crate::web::page::field::{FieldView, Width};
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::progress::{DaysLeft, DeadlineView, Stepper, Task, TaskGroup, TaskState, TimelineItem};
use crate::web::page::{Phrase, Tag, Text, Tone};

/// Everything that the page of a case shows.
pub struct Body {
    pub title: Phrase,
    pub tag: Tag,
    pub number: String,
    pub unit: Phrase,
    /// Who acts now; nobody on a case that has ended.
    pub owner: Option<Text>,
    /// What is left of the running deadline, for the head.
    pub left: Option<DaysLeft>,
    pub href: String,
    pub stepper: Stepper,
    pub next: standing::NextAction,
    pub deadline: Option<DeadlineView>,
    pub returned: Vec<Returned>,
    pub result: Vec<SummaryRow>,
    /// The letter, once something is decided.
    pub decision: Option<Link>,
    pub certificate: Vec<SummaryRow>,
    pub tasks: Vec<TaskGroup>,
    pub facts: Vec<SummaryRow>,
    pub verification: Vec<SummaryRow>,
    /// Shown with every answer (Anx2 5, D-22).
    pub verification_note: Option<Text>,
    pub record: Vec<TimelineItem>,
    pub can_withdraw: bool,
    /// The number of the city's own system, once the case is filed.
    pub external: Option<FieldView>,
}

/// Something the employer sent back.
pub struct Returned {
    pub name: Phrase,
    pub reason: Phrase,
    pub links: Vec<Link>,
}

impl Body {
    pub fn of(lang: Lang, desk: &Desk) -> Self {
        let case = desk.case();
        let deadline = casework::deadline(lang, &desk.view, &desk.calendar, desk.today);
        let unit = &desk.view.unit;
        Self {
            title: facts::certificate(lang, desk.view.item),
            tag: casework::state(lang, case),
            number: case.number.clone(),
            unit: facts::unit_name(lang, &unit.name_zh, unit.name_en.as_deref()),
            owner: owner(lang, desk),
            left: deadline.as_ref().map(|deadline| DaysLeft { left: deadline.left, total: deadline.total }),
            href: super::address(desk),
            stepper: standing::stepper(lang, desk),
            next: standing::next_action(lang, desk),
            deadline,
            returned: returned(lang, desk),
            result: result(lang, desk),
            decision: desk.view.is_decided().then(|| decision(lang, desk)),
            certificate: issued(lang, desk),
            tasks: if desk.is_editable() { tasks(lang, desk) } else { Vec::new() },
            facts: facts_of(lang, desk),
            verification: verification(lang, desk),
            verification_note: verification_note(lang, desk),
            record: casework::record(lang, &desk.view.timeline),
            can_withdraw: desk.may(Action::Withdraw),
            external: external(lang, desk),
        }
    }
}

fn owner(lang: Lang, desk: &Desk) -> Option<Text> {
    match desk.case().waiting_for {
        WaitingFor::Nobody => None,
        WaitingFor::System => Some(CaseText(lang).the_clock().into()),
        who => Some(who.name(lang).into()),
    }
}

fn returned(lang: Lang, desk: &Desk) -> Vec<Returned> {
    let items = desk.returned().into_iter();
    let view = |item: crate::services::case::CorrectionItem| Returned {
        name: casework::item_name(lang, &item.item),
        reason: Phrase::data(item.reason),
        links: matter::links(lang, desk.case().id, &item.item),
    };
    items.map(view).collect()
}

/// How the case ended without a certificate, why, and what can be done about it.
fn result(lang: Lang, desk: &Desk) -> Vec<SummaryRow> {
    let t = CaseText(lang);
    let status = desk.case().status;
    let Some(remedy) = remedy(lang, status) else { return Vec::new() };
    let mut rows = vec![SummaryRow::new(t.result(), status.name(lang))];
    let mut newest = desk.view.timeline.iter().rev();
    if let Some(entry) = newest.find(|entry| entry.to_status == status && entry.from_status != Some(status)) {
        let reason = Some(entry.note.clone()).filter(|note| !note.is_empty());
        rows.push(SummaryRow::new(
            t.result_reason(),
            reason.map_or_else(|| t.no_reason().into(), Phrase::data),
        ));
        let cited = entry.detail.get("clause").and_then(|clause| clause.as_str());
        let clause = cited.and_then(crate::domain::clause::Clause::parse);
        let basis = match clause {
            Some(clause) => Phrase::plain(clause.paragraph()).then(" ").then(clause.text(lang)),
            None => entry.clauses.clone().into(),
        };
        rows.push(SummaryRow::new(t.result_basis(), basis));
        rows.push(SummaryRow::new(t.result_by(), entry.actor_role.name(lang)));
        rows.push(SummaryRow::new(t.result_on(), format::date(lang, shanghai_date(entry.at))));
    }
    rows.push(SummaryRow::new(t.what_now(), remedy).wide());
    rows
}

fn decision(lang: Lang, desk: &Desk) -> Link {
    Link::new(DecisionText(lang).read(), format!("{}/decision", super::address(desk)))
}

fn issued(lang: Lang, desk: &Desk) -> Vec<SummaryRow> {
    let t = CaseText(lang);
    let Some(row) = &desk.certificate else { return Vec::new() };
    let code = crate::domain::certificate::PublicCode::parse(&row.public_code);
    let code = code.map_or_else(|_| row.public_code.clone(), |code| code.to_string());
    vec![
        SummaryRow::new(t.e_title(), Phrase::both(lang, row.title_zh.clone(), row.title_en.clone())),
        SummaryRow::new(t.e_speciality(), Phrase::data(row.speciality.clone())),
        SummaryRow::new(t.e_number(), row.number.clone()),
        SummaryRow::new(t.e_code(), code),
        SummaryRow::new(t.e_awarded(), format::date(lang, row.awarded_on)),
        SummaryRow::new(t.state(), row.status.name(lang)),
    ]
}

fn tasks(lang: Lang, desk: &Desk) -> Vec<TaskGroup> {
    let t = CaseText(lang);
    let at = super::address(desk);
    let sections = Section::ALL.iter().map(|section| {
        let is_done = desk.is_section_complete(*section);
        task(section.as_str(), section.name(lang), format!("{at}/form/{section}"), is_done, t.to_do())
    });
    let documents = DocumentKind::BY_APPLICANT.iter().map(|kind| {
        let is_required = DocumentKind::REQUIRED.contains(kind);
        let is_there = desk.documents_of(*kind).next().is_some();
        let word = if is_required { t.to_upload() } else { t.if_any() };
        let mut task =
            task(&format!("file-{kind}"), kind.name(lang), format!("{at}/documents#{kind}"), is_there, word);
        if !is_required && !is_there {
            task.state = TaskState::Open(Tag::new(Tone::Grey, word));
        }
        task
    });
    let mut groups = vec![
        TaskGroup { title: t.tasks_form().into(), tasks: sections.collect() },
        TaskGroup { title: t.tasks_documents().into(), tasks: documents.collect() },
    ];
    if desk.case().status == Status::Preparing {
        let state = if desk.may(Action::SubmitToEmployer) {
            TaskState::Open(Tag::new(Tone::Blue, t.to_do()))
        } else {
            TaskState::CannotStart
        };
        let submit = Task {
            id: "submit".into(),
            title: t.check_and_submit().into(),
            hint: None,
            href: format!("{at}/submit"),
            state,
        };
        groups.push(TaskGroup { title: t.tasks_submit().into(), tasks: vec![submit] });
    }
    groups
}

fn task(id: &str, title: &'static str, href: String, is_done: bool, open: &'static str) -> Task {
    let state = if is_done { TaskState::Completed } else { TaskState::Open(Tag::new(Tone::Amber, open)) };
    Task { id: id.to_owned().into(), title: title.into(), hint: None, href, state }
}

fn facts_of(lang: Lang, desk: &Desk) -> Vec<SummaryRow> {
    let t = CaseText(lang);
    let item = desk.view.item;
    let mut rows = vec![
        SummaryRow::new(t.certificate(), facts::certificate_names(lang, item)),
        SummaryRow::new(t.issuing_body(), facts::issuing_body(lang, item)),
        SummaryRow::new(t.level(), item.title_level.name(lang)),
    ];
    if let Some(title) = item.title_name() {
        rows.push(SummaryRow::new(t.title(), lang.pick(title.zh, title.en)));
    }
    rows.push(SummaryRow::new(t.post(), Phrase::data(desk.case().post.clone())));
    rows.extend(filing::fact(lang, desk.view.filing.as_ref()));
    rows
}

fn verification(lang: Lang, desk: &Desk) -> Vec<SummaryRow> {
    let t = CaseText(lang);
    let row = &desk.verification;
    let consent = match row.consent_at {
        Some(at) => SummaryRow::new(t.consent(), t.consent_given(&format::date_time(lang, at))),
        None => SummaryRow::new(t.consent(), t.consent_missing()),
    };
    let mut rows = vec![
        SummaryRow::new(t.state(), row.state.name(lang)),
        SummaryRow::new(t.certificate_no(), row.certificate_no.clone()),
        SummaryRow::new(t.name_on_certificate(), Phrase::data(row.name_on_certificate.clone())),
        SummaryRow::new(t.awarded_on(), format::date(lang, row.awarded_on)),
        consent,
    ];
    if let Some(reason) = &row.reason {
        rows.push(SummaryRow::new(t.result_reason(), Phrase::data(reason.clone())));
    }
    if let Some(answer) = &desk.answer {
        let when = format::date(lang, shanghai_date(answer.recorded_at));
        let how = t.answered(&when, answer.channel.name(lang));
        rows.push(SummaryRow::new(t.answer(), answer.outcome.name(lang)).note(how));
    }
    rows
}

fn verification_note(lang: Lang, desk: &Desk) -> Option<Text> {
    let t = CaseText(lang);
    let note = match desk.answer.as_ref()?.outcome {
        AnswerOutcome::NoAnswer => t.no_answer_note(),
        AnswerOutcome::Authentic | AnswerOutcome::NotAuthentic => t.disclaimer(),
    };
    Some(note.into())
}

fn external(lang: Lang, desk: &Desk) -> Option<FieldView> {
    let t = CaseText(lang);
    let case = desk.case();
    case.filed_at?;
    let mut field = FieldView::new("external_no", t.external())
        .hint(t.external_help())
        .value(case.external_no.clone().unwrap_or_default());
    field.width = Width::Full;
    field.max_length = Some(64);
    Some(field)
}
