//! Where a request comes from, and how often somebody without an account may ask or write from there.
//! Kept in the memory of this process: a limit against guessing and flooding, not a count that anybody relies on.
use crate::app::App;
use crate::services::Error;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;

/// A whole office may stand behind one address.
const QUESTIONS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(120).expect("120 is not zero");
const LETTERS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(10).expect("10 is not zero");
/// From here on addresses that have been quiet are forgotten.
const MANY: usize = 10_000;

pub struct Limits {
    questions: DefaultKeyedRateLimiter<IpAddr>,
    letters: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            questions: RateLimiter::keyed(Quota::per_minute(QUESTIONS_PER_MINUTE)),
            letters: RateLimiter::keyed(Quota::per_minute(LETTERS_PER_MINUTE)),
        }
    }
}

/// Lets one more through, or says after how many seconds to come again.
fn pass(limiter: &DefaultKeyedRateLimiter<IpAddr>, from: IpAddr) -> Result<(), Error> {
    if limiter.len() > MANY {
        limiter.retain_recent();
        limiter.shrink_to_fit();
    }
    limiter.check_key(&from).map_err(|full| {
        let wait = full.wait_time_from(DefaultClock::default().now());
        Error::TooManyTries(i64::try_from(wait.as_secs()).unwrap_or(i64::MAX).saturating_add(1))
    })
}

/// The address that a request comes from: the other end of the line, or behind a proxy of our own what that proxy
/// wrote last. Of IPv6 the network, since a single reader holds a whole one.
pub fn address_of(request: &HttpRequest, is_behind_proxy: bool) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
    if !is_behind_proxy {
        return network(peer);
    }
    let written = request.headers().get_all("x-forwarded-for").last();
    let last = written.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    network(last.unwrap_or(peer))
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        address @ IpAddr::V4(_) => address,
    }
}

macro_rules! limited {
    ($($(#[$doc:meta])* $name:ident $limiter:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl FromRequest for $name {
            type Error = Error;
            type Future = Ready<Result<Self, Error>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                let Some(app) = request.app_data::<web::Data<App>>() else { return ready(Err(Error::NotFound)) };
                let from = address_of(request, app.settings.is_behind_proxy);
                ready(pass(&app.limits.$limiter, from).map(|()| Self))
            }
        }
    )+};
}

limited! {
    /// A handler that takes this answers an address so many times a minute, and then asks it to wait.
    Asking questions;
    /// The same for what is written to us and read by people.
    Writing letters;
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn from(peer: &str, written: &[&str]) -> HttpRequest {
        let request = TestRequest::default().peer_addr(format!("{peer}:4000").parse().unwrap());
        written
            .iter()
            .fold(request, |request, value| request.append_header(("x-forwarded-for", *value)))
            .to_http_request()
    }

    #[test]
    fn without_a_proxy_nobody_chooses_the_address_they_come_from() {
        assert_eq!(address_of(&from("192.0.2.7", &["198.51.100.1"]), false).to_string(), "192.0.2.7");
    }

    #[test]
    fn behind_a_proxy_its_own_word_counts_and_not_what_the_visitor_wrote_before() {
        let request = from("192.0.2.7", &["203.0.113.9", "198.51.100.1, 198.51.100.2"]);

        assert_eq!(address_of(&request, true).to_string(), "198.51.100.2");
        assert_eq!(address_of(&from("192.0.2.7", &["nonsense"]), true).to_string(), "192.0.2.7");
    }

    #[test]
    fn a_whole_network_of_the_newer_kind_is_one_visitor() {
        assert_eq!(address_of(&from("[2001:db8:1:2:3:4:5:6]", &[]), false).to_string(), "2001:db8:1:2::");
        assert_eq!(address_of(&from("[::ffff:192.0.2.7]", &[]), false).to_string(), "192.0.2.7");
    }

    #[test]
    fn one_who_asks_too_often_is_told_when_to_come_again_and_others_go_on() {
        let (limits, [busy, other]) = (Limits::default(), [[192, 0, 2, 7], [192, 0, 2, 8]].map(IpAddr::from));

        for _ in 0..LETTERS_PER_MINUTE.get() {
            pass(&limits.letters, busy).unwrap();
        }

        let refused = pass(&limits.letters, busy).unwrap_err();
        assert!(matches!(refused, Error::TooManyTries(1..=60)), "{refused}");
        assert!(pass(&limits.letters, other).is_ok());
        assert!(pass(&limits.questions, busy).is_ok());
    }
}
