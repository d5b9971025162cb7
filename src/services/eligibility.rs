//! The verdict for whoever asks, on facts that are not kept: no account, no database.
use super::{Error, Result, reference};
use crate::domain::actor::Actor;
use crate::domain::catalogue::ItemRef;
use crate::domain::eligibility::{FactError, Facts, Item, Verdict};

/// What the rules say about these facts and this row of the list in force. The inner error names a fact that cannot be.
pub fn take(actor: &Actor, item: ItemRef, facts: Facts) -> Result<Result<Verdict, FactError>> {
    let list = reference::list_in_force(reference::today(actor))?;
    let row = list.find(item).ok_or(Error::NotFound)?;
    Ok(Verdict::take(Item::of(&list.id, row), facts, Vec::new()))
}
