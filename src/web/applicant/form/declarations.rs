//! What the applicant declares in person.
use super::Typed;
use super::page::Control;
use crate::domain::application::{Application, Declarations};
use crate::domain::lang::Lang;
use crate::services::case::SectionInput;
use crate::text::applicant_form::FormPageText;
use crate::web::page::field::FieldView;

const NAMES: [&str; 4] = ["law_abiding", "ethics", "duty", "truth"];

pub fn stored(content: &Application, is_declared: bool) -> Typed {
    let given = content.declarations;
    let mut typed = Typed::default();
    for (name, is_given) in NAMES.into_iter().zip([given.law_abiding, given.ethics, given.duty, is_declared])
    {
        typed.tick(name, is_given);
    }
    typed
}

pub fn controls(lang: Lang, typed: &Typed) -> Vec<Control> {
    let t = FormPageText(lang);
    let labels = [t.law_abiding(), t.ethics(), t.duty(), t.truth()];
    let tick = |(name, label): (&'static str, &'static str)| {
        let field = FieldView::new(name, label).value(typed.get(name));
        Control::Tick(if name == "truth" { field.hint(t.truth_hint()) } else { field })
    };
    NAMES.into_iter().zip(labels).map(tick).collect()
}

/// A declaration that is not made is kept as not made: it blocks the submission, not the saving.
pub fn parse(typed: &Typed) -> SectionInput {
    let [law_abiding, ethics, duty, truth] = NAMES.map(|name| typed.is_ticked(name));
    SectionInput::Declarations(Declarations { law_abiding, ethics, duty }, truth)
}

pub fn is_whole(typed: &Typed) -> bool {
    NAMES.into_iter().all(|name| typed.is_ticked(name))
}
