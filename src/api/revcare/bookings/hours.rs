//! How long work may take. The document names no unit for `estimated_time`; its services count hours, so a bare number is hours.

use serde_json::Value;

use crate::api::http::Wire;

/// A span in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// Not negative.
    pub(super) minutes: i32,
}

/// The most minutes that something may take.
const MOST: f64 = 1_000_000.0;

impl Hours {
    /// `None` below zero, beyond all work, and for what is no number.
    fn new(minutes: f64) -> Option<Self> {
        // within these bounds the cast is exact
        (0.0..=MOST).contains(&minutes).then(|| Self { minutes: minutes.round() as i32 })
    }

    /// A number of hours, or a number and a unit.
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (number, unit) = text.split_at_checked(digits)?;
        let number: f64 = number.parse().ok()?;
        let minutes = match unit.trim().to_ascii_lowercase().as_str() {
            "m" | "min" | "mins" | "minute" | "minutes" => 1.0,
            "" | "h" | "hr" | "hrs" | "hour" | "hours" => 60.0,
            "d" | "day" | "days" => 24.0 * 60.0,
            _ => return None,
        };
        Self::new(number * minutes)
    }
}

impl Wire for Hours {
    const EXPECTED: &'static str = "a number of hours";

    fn from_json(value: Value) -> Option<Self> {
        match value {
            Value::Number(number) => Self::new(number.as_f64()? * 60.0),
            Value::String(text) => Self::read(&text),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

/// As it is told.
pub(super) fn hours(minutes: i32) -> f64 {
    f64::from(minutes) / 60.0
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn hours_come_as_numbers_and_in_words() {
        let minutes = |json: Value| Hours::from_json(json).map(|hours| hours.minutes);
        for (said, expected) in [
            (json!(2), 120),
            (json!(2.5), 150),
            (json!(0), 0),
            (json!("3"), 180),
            (json!("90 minutes"), 90),
            (json!("2h"), 120),
            (json!(" 1.5 Hours "), 90),
            (json!("2 days"), 2880),
        ] {
            assert_eq!(minutes(said.clone()), Some(expected), "{said}");
        }
        for odd in [
            json!(-1),
            json!(1e300),
            json!("soon"),
            json!("-2"),
            json!("1.2.3"),
            json!("2 weeks"),
            json!("é"),
            json!(true),
        ] {
            assert_eq!(minutes(odd.clone()), None, "{odd}");
        }
        assert_eq!(hours(150), 2.5);
    }
}
