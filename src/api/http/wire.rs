//! The JSON types that a [`super::Field`] may hold, and what they count as.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::field::Field;
use super::reading::Complaint;
use crate::kernel::text::{TextProblem, bounded};

/// Beyond ±2^53 a double no longer names one integer (IEEE 754), so a number written as a double is not taken for one.
const EXACT_DOUBLE: f64 = 9_007_199_254_740_992.0;

/// A JSON type that a field may have.
pub trait Wire: Sized {
    /// What a field of this type should hold, in one phrase.
    const EXPECTED: &'static str;

    /// The value, when the JSON is of this type.
    fn from_json(value: Value) -> Option<Self>;

    /// What is left of the value: an empty text counts as absent.
    ///
    /// # Errors
    /// The value is of the right type but may not be taken at all, such as a text with NUL.
    fn present(self) -> Result<Option<Self>, Complaint> {
        Ok(Some(self))
    }
}

/// A text; it is trimmed.
impl Wire for String {
    const EXPECTED: &'static str = "a text";

    fn from_json(value: Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    fn present(self) -> Result<Option<Self>, Complaint> {
        bounded(&self, usize::MAX).map_err(|problem| Complaint::text(problem, usize::MAX))
    }
}

/// A text kept exactly as it was sent and never printed: a password, a token.
#[derive(Clone, PartialEq, Eq)]
pub struct Verbatim(pub String);

impl fmt::Debug for Verbatim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Verbatim(…)")
    }
}

impl Wire for Verbatim {
    const EXPECTED: &'static str = String::EXPECTED;

    fn from_json(value: Value) -> Option<Self> {
        String::from_json(value).map(Self)
    }

    fn present(self) -> Result<Option<Self>, Complaint> {
        if self.0.contains('\0') {
            return Err(Complaint::text(TextProblem::Control, usize::MAX));
        }
        Ok((!self.0.is_empty()).then_some(self))
    }
}

/// A number; a text that looks like one is not.
impl Wire for f64 {
    const EXPECTED: &'static str = "a number";

    fn from_json(value: Value) -> Option<Self> {
        value.as_f64().filter(|number| number.is_finite())
    }
}

/// A number with its own digits, for amounts.
impl Wire for serde_json::Number {
    const EXPECTED: &'static str = f64::EXPECTED;

    fn from_json(value: Value) -> Option<Self> {
        if let Value::Number(number) = value { Some(number) } else { None }
    }
}

/// A whole number, also when written as `3.0`.
impl Wire for i64 {
    const EXPECTED: &'static str = "a whole number";

    fn from_json(value: Value) -> Option<Self> {
        value.as_i64().or_else(|| {
            let number = value.as_f64()?;
            // within these bounds the cast is exact
            (number.fract() == 0.0 && number.abs() <= EXACT_DOUBLE).then_some(number as Self)
        })
    }
}

impl Wire for bool {
    const EXPECTED: &'static str = "true or false";

    fn from_json(value: Value) -> Option<Self> {
        value.as_bool()
    }
}

/// Any JSON at all.
impl Wire for Value {
    const EXPECTED: &'static str = "a value";

    fn from_json(value: Value) -> Option<Self> {
        Some(value)
    }
}

/// A list; use `Vec<Field<T>>` to have each wrong entry named.
impl<T: Wire> Wire for Vec<T> {
    const EXPECTED: &'static str = "a list";

    fn from_json(value: Value) -> Option<Self> {
        match value {
            Value::Array(entries) => entries.into_iter().map(T::from_json).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => None,
        }
    }
}

impl<T: Wire> Wire for Field<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn from_json(value: Value) -> Option<Self> {
        Some(match value {
            Value::Null => Self::Null,
            value => T::from_json(value).map_or(Self::Bad { expected: T::EXPECTED }, Self::Value),
        })
    }
}

/// An object with fields of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Nested<T>(pub T);

