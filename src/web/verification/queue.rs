//! GET `/verification`: what waits, the oldest first. Tab, search and place are the address.
use super::state_tag;
use crate::app::App;
use crate::db::verification::{Narrowing, Place, VerificationRow};
use crate::domain::calendar::shanghai_date;
use crate::domain::catalogue::{ListItem, ListVersion};
use crate::domain::ids::VerificationId;
use crate::domain::lang::Lang;
use crate::domain::verification::VerificationState as State;
use crate::services::reference;
use crate::services::{Result, verification};
use crate::text::verification::QueueText;
use crate::web::auth::VerificationOfficer;
use crate::web::casework::facts::{certificate, issuing_body};
use crate::web::page::field::{ChoiceView, FieldView, Input, OptionView};
use crate::web::page::list::{Chip, EmptyState, Link, Tab};
use crate::web::page::{Phrase, Shell, Tag, Text};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "verification/queue.html")]
struct Page {
    shell: Shell,
    t: QueueText,
    summary: String,
    tabs: Vec<Tab>,
    tab: String,
    search: FieldView,
    body: ChoiceView,
    chips: Vec<Chip>,
    reset: String,
    rows: Vec<Row>,
    /// Accepted requests can be sent from here, together.
    can_send: bool,
    next: Option<String>,
    empty: Option<EmptyState>,
}

struct Row {
    id: VerificationId,
    has_consented: bool,
    href: String,
    number: String,
    name: Phrase,
    certificate: Phrase,
    certificate_no: String,
    state: Tag,
    /// Empty once it is settled.
    waiting: String,
    consent: &'static str,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Query {
    tab: String,
    q: String,
    body: String,
    /// Where this page begins: the moment and the id of the row before.
    after: String,
}

impl Query {
    fn href(&self) -> String {
        let pairs = [("tab", &self.tab), ("q", &self.q), ("body", &self.body), ("after", &self.after)];
        let kept: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        format!("/verification?{}", serde_html_form::to_string(kept).unwrap_or_default())
    }

    fn place(&self) -> Option<Place> {
        let (at, id) = self.after.split_once('~')?;
        let at = DateTime::from_timestamp_micros(at.parse().ok()?)?;
        Some((at, VerificationId::parse(id)?))
    }

    fn narrowing(&self, list: &ListVersion) -> Narrowing {
        Narrowing {
            states: tab(&self.tab).1.to_vec(),
            text: Some(self.q.clone()).filter(|text| !text.trim().is_empty()),
            items: rows_of(list, &self.body),
        }
    }
}

/// The rows of one issuing body; an unknown name has a row that does not exist, so that nothing is found.
fn rows_of(list: &ListVersion, body: &str) -> Vec<i32> {
    if body.is_empty() {
        return Vec::new();
    }
    let of = list.items.iter().filter(|item| item.issuing_body_zh == body);
    let rows: Vec<i32> = of.map(|item| i32::from(item.number)).collect();
    if rows.is_empty() { vec![0] } else { rows }
}

type TabOf = (&'static str, &'static [State]);

const TABS: &[TabOf] = &[
    ("", &[State::Submitted]),
    ("send", &[State::Accepted]),
    ("issuer", &[State::SentToIssuer]),
    ("review", &[State::Answered]),
    ("silent", &[State::NoAnswer]),
    ("settled", &[State::Authentic, State::NotAuthentic, State::Returned, State::Refused]),
];

fn tab(name: &str) -> TabOf {
    TABS.iter().copied().find(|(known, _)| *known == name).unwrap_or(TABS[0])
}

pub async fn get(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    query: web::Query<Query>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let query = query.into_inner();
    let list = reference::list_in_force(shanghai_date(visitor.now()))?;
    let (narrowing, place) = (query.narrowing(list), query.place());
    let queue = db::run(&app, actor, move |conn, _| verification::queue(conn, &narrowing, place)).await?;
    respond::page(&page(&visitor, list, query, queue))
}

fn page(visitor: &Visitor, list: &ListVersion, query: Query, queue: verification::Queue) -> Page {
    let lang = visitor.lang();
    let t = QueueText(lang);
    let count = |states: &[State]| {
        queue.counts.iter().filter(|(state, _)| states.contains(state)).map(|(_, n)| *n).sum::<i64>()
    };
    let work = count(&[State::Submitted, State::Accepted, State::Answered, State::NoAnswer]);
    let today = shanghai_date(visitor.now());
    let rows: Vec<Row> = queue.rows.iter().map(|row| row_view(lang, row, today)).collect();
    let next = queue
        .next
        .map(|(at, id)| Query { after: format!("{}~{id}", at.timestamp_micros()), ..query.clone() }.href());
    Page {
        shell: visitor.shell(t.title()),
        t,
        summary: t.summary(work),
        tabs: TABS.iter().map(|of| tab_view(t, *of, &query, count(of.1))).collect(),
        search: FieldView::new("q", t.search())
            .input(Input::Search, crate::web::page::field::Width::Full)
            .value(&query.q),
        body: bodies(lang, list, &query),
        chips: chips(&query),
        reset: Query { tab: query.tab.clone(), ..Query::default() }.href(),
        empty: rows.is_empty().then(|| EmptyState {
            title: t.empty().into(),
            reason: t.empty_why().into(),
            link: (!query.tab.is_empty()).then(|| Link::new(t.see_all(), "/verification")),
        }),
        can_send: query.tab == "send",
        tab: query.tab,
        rows,
        next,
    }
}

