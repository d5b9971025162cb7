//! GET `/reviewer/cases/{id}`: check list, deadline, decision, what was applied for, the record.
//! POST `/reviewer/cases/{id}/claim`: takes the case or gives it back.
use super::checks::{self, CheckView};
use super::decision::Typed;
use super::facts;
use super::filter::Filter;
use crate::app::App;
use crate::db::review::ProposalRow;
use crate::domain::actor::Actor;
use crate::domain::case::{Action, NoticeKind as Kind, Status};
use crate::domain::catalogue::TitleLevel;
use crate::domain::clause::Clause;
use crate::domain::ids::{CaseId, ProposalId};
use crate::domain::lang::Lang;
use crate::services::case::office::{OfficeView, office_case};
use crate::services::case::queue::{Neighbours, neighbours};
use crate::services::error::Refused;
use crate::services::{self, FieldErrors, Result, reference};
use crate::text::format;
use crate::text::owner::HandOverText;
use crate::text::review::{QueueText, ReviewText};
use crate::web::auth::Reviewer;
use crate::web::casework;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorLine, ErrorSummary, FieldView, OptionView};
use crate::web::page::file::FileItem;
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::progress::{DeadlineView, Stepper, TimelineItem};
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "reviewer/case.html")]
pub struct Page {
    shell: Shell,
    t: ReviewText,
    title: Phrase,
    number: String,
    state: Tag,
    unit: Phrase,
    owner: Option<Phrase>,
    claim: Option<(&'static str, &'static str)>,
    claim_action: String,
    /// Where the case is handed to a colleague, while the office works on it.
    hand_over: Option<Link>,
    previous: Option<String>,
    next: Option<String>,
    stepper: Stepper,
    errors: ErrorSummary,
    notices: Vec<(NoticeKind, Phrase, Option<Link>)>,
    action: String,
    checks: Vec<CheckView>,
    agreeing: Option<Tag>,
    open: Option<Tag>,
    deadline: Option<DeadlineView>,
    decision: Option<ChoiceView>,
    no_decision: String,
    clause: ChoiceView,
    reason: FieldView,
    proposal: ProposalId,
    submit: &'static str,
    acts: Vec<Link>,
    documents: Vec<FileItem>,
    facts: Vec<SummaryRow>,
    corrections: Vec<(String, Vec<SummaryRow>)>,
    objections_href: Option<String>,
    record: Vec<TimelineItem>,
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<CaseId>,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, asked) = (id.into_inner(), filter.asked());
    let (office, around) = db::run(&app, actor, move |conn, actor| {
        let office = office_case(conn, actor, id)?;
        let around = neighbours(conn, actor, &asked, &office.view.case)?;
        Ok((office, around))
    })
    .await?;
    let typed = Typed(checks::prefilled(&office));
    respond::page(&Page::draw(&visitor, &actor, &office, around, &filter, &typed))
}

impl Page {
    /// The page with what was typed, or is filled in beforehand.
    pub fn draw(
        visitor: &Visitor,
        actor: &Actor,
        office: &OfficeView,
        around: Neighbours,
        filter: &Filter,
        typed: &Typed,
    ) -> Self {
        let lang = visitor.lang();
        let (t, case) = (ReviewText(lang), &office.view.case);
        let today = reference::today(actor);
        let unit = &office.view.unit.name_zh;
        let left = casework::remaining(&office.calendar, case, today);
        let is_filed = case.status == Status::Filed;
        let checks = checks::all(lang, office, typed, &FieldErrors::default());
        let count = |tone: Tone| checks.iter().filter(|check| check.tag.tone == tone).count();
        let (agree, look) = (count(Tone::Green), checks.len() - count(Tone::Green));
        let mut shell = visitor.shell(t.page(&case.number));
        shell.crumbs = vec![
            Crumb::link(QueueText(lang).title(), filter.with(|_| ()).href("/reviewer")),
            Crumb::here(case.number.clone()),
        ];
        Self {
            shell,
            t,
            title: title(lang, office),
            number: case.number.clone(),
            state: casework::state(lang, case),
            unit: casework::facts::unit_name(lang, unit, office.view.unit.name_en.as_deref()),
            owner: office.owner.clone().map(Phrase::data),
            claim: claim_button(t, actor, office),
            claim_action: filter.with(|_| ()).href(&format!("/reviewer/cases/{}/claim", case.id)),
            hand_over: services::case::is_claimable(case.status).then(|| hand_over(lang, case.id)),
            previous: around.previous.map(|id| filter.case_href(id)),
            next: around.next.map(|id| filter.case_href(id)),
            stepper: casework::stepper(lang, case, &office.view.timeline, left),
            errors: ErrorSummary::default(),
            notices: notices(lang, actor, office),
            action: filter.case_href(case.id),
            agreeing: is_filed.then(|| Tag::new(Tone::Green, t.agreeing(agree))),
            open: (is_filed && look > 0).then(|| Tag::new(Tone::Amber, t.to_look(look))),
            checks: if is_filed { checks } else { Vec::new() },
            deadline: casework::deadline(lang, &office.view, &office.calendar, today),
            decision: decision(lang, office, typed, today),
            no_decision: if office.is_a_colleagues {
                HandOverText(lang).held_why().to_owned()
            } else {
                t.no_decision_why(case.status.name(lang))
            },
            clause: clause(lang, office, typed),
            reason: FieldView::new("reason", t.reason()).value(typed.text("reason")),
            proposal: ProposalId::parse(typed.text("proposal")).unwrap_or_else(ProposalId::fresh),
            submit: if around.next.is_some() { t.submit_next() } else { t.submit() },
            acts: acts(lang, office),
            documents: casework::facts::documents(lang, &office.documents),
            facts: facts::rows(lang, office),
            corrections: corrections(lang, office),
            objections_href: objections_href(office),
            record: casework::record(lang, &office.view.timeline),
        }
    }

