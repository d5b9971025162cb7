//! The page before an act that cannot be undone: what it concerns, what follows, and one button.
use crate::web::page::calendar::CalendarView;
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::progress::DeadlineView;
use crate::web::page::{Phrase, Shell, Text};
use askama::Template;

#[derive(Template)]
#[template(path = "employer/confirm.html")]
pub struct Page {
    pub shell: Shell,
    pub lead: Phrase,
    pub rows: Vec<SummaryRow>,
    /// The window that would open.
    pub window: Option<DeadlineView>,
    /// Its days, shown open.
    pub calendar: Option<CalendarView>,
    /// Where the button leads.
    pub action: String,
    /// What was entered before, as names and values.
    pub hidden: Vec<(Text, String)>,
    pub button: Text,
    pub is_adverse: bool,
    /// The form before this page: it takes the same fields and shows them again.
    pub back: Link,
}
