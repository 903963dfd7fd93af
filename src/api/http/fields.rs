//! Fields that many bodies have, whatever the edition: ids, days, instants, amounts, numbers, lists of texts; and the same
//! in query strings.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;
use serde_json::{Number, Value};

use super::field::Field;
use super::reading::{Complaint, Reading};
use super::wire::{Digits, Wire};
use crate::kernel::money::{Currency, MAX_MAJOR, Money};
use crate::kernel::time::Timestamp;

/// The longest name or title in characters.
pub const NAME: usize = 200;
/// The longest number of a thing: a plate, a serial number, a postal code.
pub const LABEL: usize = 100;
/// The longest text in characters.
pub const TEXT: usize = 2000;
/// The longest address of a picture in characters.
pub const LINK: usize = 1000;
/// The most entries of a list in a body.
pub const MOST: usize = 100;

/// An id.
///
/// # Errors
/// Below 1.
pub fn id<I: From<i64>>(number: i64) -> Result<I, Complaint> {
    if number >= 1 { Ok(I::from(number)) } else { Err(Complaint::range("an id")) }
}

/// An id that is left out or given.
pub fn optional_id<I: From<i64>>(read: &mut Reading, name: &str, field: Field<i64>) -> Option<I> {
    read.optional(name, field, id)
}

/// An id that must be there.
pub fn required_id<I: From<i64>>(read: &mut Reading, name: &str, field: Field<i64>) -> Option<I> {
    read.required(name, field, id)
}

/// An id in a query string.
pub fn queried_id<I: From<i64>>(read: &mut Reading, name: &str, field: Field<Digits>) -> Option<I> {
    read.optional(name, field, |Digits(text)| id(text.parse().unwrap_or(0)))
}

/// A whole number from `least` to `most`.
///
/// # Errors
/// Out of these bounds.
pub fn whole(number: i64, least: i32, most: i32) -> Result<i32, Complaint> {
    let fine = i32::try_from(number).ok().filter(|number| (least..=most).contains(number));
    fine.ok_or_else(|| Complaint::range(format!("a whole number from {least} to {most}")))
}

/// A day as RFC 3339 writes dates.
///
/// # Errors
/// Another notation, or a day that no calendar has.
pub fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let digits = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    digits.then(|| text.parse().ok()).flatten().ok_or("a day as YYYY-MM-DD")
}

/// A text of a change, which `null` or an empty text empties.
pub fn changed_text(read: &mut Reading, name: &str, field: Field<String>, max: usize) -> Option<Option<String>> {
    let is_said = !field.is_missing();
    let text = read.text(name, field, max);
    is_said.then_some(text)
}

/// A list of texts of at most `max` characters each.
pub fn texts(read: &mut Reading, name: &str, field: Field<Vec<Field<String>>>, max: usize) -> Option<Vec<String>> {
    list(read, name, field, |read, name, text| read.required_text(name, text, max))
}

/// A list of ids.
pub fn ids<I: From<i64>>(read: &mut Reading, name: &str, field: Field<Vec<Field<i64>>>) -> Option<Vec<I>> {
    list(read, name, field, required_id)
}

/// A list that may be left out, of at most [`MOST`] entries.
pub fn list<W: Wire, T>(
    read: &mut Reading,
    name: &str,
    field: Field<Vec<Field<W>>>,
    entry: impl FnMut(&mut Reading, &str, Field<W>) -> Option<T>,
) -> Option<Vec<T>> {
    match field {
        Field::Missing | Field::Null => None,
        Field::Value(entries) if entries.len() > MOST => {
            read.complain(name, Complaint::new("too_many", format!("at most {MOST} entries")));
            None
        }
        other => read.list(name, other, entry),
    }
}

/// A day, also where a time follows it, which is passed over.
///
/// # Errors
/// Another notation, or a day that no calendar has.
pub fn day_of(text: &str) -> Result<NaiveDate, &'static str> {
    instant(text).map(|at| at.utc().date_naive())
}

/// An instant by ISO 8601: with an offset, without one (then UTC), or a day alone (its beginning).
///
/// # Errors
/// Another notation.
pub fn instant(text: &str) -> Result<Timestamp, &'static str> {
    const EXPECTED: &str = "an instant such as 2026-11-21T08:00:00Z";
    let plain = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
    let parsed = DateTime::parse_from_rfc3339(text).ok().map(|at| at.naive_utc());
    let parsed = parsed.or_else(|| plain.into_iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()));
    let parsed = parsed.or_else(|| day(text).ok().map(|day| day.and_time(NaiveTime::MIN)));
    // beyond these years a column holds no instant
    parsed.filter(|at| (1..=9999).contains(&chrono::Datelike::year(at))).map(Timestamp::from_naive).ok_or(EXPECTED)
}

