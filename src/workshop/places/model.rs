//! A place of the garage.

use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::PlaceId;
use crate::kernel::time::Timestamp;

/// A place as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub at: Point,
    /// Postal address.
    pub address: Option<String>,
    /// Phone number, normalised.
    pub phone: Option<String>,
    /// When somebody is there, in words for people.
    pub opening_hours: Option<String>,
    /// Takes vehicles now.
    pub is_open: bool,
    /// Raised by every change.
    pub version: i64,
    /// When it was entered.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A place with how far away it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The place.
    pub place: Place,
    /// Great-circle distance to the point that was asked about, if one was.
    pub distance: Option<Metres>,
}

/// A place to be entered.
#[derive(Debug, Clone)]
pub struct NewPlace {
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub at: Point,
    /// Postal address.
    pub address: Option<String>,
    /// Phone number, normalised.
    pub phone: Option<String>,
    /// When somebody is there, in words for people.
    pub opening_hours: Option<String>,
    /// Takes vehicles from now on.
    pub is_open: bool,
}

/// What to change of a place; `None` leaves it as it is, `Some(None)` empties it.
#[derive(Debug, Clone, Default)]
pub struct PlaceChange {
    /// What people call it.
    pub name: Option<String>,
    /// Where it is.
    pub at: Option<Point>,
    /// Postal address.
    pub address: Option<Option<String>>,
    /// Phone number, normalised.
    pub phone: Option<Option<String>>,
    /// When somebody is there, in words for people.
    pub opening_hours: Option<Option<String>>,
    /// Takes vehicles.
    pub is_open: Option<bool>,
}
