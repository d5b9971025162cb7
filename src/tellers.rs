//! The halves of a tally key while they are on their way: in memory, never on disk, gone when the program stops.
//! Losing them before the vote opens costs a new key; nothing was cast yet. After it opened, each teller has their own paper.
use crate::domain::ids::SessionId;
use crate::domain::panel::ballot::{
    Share, ShareError, ShareHolder, TallyPublicKey, TallySecretKey, combine, split,
};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Shares by session: those still to be fetched, and those brought back to close.
#[derive(Default)]
pub struct KeyTable(Mutex<HashMap<SessionId, Entry>>);

#[derive(Default)]
struct Entry {
    to_fetch: Vec<Share>,
    brought: Vec<Share>,
}

impl KeyTable {
    fn lock(&self) -> MutexGuard<'_, HashMap<SessionId, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a key, keeps its three shares to be fetched, and gives back the public half.
    pub fn prepare(&self, session: SessionId) -> TallyPublicKey {
        let mut rng = rand::rng();
        let secret = TallySecretKey::generate(&mut rng);
        let shares = split(&secret, &mut rng);
        let entry = Entry { to_fetch: shares.into_iter().collect(), brought: Vec::new() };
        self.lock().insert(session, entry);
        secret.public_key()
    }

    /// Hands a share over, once.
    pub fn fetch(&self, session: SessionId, holder: ShareHolder) -> Option<String> {
        let mut table = self.lock();
        let waiting = &mut table.get_mut(&session)?.to_fetch;
        let place = waiting.iter().position(|share| share.holder() == holder)?;
        Some(waiting.swap_remove(place).to_string())
    }

    /// Takes a share back. With the second one the key is put together, proved, and handed to the caller.
    pub fn bring(
        &self,
        session: SessionId,
        key: &TallyPublicKey,
        share: Share,
    ) -> Result<Option<TallySecretKey>, ShareError> {
        let mut table = self.lock();
        let brought = &mut table.entry(session).or_default().brought;
        brought.retain(|known| known.holder() != share.holder());
        brought.push(share);
        if brought.len() < 2 {
            return Ok(None);
        }
        let secret = combine(key, brought);
        // Right or wrong, both start anew: a wrong share does not stay to spoil the next try.
        brought.clear();
        secret.map(Some)
    }

    /// Forgets everything about a session that has been counted.
    pub fn forget(&self, session: SessionId) {
        self.lock().remove(&session);
    }

    /// Whether one of the two has been brought already.
    pub fn holds_one(&self, session: SessionId) -> bool {
        self.lock().get(&session).is_some_and(|entry| !entry.brought.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_handed_over_once_and_two_of_them_open_the_vote() {
        let (table, session) = (KeyTable::default(), SessionId::fresh());
        let key = table.prepare(session);

        let a = table.fetch(session, ShareHolder::TellerA).unwrap();
        let b = table.fetch(session, ShareHolder::TellerB).unwrap();

        assert_eq!(table.fetch(session, ShareHolder::TellerA), None);
        assert!(table.bring(session, &key, a.parse().unwrap()).unwrap().is_none());
        let secret = table.bring(session, &key, b.parse().unwrap()).unwrap();
        assert!(secret.is_some_and(|secret| secret.public_key() == key));
    }

    #[test]
    fn the_same_share_twice_opens_nothing() {
        let (table, session) = (KeyTable::default(), SessionId::fresh());
        let key = table.prepare(session);
        let a = table.fetch(session, ShareHolder::TellerA).unwrap();

        assert!(table.bring(session, &key, a.parse().unwrap()).unwrap().is_none());
        assert!(table.bring(session, &key, a.parse().unwrap()).unwrap().is_none());
    }
}
