//! The recognition case: how it is opened, moved and read. [`advance`] is the one way a status changes.
mod advance;
mod asked;
mod compare;
pub mod cover;
mod decision;
mod desk;
mod facts;
mod file;
mod form;
pub mod office;
mod open;
pub mod owner;
mod proposal;
mod publicity;
pub mod queue;
mod read;
mod review;
pub mod saved;
pub mod search;

pub use advance::{CorrectionItem, Press, advance};
pub use compare::{Comparison, Standing};
pub(in crate::services) use decision::reading;
pub use decision::{Letter, Reading, letter};
pub use desk::{Desk, Filing, before_filing, desk, document, my_cases, replace_document};
pub use file::{Preview, file, note_external_number, preview, verdict_facts};
pub use form::{SectionInput, add_document, may_add_document, remove_document, save_section, submit};
pub use open::{NewCase, check_awarded_on, open};
pub use owner::{Claimed, claim, claim_each, is_claimable};
pub use proposal::{confirm, propose, propose_as_system, set_aside};
pub use publicity::{
    Findings, answer_consent, ask_consent, check_objection, decide_objection, investigate_objection,
    lodge_objection, note_event, note_lodged_objection, plan_window, prove_display, publish, refresh_case,
    register_objection,
};
pub(super) use publicity::{note, tell};
pub use read::{Buttons, CaseView, against, buttons, case, read_document};
pub use review::{
    Decided, Decision, answer_correction, check_field, check_off, decide, keep_answers, note_field,
};
