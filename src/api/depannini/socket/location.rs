//! The frame that comes and goes most often: a position, read and written without a tree of values in between.

use std::fmt;

use bytestring::ByteString;
use chrono::DateTime;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::dispatch::live::Report;
use crate::kernel::geo::Point;
use crate::kernel::time::Timestamp;
use crate::realtime::Command;

/// Reads a `location` frame that is as it should be. `None` for every other one: the way that explains what is wrong reads
/// it again.
pub(super) fn read(text: &str) -> Option<Command> {
    let Known { is_location: true, lat, lng, latitude, longitude, accuracy, speed, heading, at } =
        serde_json::from_str(text).ok()?
    else {
        return None;
    };
    let when = match at {
        Plain::Nothing => None,
        Plain::Text(text) => {
            let when = DateTime::parse_from_rfc3339(text).ok()?;
            Some(Timestamp::from(when.with_timezone(&chrono::Utc)))
        }
        Plain::Number(_) | Plain::Flag => return None,
    };
    let at = Point::new(lat.or(latitude).number()??, lng.or(longitude).number()??)?;
    Some(Command::Location {
        at,
        accuracy: accuracy.number()?,
        speed: speed.number()?,
        heading: heading.number()?,
        when,
    })
}

/// A position as the other party reads it.
pub(super) fn write(report: &Report) -> ByteString {
    // a struct of numbers and one text always becomes JSON
    serde_json::to_string(&Written(report)).unwrap_or_default().into()
}

struct Written<'r>(&'r Report);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", "location")?;
        map.serialize_entry("lat", &report.at.lat.degrees())?;
        map.serialize_entry("lng", &report.at.lng.degrees())?;
        map.serialize_entry("user_id", &report.account.get())?;
        map.serialize_entry("at", &report.seen)?;
        for (name, detail) in [("accuracy", report.accuracy), ("speed", report.speed), ("heading", report.heading)] {
            if let Some(detail) = detail {
                map.serialize_entry(name, &detail)?;
            }
        }
        map.end()
    }
}

/// A value without parts. Reading fails for one with parts and for a text with escapes.
#[derive(Clone, Copy, Default)]
enum Plain<'t> {
    /// `null`, or not there.
    #[default]
    Nothing,
    Flag,
    Number(f64),
    Text(&'t str),
}

impl Plain<'_> {
    fn or(self, other: Self) -> Self {
        if matches!(self, Self::Nothing) { other } else { self }
    }

    /// The number, if there is one; `None` for something else.
    const fn number(self) -> Option<Option<f64>> {
        match self {
            Self::Nothing => Some(None),
            Self::Number(number) => Some(Some(number)),
            Self::Flag | Self::Text(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Plain<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainVisitor)
    }
}

struct PlainVisitor;

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Plain<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value without parts")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Plain::Nothing)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Plain::Flag)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Plain::Number(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Plain::Number(number as f64))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Plain::Number(number as f64))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Plain::Text(text))
    }
}

/// The fields by name. Of a name that comes twice the last counts, as everywhere.
#[derive(Default)]
struct Known<'t> {
    is_location: bool,
    lat: Plain<'t>,
    lng: Plain<'t>,
    latitude: Plain<'t>,
    longitude: Plain<'t>,
    accuracy: Plain<'t>,
    speed: Plain<'t>,
    heading: Plain<'t>,
    at: Plain<'t>,
}

impl<'de> Deserialize<'de> for Known<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(KnownVisitor)
    }
}

struct KnownVisitor;