fn tab_view(t: QueueText, (name, _): TabOf, query: &Query, count: i64) -> Tab {
    let label: Text = match name {
        "send" => t.to_send(),
        "issuer" => t.with_issuer(),
        "review" => t.to_review(),
        "silent" => t.no_answer(),
        "settled" => t.settled(),
        _ => t.to_accept(),
    }
    .into();
    let href = Query { tab: name.to_owned(), after: String::new(), ..query.clone() }.href();
    Tab { label, href, count: u32::try_from(count).ok(), is_current: tab(&query.tab).0 == name }
}

fn bodies(lang: Lang, list: &ListVersion, query: &Query) -> ChoiceView {
    let t = QueueText(lang);
    let mut names: Vec<&ListItem> = list.items.iter().collect();
    names.sort_by(|a, b| a.issuing_body_zh.cmp(&b.issuing_body_zh));
    names.dedup_by(|a, b| a.issuing_body_zh == b.issuing_body_zh);
    let option = |item: &ListItem| {
        let name = issuing_body(lang, item);
        OptionView::new(item.issuing_body_zh.clone(), name).chosen_if(item.issuing_body_zh == query.body)
    };
    let every = OptionView::new("", t.every_body());
    ChoiceView::new("body", t.body(), std::iter::once(every).chain(names.into_iter().map(option)).collect())
}

fn chips(query: &Query) -> Vec<Chip> {
    let mut chips = Vec::new();
    if !query.q.trim().is_empty() {
        let without = Query { q: String::new(), after: String::new(), ..query.clone() };
        chips.push(Chip { label: Phrase::data(query.q.clone()), remove_href: without.href() });
    }
    if !query.body.is_empty() {
        let without = Query { body: String::new(), after: String::new(), ..query.clone() };
        chips.push(Chip { label: Phrase::data(query.body.clone()), remove_href: without.href() });
    }
    chips
}

fn row_view(lang: Lang, row: &VerificationRow, today: NaiveDate) -> Row {
    let t = QueueText(lang);
    let item = reference::item(&row.list_id, row.item_number).ok();
    Row {
        id: row.id,
        has_consented: row.consent_at.is_some(),
        href: format!("/verification/{}", row.id),
        number: row.number.clone(),
        name: Phrase::data(row.name_on_certificate.clone()),
        certificate: item.map_or_else(|| "".into(), |item| certificate(lang, item)),
        certificate_no: row.certificate_no.clone(),
        state: state_tag(lang, row.state),
        waiting: if is_over(row.state) { String::new() } else { t.days(days(row.requested_at, today)) },
        consent: if row.consent_at.is_some() { t.has_consent() } else { t.no_consent() },
    }
}

/// Nobody waits for it any more.
fn is_over(state: State) -> bool {
    TABS.iter().any(|(name, states)| *name == "settled" && states.contains(&state))
}

fn days(since: DateTime<Utc>, today: NaiveDate) -> i64 {
    (today - shanghai_date(since)).num_days().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::embedded;

    #[test]
    fn every_state_stands_under_exactly_one_tab() {
        for state in State::ALL {
            let tabs = TABS.iter().filter(|(_, states)| states.contains(state)).count();
            assert_eq!(tabs, 1, "{state}");
        }
    }

    #[test]
    fn the_address_of_a_page_keeps_its_filters_and_its_place() {
        let id = VerificationId::fresh();
        let query =
            Query { tab: "send".into(), q: "林 远".into(), after: format!("1~{id}"), ..Query::default() };

        assert!(query.href().starts_with("/verification?tab=send&q=%E6%9E%97+%E8%BF%9C&after=1%7E"));
        assert_eq!(query.place().map(|(_, place)| place), Some(id));
    }

    #[test]
    fn the_rows_of_a_body_are_found_by_its_name() {
        let list = embedded().first().unwrap();
        let body = &list.items[0].issuing_body_zh;

        assert!(!rows_of(list, body).is_empty());
        assert!(rows_of(list, "").is_empty());
        assert_eq!(rows_of(list, "没有这家机构"), [0]);
    }
}
