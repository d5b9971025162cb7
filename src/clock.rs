//! The only place that reads the clock. Everything else is given `now`.
use chrono::{DateTime, Duration, Utc};
use std::sync::RwLock;

/// The time people see: the real one, the real one moved ahead (demonstration), or a fixed one (tests).
#[derive(Debug)]
pub struct Clock(RwLock<Setting>);

#[derive(Debug, Clone, Copy)]
enum Setting {
    Ahead(Duration),
    Fixed(DateTime<Utc>),
}

impl Clock {
    pub fn real() -> Self {
        Self(RwLock::new(Setting::Ahead(Duration::zero())))
    }

    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self(RwLock::new(Setting::Fixed(at)))
    }

    pub fn now(&self) -> DateTime<Utc> {
        match *self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner) {
            Setting::Ahead(by) => real_now() + by,
            Setting::Fixed(at) => at,
        }
    }

    /// The real time, whatever the clock shows: sessions, links and the brake on guessing go by it.
    pub fn wall(&self) -> DateTime<Utc> {
        real_now()
    }

    /// Moves the clock to `to` and says how far ahead of the real one it now is.
    pub fn move_to(&self, to: DateTime<Utc>) -> Duration {
        let ahead = to - real_now();
        let mut setting = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        *setting = match *setting {
            Setting::Ahead(_) => Setting::Ahead(ahead),
            Setting::Fixed(_) => Setting::Fixed(to),
        };
        ahead
    }

    /// Sets how far ahead of the real clock this one goes.
    pub fn set_ahead(&self, by: Duration) {
        *self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Setting::Ahead(by);
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one reader of the clock")]
fn real_now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_until_it_is_moved() {
        let clock = Clock::fixed(DateTime::UNIX_EPOCH);

        assert_eq!(clock.now(), DateTime::UNIX_EPOCH);
        clock.move_to(DateTime::UNIX_EPOCH + Duration::days(7));
        assert_eq!(clock.now(), DateTime::UNIX_EPOCH + Duration::days(7));
    }

    #[test]
    fn a_moved_clock_goes_on() {
        let clock = Clock::real();
        clock.set_ahead(Duration::days(3));

        assert!(clock.now() - Clock::real().now() > Duration::hours(71));
    }
}