impl<T: DeserializeOwned> Wire for Nested<T> {
    const EXPECTED: &'static str = "an object";

    fn from_json(value: Value) -> Option<Self> {
        value.is_object().then(|| serde_json::from_value(value).ok()).flatten().map(Self)
    }
}

/// Digits that clients send as a text or as a whole number: a registration, a postal code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digits(pub String);

impl Wire for Digits {
    const EXPECTED: &'static str = "digits";

    fn from_json(value: Value) -> Option<Self> {
        let digits = match value {
            Value::Number(number) => number.as_u64()?.to_string(),
            Value::String(text) => text.trim().to_owned(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
        };
        digits.chars().all(|c| c.is_ascii_digit()).then_some(Self(digits))
    }

    fn present(self) -> Result<Option<Self>, Complaint> {
        Ok((!self.0.is_empty()).then_some(self))
    }
}

/// A text that clients also send as a whole number: a phone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelled(pub String);

impl Wire for Spelled {
    const EXPECTED: &'static str = String::EXPECTED;

    fn from_json(value: Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.as_u64().map(|number| Self(number.to_string())),
            other => String::from_json(other).map(Self),
        }
    }

    fn present(self) -> Result<Option<Self>, Complaint> {
        Ok(self.0.present()?.map(Self))
    }
}

/// A number that may also come as a text: in a query string, or from a client that quotes its numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LenientNumber(pub f64);

impl From<LenientNumber> for f64 {
    fn from(number: LenientNumber) -> Self {
        number.0
    }
}

impl Wire for LenientNumber {
    const EXPECTED: &'static str = f64::EXPECTED;

    fn from_json(value: Value) -> Option<Self> {
        let number = match &value {
            Value::String(text) => decimal(text.trim())?,
            other => other.as_f64()?,
        };
        number.is_finite().then_some(Self(number))
    }
}

/// Plain decimal notation only: the standard parser would also take `inf`, `nan` and `+1`.
fn decimal(text: &str) -> Option<f64> {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_quoted_number_is_no_number_unless_asked_for() {
        assert_eq!(f64::from_json(json!(36)), Some(36.0));
        assert_eq!(f64::from_json(json!("36")), None);
        assert_eq!(LenientNumber::from_json(json!("36.5")), Some(LenientNumber(36.5)));
        for text in ["", "nan", "inf", "1e5", "--1", "1.2.3"] {
            assert_eq!(LenientNumber::from_json(json!(text)), None, "{text}");
        }
    }

    #[test]
    fn whole_numbers() {
        assert_eq!(i64::from_json(json!(3.0)), Some(3));
        for wrong in [json!(3.5), json!(1e300), json!(u64::MAX), json!("3"), json!(true)] {
            assert_eq!(i64::from_json(wrong.clone()), None, "{wrong}");
        }
    }

    #[test]
    fn digits_come_in_two_types() {
        assert_eq!(Digits::from_json(json!(1_234_516)), Some(Digits("1234516".to_owned())));
        assert_eq!(Digits::from_json(json!("00123")), Some(Digits("00123".to_owned())));
        for wrong in [json!(-1), json!(1.5), json!("12a"), json!([])] {
            assert_eq!(Digits::from_json(wrong.clone()), None, "{wrong}");
        }
    }

    #[test]
    fn a_phone_number_may_be_a_number() {
        assert_eq!(Spelled::from_json(json!(9_841_385_379_u64)), Some(Spelled("9841385379".to_owned())));
        assert_eq!(Spelled::from_json(json!("0555 00")), Some(Spelled("0555 00".to_owned())));
        assert_eq!(Spelled(" ".to_owned()).present(), Ok(None));
        for wrong in [json!(-1), json!(1.5), json!([]), json!(true)] {
            assert_eq!(Spelled::from_json(wrong.clone()), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_not_printed() {
        assert!(!format!("{:?}", Verbatim("hunter2!".to_owned())).contains("hunter2"));
    }
}
