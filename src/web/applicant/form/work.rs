//! Relevant work, one entry a job.
use super::entries::{self, At};
use super::page::Control;
use super::{Parsed, Typed, complain};
use crate::domain::application::{Application, Work};
use crate::domain::lang::Lang;
use crate::services::FieldErrors;
use crate::services::case::SectionInput;
use crate::text::applicant_form::FormPageText;
use crate::text::format;
use crate::web::page::field::FieldView;

const PREFIX: &str = "work";

pub fn stored(content: &Application) -> Typed {
    let mut typed = Typed::default();
    for (place, work) in content.work.iter().enumerate() {
        let at = At(PREFIX, place);
        typed.set(at.field("employer"), work.employer.clone());
        typed.set(at.field("post"), work.post.clone());
        typed.set(at.field("from"), format::machine_date(work.from));
        typed.set(at.field("to"), work.to.map(format::machine_date).unwrap_or_default());
        typed.tick(at.field("in_shanghai"), work.in_shanghai);
    }
    typed
}

pub fn controls(lang: Lang, typed: &Typed) -> Vec<Control> {
    let t = FormPageText(lang);
    entries::draw(lang, typed, PREFIX, |at| {
        let in_shanghai = at.field("in_shanghai");
        let ticked = typed.get(&in_shanghai).to_owned();
        vec![
            Control::Text(entries::text(typed, at.field("employer"), t.work_employer())),
            Control::Text(entries::text(typed, at.field("post"), t.work_post())),
            Control::Text(entries::day(typed, at.field("from"), t.work_from())),
            Control::Text(entries::day(typed, at.field("to"), t.work_to()).hint(t.work_to_hint()).optional()),
            Control::Tick(FieldView::new(in_shanghai, t.in_shanghai()).value(ticked)),
        ]
    })
}

pub fn parse(typed: &Typed) -> Parsed {
    let mut errors = FieldErrors::default();
    let mut work = Vec::new();
    for place in 0..entries::count(&mut errors, typed, PREFIX, "employer") {
        let at = At(PREFIX, place);
        let employer = entries::parse_text(
            &mut errors,
            typed,
            &at.field("employer"),
            FormPageText::work_employer_missing,
        );
        let post =
            entries::parse_text(&mut errors, typed, &at.field("post"), FormPageText::work_post_missing);
        let from = entries::parse_day(&mut errors, typed, &at.field("from"));
        let to = typed.day(&at.field("to"));
        if to == Some(Err(())) {
            complain(&mut errors, &at.field("to"), |t| t.date_wrong().to_owned());
        }
        let in_shanghai = typed.is_ticked(&at.field("in_shanghai"));
        work.push(Work { from, to: to.and_then(Result::ok), employer, post, in_shanghai });
    }
    if errors.is_empty() { Ok(SectionInput::Work(work)) } else { Err(errors) }
}
