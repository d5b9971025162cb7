//! POST `/reviewer/cases/{id}`: the decision with its checks, all or nothing; then the next case of the list.
use super::case::Page;
use super::filter::Filter;
use crate::app::App;
use crate::domain::case::Action;
use crate::domain::check::CheckItem;
use crate::domain::ids::{CaseId, ProposalId};
use crate::services::case::office::office_case;
use crate::services::case::queue::neighbours;
use crate::services::case::{self, Decided, Decision, check_field, note_field};
use crate::services::{Error, FieldErrors, Result};
use crate::text::review::ReviewText;
use crate::web::auth::Reviewer;
use crate::web::form::Posted;
use crate::web::page::NoticeKind;
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};

/// What the form holds, field by field.
#[derive(Debug, Clone, Default)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether an item was found in order; none while it is open.
    pub fn opinion(&self, item: CheckItem) -> Option<bool> {
        match self.text(&check_field(item)) {
            "met" => Some(true),
            "correct" => Some(false),
            _ => None,
        }
    }

    /// The decision as the service takes it.
    fn decision(&self) -> Result<Decision> {
        let chosen = Action::parse(self.text("decision"));
        let is_one = |action: &Action| {
            matches!(action, Action::Accept | Action::RequestCorrection | Action::NotAccept)
        };
        let Some(action) = chosen.filter(is_one) else {
            return Err(Error::invalid("decision", "请选择一项决定。", "Choose a decision."));
        };
        let found = CheckItem::ALL.iter().filter_map(|&item| {
            let met = self.opinion(item)?;
            let note = if met { String::new() } else { self.text(&note_field(item)).to_owned() };
            Some((item, met, note))
        });
        Ok(Decision {
            action,
            found: found.collect(),
            reason: self.text("reason").to_owned(),
            clause: self.text("clause").to_owned(),
            proposal: ProposalId::parse(self.text("proposal")).unwrap_or_else(ProposalId::fresh),
        })
    }
}

pub async fn post(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<CaseId>,
    filter: web::Query<Filter>,
    Posted(fields): Posted<Vec<(String, String)>>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, typed) = (id.into_inner(), Typed(fields));
    let asked = filter.asked();
    let outcome = match typed.decision() {
        Err(error) => Err(error),
        Ok(decision) => {
            db::run(&app, actor, move |conn, actor| {
                let before = case::case(conn, actor, id)?.case;
                let next = neighbours(conn, actor, &asked, &before)?.next;
                let decided = case::decide(conn, actor, id, &decision)?;
                Ok((before.number, decision.action, decided, next))
            })
            .await
        }
    };
    let (errors, refusal) = match outcome {
        Ok((number, action, decided, next)) => {
            let t = ReviewText(visitor.lang());
            let said = match (decided, action) {
                (Decided::Proposed, _) => t.done_propose(&number),
                (Decided::Moved(_), Action::Accept) => t.done_accept(&number),
                (Decided::Moved(_), _) => t.done_correct(&number),
            };
            flash(&app, &visitor, NoticeKind::Done, &said).await?;
            let to =
                next.map_or_else(|| filter.with(|_| ()).href("/reviewer"), |next| filter.case_href(next));
            return Ok(respond::see_other(to));
        }
        Err(Error::Invalid(errors)) => (errors, None),
        Err(Error::Refused(refused)) => (FieldErrors::default(), Some(refused)),
        Err(other) => return Err(other),
    };
    let asked = filter.asked();
    let (office, around) = db::run(&app, actor, move |conn, actor| {
        let office = office_case(conn, actor, id)?;
        let around = neighbours(conn, actor, &asked, &office.view.case)?;
        Ok((office, around))
    })
    .await?;
    let page = Page::draw(&visitor, &actor, &office, around, &filter, &typed)
        .refusing(&visitor, &office, &typed, &errors, refusal);
    respond::again(&page)
}
