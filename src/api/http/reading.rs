//! Turns the fields of a request into a command, and collects everything that is wrong with them on the way.

use super::field::Field;
use super::wire::{Nested, Wire};
use crate::kernel::error::{FieldError, Invalid};
use crate::kernel::geo::{Latitude, Longitude, Point};
use crate::kernel::text::{TextProblem, bounded};

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    code: &'static str,
    expected: String,
}

impl Complaint {
    /// Any complaint: a stable code, and what was expected in one phrase.
    pub fn new(code: &'static str, expected: impl Into<String>) -> Self {
        Self { code, expected: expected.into() }
    }

    /// The field must be there.
    #[must_use]
    pub fn required() -> Self {
        Self::new("required", "a value")
    }

    /// Of the right form but out of range.
    pub fn range(expected: impl Into<String>) -> Self {
        Self::new("range", expected)
    }

    pub(super) fn text(problem: TextProblem, max: usize) -> Self {
        match problem {
            TextProblem::TooLong => Self::new("too_long", format!("at most {max} characters")),
            TextProblem::Control => Self::new("control", "a text without control characters"),
        }
    }
}

/// The usual complaint, so that a conversion ends in `.ok_or("a phone number such as +213555123456")`.
impl From<&'static str> for Complaint {
    fn from(expected: &'static str) -> Self {
        Self::new("format", expected)
    }
}

/// Reads the fields of one request. Every method answers `None` for a field that is absent or wrong; a wrong one is
/// remembered, and [`Reading::finish`] then reports all of them at once.
#[derive(Debug, Default)]
pub struct Reading {
    errors: Vec<FieldError>,
    prefix: Vec<String>,
}

impl Reading {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A field that must be there.
    pub fn required<W: Wire, T, E: Into<Complaint>>(
        &mut self,
        name: &str,
        field: Field<W>,
        convert: impl FnOnce(W) -> Result<T, E>,
    ) -> Option<T> {
        let before = self.errors.len();
        let value = self.optional(name, field, convert);
        if value.is_none() && self.errors.len() == before {
            self.complain(name, Complaint::required());
        }
        value
    }

    /// A field that may be absent, `null` or an empty text, which all mean the same.
    pub fn optional<W: Wire, T, E: Into<Complaint>>(
        &mut self,
        name: &str,
        field: Field<W>,
        convert: impl FnOnce(W) -> Result<T, E>,
    ) -> Option<T> {
        let read = match field {
            Field::Missing | Field::Null => return None,
            Field::Bad { expected } => Err(Complaint::new("type", expected)),
            Field::Value(value) => match value.present() {
                Ok(None) => return None,
                Ok(Some(value)) => convert(value).map_err(Into::into),
                Err(complaint) => Err(complaint),
            },
        };
        read.map_err(|complaint| self.complain(name, complaint)).ok()
    }

    /// A field of a change: `None` leaves the thing as it is, `Some(None)` empties it (`null` or an empty text).
    pub fn change<W: Wire, T, E: Into<Complaint>>(
        &mut self,
        name: &str,
        field: Field<W>,
        convert: impl FnOnce(W) -> Result<T, E>,
    ) -> Option<Option<T>> {
        if field.is_missing() { None } else { Some(self.optional(name, field, convert)) }
    }

    /// A required field whose every value will do.
    pub fn required_value<W: Wire>(&mut self, name: &str, field: Field<W>) -> Option<W> {
        self.required(name, field, Ok::<W, Complaint>)
    }

    /// An optional field whose every value will do.
    pub fn value<W: Wire>(&mut self, name: &str, field: Field<W>) -> Option<W> {
        self.optional(name, field, Ok::<W, Complaint>)
    }

    /// A required text of at most `max` characters.
    pub fn required_text(&mut self, name: &str, field: Field<String>, max: usize) -> Option<String> {
        self.required(name, field, |text| at_most(text, max))
    }

    /// An optional text of at most `max` characters.
    pub fn text(&mut self, name: &str, field: Field<String>, max: usize) -> Option<String> {
        self.optional(name, field, |text| at_most(text, max))
    }

    /// A required place from its latitude and longitude, each with its name. Zero is a place like any other.
    pub fn point<N: Wire + Into<f64>>(&mut self, lat: (&str, Field<N>), lng: (&str, Field<N>)) -> Option<Point> {
        let lat = self.required(lat.0, lat.1, |n| Latitude::new(n.into()).ok_or_else(|| degrees(90)));
        let lng = self.required(lng.0, lng.1, |n| Longitude::new(n.into()).ok_or_else(|| degrees(180)));
        Some(Point { lat: lat?, lng: lng? })
    }

    /// An optional place: either both coordinates or none.
    pub fn optional_point<N: Wire + Into<f64>>(
        &mut self,
        lat: (&str, Field<N>),
        lng: (&str, Field<N>),
    ) -> Option<Point> {
        let absent = |field: &Field<N>| matches!(field, Field::Missing | Field::Null);
        if absent(&lat.1) && absent(&lng.1) { None } else { self.point(lat, lng) }
    }

    /// A required object; its fields' names begin with `name.`.
    pub fn nested<D, T>(
        &mut self,
        name: &str,
        field: Field<Nested<D>>,
        read: impl FnOnce(&mut Self, D) -> Option<T>,
    ) -> Option<T>
    where
        Nested<D>: Wire,
    {
        let Nested(inner) = self.required_value(name, field)?;
        self.within(name, |this| read(this, inner))
    }

