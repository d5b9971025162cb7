//! Signing in: how long a session lives, how tries are slowed down, how long a one-time link works.
use super::text_enum::text_enum;
use chrono::{DateTime, Duration, Utc};

text_enum! {
    /// What a one-time link is for.
    pub enum LinkPurpose {
        Invitation = "invitation",
        PasswordReset = "password_reset",
    }
}

text_enum! {
    /// What a person may do beyond their role; given and taken by the security administrator.
    pub enum Right {
        /// Propose that a case which has ended be reopened (D-19).
        Reopen = "reopen" ("提出重启已终结的事项", "Propose to reopen cases that have ended"),
    }
}

impl LinkPurpose {
    /// How long a link of this kind works.
    pub fn lifetime(self) -> Duration {
        match self {
            Self::Invitation => Duration::days(14),
            Self::PasswordReset => Duration::hours(1),
        }
    }
}

/// A session ends after half an hour without a request, and after twelve hours in any case (ASVS 7.3).
pub const IDLE: Duration = Duration::minutes(30);
pub const LONGEST: Duration = Duration::hours(12);

/// Whether a session is still good.
pub fn session_is_live(last_seen_at: DateTime<Utc>, expires_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now < expires_at && now - last_seen_at < IDLE
}

/// How long to wait before the next try, after this many failures in a row: none for the first four,
/// then 30 seconds, doubled each time, at most an hour. Nobody is locked out for good by somebody else's guessing.
pub fn delay_after(failures: u32) -> Duration {
    match failures {
        0..5 => Duration::zero(),
        n => Duration::seconds(30 << (n - 5).min(7)).min(Duration::hours(1)),
    }
}

/// Failures from one address, over all accounts, before it has to wait.
pub const FAILURES_PER_ADDRESS: i64 = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_idle_and_when_old() {
        let start = DateTime::UNIX_EPOCH;
        let expires = start + LONGEST;

        assert!(session_is_live(start, expires, start + Duration::minutes(29)));
        assert!(!session_is_live(start, expires, start + Duration::minutes(30)));
        assert!(!session_is_live(start + Duration::minutes(719), expires, start + Duration::hours(12)));
    }

    #[test]
    fn the_wait_grows_with_failures_and_stops_at_an_hour() {
        assert_eq!(delay_after(4), Duration::zero());
        assert_eq!(delay_after(5), Duration::seconds(30));
        assert_eq!(delay_after(7), Duration::seconds(120));
        assert_eq!(delay_after(40), Duration::hours(1));
    }
}