    /// The same page with what is wrong: at each field, and above the title.
    #[must_use]
    pub fn refusing(
        mut self,
        visitor: &Visitor,
        office: &OfficeView,
        typed: &Typed,
        errors: &FieldErrors,
        refused: Option<Refused>,
    ) -> Self {
        let lang = visitor.lang();
        let at = |field: &str| errors.of(field, lang).map(|text| text.to_owned().into());
        if !self.checks.is_empty() {
            self.checks = checks::all(lang, office, typed, errors);
        }
        self.clause.error = at("clause");
        self.reason.error = at("reason");
        if let Some(decision) = &mut self.decision {
            decision.error = at("decision");
        }
        let line = |(name, _): &(String, _)| {
            let message = errors.of(name, lang)?.to_owned().into();
            Some(ErrorLine { name: Some(name.clone().into()), message })
        };
        self.errors.lines = errors.0.iter().filter_map(line).collect();
        if let Some(refused) = refused {
            self.errors.lines.push(ErrorLine { name: None, message: refused.text(lang).to_owned().into() });
        }
        self.shell.has_errors = true;
        self
    }
}

/// The person, the certificate and the level, in one line.
fn title(lang: Lang, office: &OfficeView) -> Phrase {
    let (case, item) = (&office.view.case, office.view.item);
    let certificate = lang.pick(Some(item.certificate_zh.as_str()), item.certificate_en.as_deref());
    Phrase::data(case.applicant_name.clone())
        .then("·")
        .then(Phrase::data(certificate.unwrap_or(&item.certificate_zh).to_owned()))
        .then(lang.pick("认定", " → "))
        .then(item.title_level.name(lang))
}

/// The button's value and its words; none where a colleague has the case, or nothing is to be done with it.
fn claim_button(t: ReviewText, actor: &Actor, office: &OfficeView) -> Option<(&'static str, &'static str)> {
    let case = &office.view.case;
    if !services::case::is_claimable(case.status) {
        return None;
    }
    match case.claimed_by {
        None => Some(("yes", t.take())),
        Some(by) if by == actor.user_id => Some(("no", t.give_back())),
        Some(_) => None,
    }
}

type Notice = (NoticeKind, Phrase, Option<Link>);

fn hand_over(lang: Lang, id: CaseId) -> Link {
    Link::new(HandOverText(lang).submit(), format!("/reviewer/hand-over?case={id}"))
}

/// Whose case it is, where it is a colleague's.
fn ownership(lang: Lang, actor: &Actor, office: &OfficeView) -> Option<Notice> {
    let (t, case) = (HandOverText(lang), &office.view.case);
    case.claimed_by.filter(|by| *by != actor.user_id)?;
    let name = Phrase::data(office.owner.clone().unwrap_or_default());
    if office.is_a_colleagues {
        let link = Link::new(t.take_over(), hand_over(lang, case.id).href);
        return Some((NoticeKind::Information, name.then(t.held()), Some(link)));
    }
    Some((NoticeKind::Information, name.then(t.covering()), None))
}

fn notices(lang: Lang, actor: &Actor, office: &OfficeView) -> Vec<Notice> {
    let t = ReviewText(lang);
    let waits = |proposal: &ProposalRow| {
        let link = Link::new(t.open_proposal(), format!("/reviewer/proposals/{}", proposal.id));
        (NoticeKind::Warning, t.waits(proposal.action.name(lang)).into(), Some(link))
    };
    ownership(lang, actor, office).into_iter().chain(office.proposals.iter().map(waits)).collect()
}