/// The minute of the day of `HH:MM`; midnight at the end of a day is `24:00`.
///
/// # Errors
/// Another notation.
pub fn minute(text: &str) -> Result<i32, &'static str> {
    let expected = "a time as HH:MM";
    let two = |text: &str| {
        let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse::<i32>().ok()).flatten()
    };
    let (hour, minute) = text.split_once(':').and_then(|(hour, minute)| two(hour).zip(two(minute))).ok_or(expected)?;
    let fine = minute < 60 && (hour < 24 || (hour, minute) == (24, 0));
    if fine { Ok(60 * hour + minute) } else { Err(expected) }
}

/// A JSON number as an amount, exact: the number's own digits are read, not a double's.
///
/// # Errors
/// Negative, too large, or finer than the currency's minor unit.
pub fn money(number: &Number, currency: Currency) -> Result<Money, Complaint> {
    decimal(&number.to_string()).and_then(|major| Money::from_major(major, currency)).ok_or_else(|| {
        let places = currency.exponent();
        Complaint::range(format!("an amount from 0 to {MAX_MAJOR} with at most {places} decimal places"))
    })
}

fn decimal(text: &str) -> Option<Decimal> {
    text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(text)).ok()
}

/// An amount as a number or as a text of digits, for documents that write amounts as texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount(Number);

impl Wire for Amount {
    const EXPECTED: &'static str = "an amount";

    fn from_json(value: Value) -> Option<Self> {
        match value {
            Value::Number(number) => Some(Self(number)),
            Value::String(text) => {
                let text = text.trim();
                let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
                (plain && decimal(text).is_some()).then(|| text.parse().ok().map(Self))?
            }
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

impl Amount {
    /// In this currency.
    ///
    /// # Errors
    /// As [`money`].
    pub fn money(&self, currency: Currency) -> Result<Money, Complaint> {
        money(&self.0, currency)
    }
}

/// An amount as a text with exactly two decimal places, for documents that write amounts so.
#[must_use]
pub fn two_places(amount: Money) -> String {
    format!("{:.2}", amount.major())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::PartId;

    #[test]
    fn days_are_written_in_full() {
        assert!(day("2026-11-21").is_ok());
        for odd in ["", "2026-11-1", "21-11-2026", "2026-02-30", "2026-11-21T00:00:00Z", "+026-11-21"] {
            assert!(day(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn instants_come_with_and_without_a_zone() {
        for (text, read) in [
            ("2026-11-21T08:00:00Z", "2026-11-21T08:00:00.000000Z"),
            ("2026-11-21T09:00:00+01:00", "2026-11-21T08:00:00.000000Z"),
            ("2026-11-21T08:00:00.5", "2026-11-21T08:00:00.500000Z"),
            ("2026-11-21", "2026-11-21T00:00:00.000000Z"),
        ] {
            assert_eq!(instant(text).map(Timestamp::rfc3339), Ok(read.to_owned()), "{text}");
        }
        for odd in ["", "soon", "2026-13-01", "21/11/2026", "99999-01-01T00:00:00", "2026-11-21T25:00:00"] {
            assert!(instant(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn minutes_of_the_day() {
        assert_eq!((minute("00:00"), minute("23:59"), minute("24:00")), (Ok(0), Ok(1439), Ok(1440)));
        for odd in ["", "8:00", "08:60", "24:01", "08:00:00", "+8:00", "0800"] {
            assert!(minute(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn amounts_are_exact_in_both_notations() {
        let read = |json: Value| Amount::from_json(json)?.money(Currency::DZD).ok().map(|money| money.minor);
        assert_eq!(read(serde_json::json!(12.34)), Some(1234));
        assert_eq!(read(serde_json::json!("12.34")), Some(1234));
        assert_eq!(read(serde_json::json!("120")), Some(12_000));
        for odd in [
            serde_json::json!("-1"),
            serde_json::json!(-1),
            serde_json::json!("nan"),
            serde_json::json!("1e400"),
            serde_json::json!(1.001),
            serde_json::json!(true),
        ] {
            assert_eq!(read(odd.clone()), None, "{odd}");
        }
        assert_eq!(two_places(Money::new(1230, Currency::DZD)), "12.30");
    }

    #[test]
    fn ids_begin_at_one() {
        assert_eq!(id::<PartId>(1), Ok(PartId::new(1)));
        assert!(id::<PartId>(0).is_err() && id::<PartId>(-1).is_err());
    }
}
