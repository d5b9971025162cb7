//! The halves of a tally key while they are on their way: in memory, never on disk, gone when the program stops.
//! Losing them before the vote opens costs a new key; nothing was cast yet. After it opened, each teller has their own paper.
use crate::domain::ids::{SessionId, UserId};
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
    /// With the person who brought each: two shares of one person open nothing.
    brought: Vec<(UserId, Share)>,
}

/// Why a share that was brought does not open the vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BringError {
    #[error(transparent)]
    Share(#[from] ShareError),
    /// The other share came from the same person.
    #[error("two people are needed")]
    SamePerson,
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

    /// Takes back a share that was fetched but could not be handed over.
    pub fn give_back(&self, session: SessionId, share: &str) {
        if let Ok(share) = share.parse() {
            self.lock().entry(session).or_default().to_fetch.push(share);
        }
    }

    /// Puts a share down for somebody else to bring the second one: the envelope, when a teller cannot come.
    pub fn lay_down(
        &self,
        session: SessionId,
        key: &TallyPublicKey,
        by: UserId,
        share: Share,
    ) -> Result<(), BringError> {
        Self::add(&mut self.lock(), session, key, by, share)
    }

    /// Takes a share back. With the second one, from another person, the key is put together, proved, and handed to
    /// the caller.
    pub fn bring(
        &self,
        session: SessionId,
        key: &TallyPublicKey,
        by: UserId,
        share: Share,
    ) -> Result<Option<TallySecretKey>, BringError> {
        let mut table = self.lock();
        Self::add(&mut table, session, key, by, share)?;
        let brought = &mut table.entry(session).or_default().brought;
        if brought.len() < 2 {
            return Ok(None);
        }
        // Right or wrong, both start anew: a wrong share does not stay to spoil the next try.
        let shares: Vec<Share> = brought.drain(..).map(|(_, share)| share).collect();
        Ok(Some(combine(key, &shares)?))
    }

    fn add(
        table: &mut HashMap<SessionId, Entry>,
        session: SessionId,
        key: &TallyPublicKey,
        by: UserId,
        share: Share,
    ) -> Result<(), BringError> {
        share.check(key)?;
        let brought = &mut table.entry(session).or_default().brought;
        brought.retain(|(_, known)| known.holder() != share.holder());
        if brought.iter().any(|(person, _)| *person == by) {
            return Err(BringError::SamePerson);
        }
        brought.push((by, share));
        Ok(())
    }

    /// Forgets everything about a session that has been counted.
    pub fn forget(&self, session: SessionId) {
        self.lock().remove(&session);
    }

    /// Whose shares have been brought already.
    pub fn brought(&self, session: SessionId) -> Vec<ShareHolder> {
        let table = self.lock();
        table
            .get(&session)
            .into_iter()
            .flat_map(|entry| &entry.brought)
            .map(|(_, share)| share.holder())
            .collect()
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
        assert!(table.bring(session, &key, UserId::fresh(), a.parse().unwrap()).unwrap().is_none());
        let secret = table.bring(session, &key, UserId::fresh(), b.parse().unwrap()).unwrap();
        assert!(secret.is_some_and(|secret| secret.public_key() == key));
    }

    #[test]
    fn the_same_share_twice_opens_nothing() {
        let (table, session) = (KeyTable::default(), SessionId::fresh());
        let key = table.prepare(session);
        let a = table.fetch(session, ShareHolder::TellerA).unwrap();

        assert!(table.bring(session, &key, UserId::fresh(), a.parse().unwrap()).unwrap().is_none());
        assert!(table.bring(session, &key, UserId::fresh(), a.parse().unwrap()).unwrap().is_none());
    }

    #[test]
    fn one_person_with_two_shares_opens_nothing() {
        let (table, session, person) = (KeyTable::default(), SessionId::fresh(), UserId::fresh());
        let key = table.prepare(session);
        let a = table.fetch(session, ShareHolder::TellerA).unwrap();
        let envelope = table.fetch(session, ShareHolder::Envelope).unwrap();

        table.bring(session, &key, person, a.parse().unwrap()).unwrap();
        let again = table.bring(session, &key, person, envelope.parse().unwrap());

        assert!(matches!(again, Err(BringError::SamePerson)));
    }

    #[test]
    fn an_envelope_laid_down_waits_for_a_teller() {
        let (table, session) = (KeyTable::default(), SessionId::fresh());
        let key = table.prepare(session);
        let a = table.fetch(session, ShareHolder::TellerA).unwrap();
        let envelope = table.fetch(session, ShareHolder::Envelope).unwrap();

        table.lay_down(session, &key, UserId::fresh(), envelope.parse().unwrap()).unwrap();
        assert_eq!(table.brought(session), [ShareHolder::Envelope]);
        let secret = table.bring(session, &key, UserId::fresh(), a.parse().unwrap()).unwrap();

        assert!(secret.is_some());
    }

    #[test]
    fn a_share_of_another_session_is_refused_before_it_is_kept() {
        let (table, session, other) = (KeyTable::default(), SessionId::fresh(), SessionId::fresh());
        let key = table.prepare(session);
        table.prepare(other);
        let strange = table.fetch(other, ShareHolder::TellerA).unwrap();

        let answer = table.bring(session, &key, UserId::fresh(), strange.parse().unwrap());

        assert!(matches!(answer, Err(BringError::Share(ShareError::OtherSession(_)))));
        assert!(table.brought(session).is_empty());
    }

    #[test]
    fn a_share_that_could_not_be_handed_over_waits_again() {
        let (table, session) = (KeyTable::default(), SessionId::fresh());
        table.prepare(session);
        let a = table.fetch(session, ShareHolder::TellerA).unwrap();

        table.give_back(session, &a);

        assert_eq!(table.fetch(session, ShareHolder::TellerA), Some(a));
    }
}