    /// An optional object; its fields' names begin with `name.`.
    pub fn optional_nested<D, T>(
        &mut self,
        name: &str,
        field: Field<Nested<D>>,
        read: impl FnOnce(&mut Self, D) -> Option<T>,
    ) -> Option<T>
    where
        Nested<D>: Wire,
    {
        let Nested(inner) = self.value(name, field)?;
        self.within(name, |this| read(this, inner))
    }

    /// A required list; the entries are called `name[0]`, `name[1]` and so on.
    pub fn list<W: Wire, T>(
        &mut self,
        name: &str,
        field: Field<Vec<Field<W>>>,
        mut read: impl FnMut(&mut Self, &str, Field<W>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let entries = self.required_value(name, field)?.into_iter().enumerate();
        // every entry is read before the first wrong one decides, so that all are reported
        let read: Vec<Option<T>> =
            entries.map(|(index, entry)| read(self, &format!("{name}[{index}]"), entry)).collect();
        read.into_iter().collect()
    }

    /// Remembers that a field is wrong.
    pub fn complain(&mut self, name: &str, complaint: impl Into<Complaint>) {
        let Complaint { code, expected } = complaint.into();
        let mut field = self.prefix.join(".");
        if !field.is_empty() {
            field.push('.');
        }
        field.push_str(name);
        self.errors.push(FieldError { field, code, expected });
    }

    /// Whether a field at this level has been complained about.
    #[must_use]
    pub fn has_complaint_about(&self, name: &str) -> bool {
        self.errors.iter().any(|error| error.field == name)
    }

    /// The command, built from what was read; `?` inside `build` unwraps the required fields.
    ///
    /// # Errors
    /// Everything that was wrong.
    pub fn finish<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, Invalid> {
        if !self.errors.is_empty() {
            return Err(Invalid(self.errors));
        }
        // `None` without a complaint means that an optional field was unwrapped: still the client's to mend
        build().ok_or_else(|| Invalid(Vec::new()))
    }

    fn within<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.prefix.push(name.to_owned());
        let result = read(self);
        self.prefix.pop();
        result
    }
}

fn degrees(bound: u8) -> Complaint {
    Complaint::range(format!("a number from -{bound} to {bound}"))
}

fn at_most(text: String, max: usize) -> Result<String, Complaint> {
    match bounded(&text, max) {
        Ok(_) => Ok(text),
        Err(problem) => Err(Complaint::text(problem, max)),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;
    use crate::api::http::Digits;
    use crate::kernel::contact::Phone;

    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct PlaceBody {
        lat: Field<f64>,
        lng: Field<f64>,
    }

    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Body {
        phone: Field<String>,
        note: Field<String>,
        plate: Field<Digits>,
        pickup: Field<Nested<PlaceBody>>,
        years: Field<Vec<Field<i64>>>,
    }

    type Command = (Phone, Option<String>, Option<Digits>, Point, Vec<i64>);

    fn read(body: serde_json::Value) -> Result<Command, Vec<(String, &'static str)>> {
        let body: Body = serde_json::from_value(body).unwrap();
        let mut read = Reading::new();
        let phone = read.required("phone", body.phone, |text| Phone::parse(&text, "+213").ok_or("a phone number"));
        let note = read.text("note", body.note, 5);
        let plate = read.value("plate", body.plate);
        let pickup =
            read.nested("pickup", body.pickup, |read, place| read.point(("lat", place.lat), ("lng", place.lng)));
        let years = read.list("years", body.years, |read, name, year| read.required_value(name, year));
        read.finish(|| Some((phone?, note, plate, pickup?, years?)))
            .map_err(|Invalid(errors)| errors.into_iter().map(|error| (error.field, error.code)).collect())
    }

    #[test]
    fn a_good_body_becomes_a_command() {
        let body = json!({"phone": "0555123456", "note": " ", "plate": 12, "pickup": {"lat": 0, "lng": -180},
            "years": [1999], "other": {"ignored": true}});
        let (phone, note, plate, pickup, years) = read(body).unwrap();
        assert_eq!(phone.key(), "+213555123456");
        assert_eq!((note, plate), (None, Some(Digits("12".to_owned()))));
        assert_eq!((pickup.lat.degrees(), pickup.lng.degrees(), years), (0.0, -180.0, vec![1999]));
    }

    #[test]
    fn every_wrong_field_is_reported_at_once() {
        let body = json!({"phone": "x", "note": "too long", "plate": "a1", "pickup": {"lat": 91, "lng": "3"},
            "years": [1, "2", null]});
        let expected = [
            ("phone", "format"),
            ("note", "too_long"),
            ("plate", "type"),
            ("pickup.lat", "range"),
            ("pickup.lng", "type"),
            ("years[1]", "type"),
            ("years[2]", "required"),
        ];
        assert_eq!(read(body).unwrap_err(), expected.map(|(name, code)| (name.to_owned(), code)));
    }

    #[test]
    fn empty_counts_as_absent_and_nul_is_refused() {
        let body = json!({"phone": "", "note": "a\u{0}b", "pickup": [1, 2], "years": null});
        let expected = [("phone", "required"), ("note", "control"), ("pickup", "type"), ("years", "required")];
        assert_eq!(read(body).unwrap_err(), expected.map(|(name, code)| (name.to_owned(), code)));
    }

    #[test]
    fn a_change_tells_null_from_missing() {
        let mut read = Reading::new();
        let same = |text: String| Ok::<_, Complaint>(text);
        assert_eq!(read.change("a", Field::Missing, same), None);
        assert_eq!(read.change("a", Field::Null, same), Some(None));
        assert_eq!(read.change("a", Field::Value(String::new()), same), Some(None));
        assert_eq!(read.change("a", Field::Value("x".to_owned()), same), Some(Some("x".to_owned())));
    }
}