fn decision(lang: Lang, office: &OfficeView, typed: &Typed, today: NaiveDate) -> Option<ChoiceView> {
    let t = ReviewText(lang);
    let days = crate::domain::calendar::WorkingDays::new(office.lengths.correction).ok();
    let until = days.map_or(today, |days| office.calendar.window(today, days).ends_on);
    let option = |action: &Action| {
        let two = office.offered.takes_two(*action);
        let option = match action {
            Action::Accept => OptionView::new(action.as_str(), t.accept()).hint(t.accept_means()),
            Action::RequestCorrection if two => {
                OptionView::new(action.as_str(), t.correct()).hint(t.correct_again()).adverse()
            }
            Action::RequestCorrection => {
                let means = t.correct_means(office.lengths.correction, &format::date(lang, until));
                OptionView::new(action.as_str(), t.correct()).hint(means)
            }
            _ => OptionView::new(action.as_str(), t.refuse()).hint(t.refuse_means()).adverse(),
        };
        option.chosen_if(typed.text("decision") == action.as_str())
    };
    if office.is_a_colleagues {
        return None;
    }
    let options: Vec<_> = office.offered.decisions.iter().map(option).collect();
    (!options.is_empty()).then(|| ChoiceView::new("decision", t.decision(), options).label_hidden())
}

/// The clauses that a refusal to accept can rest on.
fn clause(lang: Lang, office: &OfficeView, typed: &Typed) -> ChoiceView {
    let t = ReviewText(lang);
    let level = match office.view.item.title_level {
        TitleLevel::Junior => Clause::E2,
        TitleLevel::Intermediate => Clause::E3,
        TitleLevel::AssociateSenior => Clause::E4,
    };
    let choices = [
        Clause::P1,
        Clause::L3,
        Clause::B0,
        Clause::B1,
        Clause::B2,
        Clause::B3,
        Clause::B4,
        Clause::E0,
        Clause::E1,
        level,
        Clause::P9,
        Clause::P10,
    ];
    let chosen = typed.text("clause");
    let option = |clause: &Clause| {
        let label = format!("{} {}", clause.paragraph(), clause.text(lang));
        OptionView::new(clause.name(), label).chosen_if(chosen == clause.name())
    };
    let none = OptionView::new("", t.choose_clause()).chosen_if(chosen.is_empty());
    ChoiceView::new("clause", t.clause(), std::iter::once(none).chain(choices.iter().map(option)).collect())
        .hint(t.clause_hint())
}

/// Moves outside the decision, each on a page of its own.
fn acts(lang: Lang, office: &OfficeView) -> Vec<Link> {
    let offered = office.offered.make.iter().chain(&office.offered.propose);
    let link = |action: &Action| {
        Link::new(action.name(lang), format!("/reviewer/cases/{}/act/{action}", office.view.case.id))
    };
    offered.map(link).collect()
}

fn corrections(lang: Lang, office: &OfficeView) -> Vec<(String, Vec<SummaryRow>)> {
    let t = ReviewText(lang);
    let row = |item: &crate::db::review::CorrectionItemRow| {
        let reason = Phrase::data(item.reason.clone());
        let answer = item.answer.clone().map_or_else(|| Phrase::plain(t.no_answer_yet()), Phrase::data);
        SummaryRow::new(Phrase::data(item.item.clone()), reason).note(answer).wide()
    };
    let notices = office.corrections.iter();
    notices.map(|(notice, items)| (t.correction_n(notice.number), items.iter().map(row).collect())).collect()
}

/// Objections to the result are handled on a page of their own, once there is or was such a publicity.
fn objections_href(office: &OfficeView) -> Option<String> {
    let has_result = office.view.notices.iter().any(|notice| notice.kind == Kind::Result);
    has_result.then(|| format!("/reviewer/cases/{}/objections", office.view.case.id))
}

#[derive(Deserialize)]
pub struct ClaimForm {
    claim: String,
}

pub async fn claim(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<CaseId>,
    filter: web::Query<Filter>,
    Posted(form): Posted<ClaimForm>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, is_mine) = (id.into_inner(), form.claim == "yes");
    let number = db::run(&app, actor, move |conn, actor| {
        services::case::claim(conn, actor, id, is_mine)?;
        Ok(services::case::case(conn, actor, id)?.case.number)
    })
    .await?;
    let t = ReviewText(visitor.lang());
    let said = if is_mine { t.done_claim(&number) } else { t.done_give_back(&number) };
    flash(&app, &visitor, NoticeKind::Done, &said).await?;
    Ok(respond::see_other(filter.case_href(id)))
}
