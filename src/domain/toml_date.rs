//! Reads TOML's own dates (`2026-01-01`, without quotes); a date with a time of day is refused.
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};
use toml::value::{Date, Datetime};

/// For `#[serde(deserialize_with)]` on one date.
pub fn one<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    calendar_date(Datetime::deserialize(from)?).map_err(D::Error::custom)
}

/// For `#[serde(deserialize_with)]` on a date that may be absent (together with `default`).
pub fn maybe<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    one(from).map(Some)
}

/// For `#[serde(deserialize_with)]` on a list of dates.
pub fn many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<NaiveDate>, D::Error> {
    let dates = Vec::<Datetime>::deserialize(from)?;
    dates.into_iter().map(|date| calendar_date(date).map_err(D::Error::custom)).collect()
}

fn calendar_date(written: Datetime) -> Result<NaiveDate, String> {
    let Datetime { date: Some(Date { year, month, day }), time: None, offset: None } = written else {
        return Err(format!("{written} is not a plain date; write it as 2026-01-31"));
    };
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
        .ok_or_else(|| format!("{written} is not a day of the calendar"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Holder {
        #[serde(deserialize_with = "one")]
        on: NaiveDate,
    }

    fn read(text: &str) -> Result<NaiveDate, String> {
        toml::from_str::<Holder>(text).map(|holder| holder.on).map_err(|error| error.to_string())
    }

    #[test]
    fn a_plain_date_is_read() {
        assert_eq!(read("on = 2026-02-28").unwrap(), NaiveDate::from_ymd_opt(2026, 2, 28).unwrap());
    }

    #[test]
    fn a_time_of_day_is_refused() {
        assert!(read("on = 2026-02-28T08:00:00").unwrap_err().contains("not a plain date"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(read("on = 2026-02-30").is_err());
    }

    #[test]
    fn a_text_is_refused() {
        assert!(read("on = \"2026-02-28\"").is_err());
    }
}