impl<'de> Visitor<'de> for KnownVisitor {
    type Value = Known<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut known = Known::default();
        while let Some((name, value)) = map.next_entry::<&str, Plain<'_>>()? {
            match name {
                // of another type nothing more need be read here
                "type" if !matches!(value, Plain::Text("location")) => return Err(A::Error::custom("another type")),
                "type" => known.is_location = true,
                "lat" => known.lat = value,
                "lng" => known.lng = value,
                "latitude" => known.latitude = value,
                "longitude" => known.longitude = value,
                "accuracy" => known.accuracy = value,
                "speed" => known.speed = value,
                "heading" => known.heading = value,
                "at" => known.at = value,
                _ => {}
            }
        }
        Ok(known)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::codec::read_with_words;
    use super::*;
    use crate::kernel::id::AccountId;

    /// Values that are right, nearly right and wrong.
    fn value() -> impl Strategy<Value = String> {
        prop_oneof![
            6 => (-200.0..200.0_f64).prop_map(|number| number.to_string()),
            2 => (-95..95_i32).prop_map(|number| number.to_string()),
            1 => Just("null".to_owned()),
            1 => Just("true".to_owned()),
            1 => Just("1e400".to_owned()),
            1 => Just("18446744073709551615".to_owned()),
            1 => Just(r#""""#.to_owned()),
            1 => Just(r#""location""#.to_owned()),
            1 => Just(r#""loc\u0061tion""#.to_owned()),
            1 => Just(r#""\ud800""#.to_owned()),
            1 => Just(r#"" 2026-11-21T08:05:00Z ""#.to_owned()),
            2 => Just(r#""2026-11-21T08:05:00Z""#.to_owned()),
            1 => Just(r#""2026-11-21T10:05:00.123456789+02:00""#.to_owned()),
            1 => Just(r#""9999-12-31T23:59:60Z""#.to_owned()),
            1 => Just("[1]".to_owned()),
            1 => Just(r#"{"lat":1}"#.to_owned()),
            1 => Just("nonsense".to_owned()),
        ]
    }

    fn name() -> impl Strategy<Value = &'static str> {
        let names =
            ["type", "lat", "lng", "latitude", "longitude", "accuracy", "speed", "heading", "at", "user_id", "x"];
        prop::sample::select(names.to_vec())
    }

    proptest! {
        #[test]
        fn whatever_is_read_here_is_read_the_same_with_words(
            fields in prop::collection::vec((name(), value()), 0..8), typed in any::<bool>(), placed in any::<bool>(),
            at in (-90.0..90.0_f64, -180.0..180.0_f64), tail in prop::sample::select(vec!["", " ", "x", "}"]),
        ) {
            let mut parts: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
            if typed {
                parts.push(r#""type":"location""#.to_owned());
            }
            if placed {
                parts.push(format!(r#""lat":{},"lng":{}"#, at.0, at.1));
            }
            let text = format!("{{{}}}{tail}", parts.join(","));
            if let Some(command) = read(&text) {
                prop_assert_eq!(Ok(command), read_with_words(&text));
            }
        }
    }

    #[test]
    fn the_frames_that_apps_send_are_read_here() {
        for text in [
            r#"{"type":"location","lat":36.753,"lng":3.0425}"#,
            r#"{"type":"location","latitude":36,"longitude":3,"user_id":7,"speed":null}"#,
            r#"{"type":"location","lat":36.753,"lng":3.0425,"accuracy":8.0,"speed":11.2,"heading":90.0,"at":"2026-11-21T08:05:00Z"}"#,
        ] {
            let command = read(text);
            assert!(command.is_some(), "{text}");
            assert_eq!(command, read_with_words(text).ok());
        }
        assert_eq!(read(r#"{"type":"chat","message":"hi"}"#), None);
        assert_eq!(read(r#"{"type":"location","lat":91,"lng":3}"#), None);
    }

    #[test]
    fn a_position_is_written_as_documented() {
        let mut report = Report::new(AccountId::new(2), Point::new(36.0, 3.5).unwrap(), Timestamp::from_micros(0));
        let told = r#"{"type":"location","lat":36.0,"lng":3.5,"user_id":2,"at":"1970-01-01T00:00:00.000000Z""#;
        assert_eq!(write(&report), format!("{told}}}"));
        (report.accuracy, report.speed, report.heading) = (Some(8.0), Some(f64::NAN), None);
        assert_eq!(write(&report), format!(r#"{told},"accuracy":8.0,"speed":null}}"#));
    }
}
