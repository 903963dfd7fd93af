//! One field of a request as it came, right or wrong.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::wire::Wire;

/// A field of a request body. Reading it never fails, so that all wrong fields of a body are reported at once by
/// [`super::Reading`].
///
/// Each field of a request type carries `#[serde(default)]` and says its schema: `#[schema(value_type = Option<String>)]`,
/// or `#[schema(value_type = String, required)]`. (On the type, `#[serde(default)]` would put `default: null` into the
/// schema of each field; a type without a schema may have it there.)
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Field<T> {
    /// Not there.
    #[default]
    Missing,
    /// `null`.
    Null,
    /// Of the right JSON type.
    Value(T),
    /// Of another JSON type.
    Bad {
        /// What was expected, in one phrase.
        expected: &'static str,
    },
}

impl<T> Field<T> {
    /// Neither a value nor `null` nor anything else was sent.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// This field, or `other` when this one is missing or `null`: for a field with two names.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match self {
            Self::Missing | Self::Null if !other.is_missing() => other,
            own => own,
        }
    }
}

impl<'de, T: Wire> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(deserializer)? {
            Value::Null => Self::Null,
            value => T::from_json(value).map_or(Self::Bad { expected: T::EXPECTED }, Self::Value),
        })
    }
}
