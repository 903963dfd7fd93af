//! Fields that several subjects have: ids, days, numbers, lists of texts, and the same in query strings.

use chrono::NaiveDate;

use crate::api::http::{Complaint, Digits, Field, Reading};

/// The longest name or title in characters.
pub(super) const NAME: usize = 200;
/// The longest number of a thing: a plate, a serial number, a postal code.
pub(super) const LABEL: usize = 100;
/// The longest text in characters.
pub(super) const TEXT: usize = 2000;
/// The longest address of a picture in characters.
pub(super) const LINK: usize = 1000;
/// The most entries of a list in a body.
pub(super) const MOST: usize = 100;

/// An id.
pub(super) fn id<I: From<i64>>(number: i64) -> Result<I, Complaint> {
    if number >= 1 { Ok(I::from(number)) } else { Err(Complaint::range("an id")) }
}

/// An id that is left out or given.
pub(super) fn optional_id<I: From<i64>>(read: &mut Reading, name: &str, field: Field<i64>) -> Option<I> {
    read.optional(name, field, id)
}

/// An id that must be there.
pub(super) fn required_id<I: From<i64>>(read: &mut Reading, name: &str, field: Field<i64>) -> Option<I> {
    read.required(name, field, id)
}

/// An id in a query string.
pub(super) fn queried_id<I: From<i64>>(read: &mut Reading, name: &str, field: Field<Digits>) -> Option<I> {
    read.optional(name, field, |Digits(text)| id(text.parse().unwrap_or(0)))
}

/// A whole number from `least` to `most`.
pub(super) fn whole(number: i64, least: i32, most: i32) -> Result<i32, Complaint> {
    let fine = i32::try_from(number).ok().filter(|number| (least..=most).contains(number));
    fine.ok_or_else(|| Complaint::range(format!("a whole number from {least} to {most}")))
}

/// A day as RFC 3339 writes dates.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let digits = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    digits.then(|| text.parse().ok()).flatten().ok_or("a day as YYYY-MM-DD")
}

/// A list of texts of at most `max` characters each.
pub(super) fn texts(
    read: &mut Reading,
    name: &str,
    field: Field<Vec<Field<String>>>,
    max: usize,
) -> Option<Vec<String>> {
    list(read, name, field, |read, name, text| read.required_text(name, text, max))
}

/// A list of ids.
pub(super) fn ids<I: From<i64>>(read: &mut Reading, name: &str, field: Field<Vec<Field<i64>>>) -> Option<Vec<I>> {
    list(read, name, field, required_id)
}

/// A list that may be left out, of at most [`MOST`] entries.
pub(super) fn list<W: crate::api::http::Wire, T>(
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
    fn ids_begin_at_one() {
        assert_eq!(id::<PartId>(1), Ok(PartId::new(1)));
        assert!(id::<PartId>(0).is_err() && id::<PartId>(-1).is_err());
    }
}
