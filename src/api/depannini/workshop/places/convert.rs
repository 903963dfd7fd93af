//! From what clients send to commands.

use super::body::{WorkshopBody, WorkshopChangeBody, WorkshopQuery};
use crate::api::depannini::person::{self, MAX_ADDRESS, MAX_NAME};
use crate::api::depannini::profile::place;
use crate::api::http::{Complaint, Field, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::geo::Point;
use crate::workshop::places::{NewPlace, PlaceChange};

/// The longest words about opening hours in characters.
const MAX_HOURS: usize = 500;

impl WorkshopBody {
    pub(in crate::api::depannini) fn into_place(self, phone_prefix: &str) -> Result<NewPlace, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, MAX_NAME);
        let at = read.point(("lat", self.lat), ("lng", self.lng));
        let address = read.text("address", self.address, MAX_ADDRESS);
        let phone = read.optional("phone_number", self.phone_number, |text| number(&text, phone_prefix));
        let opening_hours = read.text("opening_hours", self.opening_hours, MAX_HOURS);
        let is_open = read.value("is_open", self.is_open).unwrap_or(true);
        read.finish(|| Some(NewPlace { name: name?, at: at?, address, phone, opening_hours, is_open }))
    }
}

impl WorkshopChangeBody {
    pub(in crate::api::depannini) fn into_change(self, phone_prefix: &str) -> Result<PlaceChange, Invalid> {
        let mut read = Reading::new();
        let name = if self.name.is_missing() { None } else { read.required_text("name", self.name, MAX_NAME) };
        let at = read.optional_point(("lat", self.lat), ("lng", self.lng));
        let change = PlaceChange {
            name,
            at,
            address: text(&mut read, "address", self.address, MAX_ADDRESS),
            phone: read.change("phone_number", self.phone_number, |text| number(&text, phone_prefix)),
            opening_hours: text(&mut read, "opening_hours", self.opening_hours, MAX_HOURS),
            is_open: read.value("is_open", self.is_open),
        };
        read.finish(|| Some(change))
    }
}

fn number(text: &str, prefix: &str) -> Result<String, &'static str> {
    person::phone(text, prefix).map(|phone| phone.key().to_owned())
}

fn text(read: &mut Reading, name: &str, field: Field<String>, max: usize) -> Option<Option<String>> {
    if field.is_missing() { None } else { Some(read.text(name, field, max)) }
}

impl WorkshopQuery {
    /// The point to measure from, and whether only open places are wanted.
    pub(in crate::api::depannini) fn into_filter(self) -> Result<(Option<Point>, bool), Invalid> {
        let mut read = Reading::new();
        let near = read.optional("near", self.near, |text| place(&text));
        let open_only = read.optional("is_open", self.is_open, |word| match word.as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Complaint::from("true or false")),
        });
        read.finish(|| Some((near, open_only.unwrap_or(false))))
    }
}
