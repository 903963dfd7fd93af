//! From what clients send about parts to commands.

use super::body::{CorrectionBody, HeldPartsBody, PartBody, PartQuery, PartsBody, ReceiptBody, WantedBody};
use crate::api::http::fields::money;
use crate::api::http::fields::{MOST, NAME, TEXT, list, required_id};
use crate::api::http::{Complaint, Digits, Field, Nested, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::money::Currency;
use crate::workshop::inventory::{Level, NewPart, PartChange, PartFilter, Quantity, Wanted};

/// The most pieces that are counted.
const MOST_PIECES: i64 = 1_000_000_000;

fn level(pieces: i64) -> Result<Level, Complaint> {
    Level::new(pieces).ok_or_else(|| Complaint::range(format!("a whole number from 0 to {MOST_PIECES}")))
}

fn quantity(pieces: i64) -> Result<Quantity, Complaint> {
    Quantity::new(pieces).ok_or_else(|| Complaint::range(format!("a whole number from 1 to {MOST_PIECES}")))
}

impl PartBody {
    pub(in crate::api::depannini) fn into_new(self, currency: Currency) -> Result<NewPart, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let description = read.text("description", self.description, TEXT);
        let price = read.required("price", self.price, |number| money(&number, currency));
        let on_hand = read.optional("on_hand", self.on_hand, level).unwrap_or_default();
        read.finish(|| Some(NewPart { name: name?, description, price: price?, on_hand }))
    }

    pub(in crate::api::depannini) fn into_change(self, currency: Currency) -> Result<PartChange, Invalid> {
        let mut read = Reading::new();
        let empties = !self.description.is_missing();
        let description = read.text("description", self.description, TEXT);
        let change = PartChange {
            name: read.text("name", self.name, NAME),
            description: empties.then_some(description),
            price: read.optional("price", self.price, |number| money(&number, currency)),
            on_hand: read.optional("on_hand", self.on_hand, level),
        };
        read.finish(|| Some(change))
    }
}

impl ReceiptBody {
    pub(in crate::api::depannini) fn into_quantity(self) -> Result<Quantity, Invalid> {
        let mut read = Reading::new();
        let came = read.required("quantity", self.quantity, quantity);
        read.finish(|| came)
    }
}

impl CorrectionBody {
    pub(in crate::api::depannini) fn into_change(self) -> Result<PartChange, Invalid> {
        let mut read = Reading::new();
        let counted = read.required("on_hand", self.on_hand, level);
        read.finish(|| Some(PartChange { on_hand: Some(counted?), ..PartChange::default() }))
    }
}

type Listed = Field<Vec<Field<Nested<WantedBody>>>>;

fn wanted(read: &mut Reading, field: Listed) -> Option<Vec<Wanted>> {
    list(read, "parts", field, |read, name, entry| {
        read.nested(name, entry, |read, WantedBody { part_id, quantity: pieces }| {
            let part = required_id(read, "part_id", part_id);
            let quantity = read.required("quantity", pieces, quantity);
            Some(Wanted { part: part?, quantity: quantity? })
        })
    })
}

impl PartsBody {
    pub(in crate::api::depannini) fn into_wanted(self) -> Result<Vec<Wanted>, Invalid> {
        let mut read = Reading::new();
        let given = !matches!(self.parts, Field::Missing | Field::Null);
        let wanted = wanted(&mut read, self.parts);
        if !given {
            read.complain("parts", Complaint::required());
        } else if wanted.as_ref().is_some_and(Vec::is_empty) {
            read.complain("parts", Complaint::range(format!("a list of 1 to {MOST} entries")));
        }
        read.finish(|| wanted)
    }
}

impl HeldPartsBody {
    pub(in crate::api::depannini) fn into_wanted(self) -> Result<Option<Vec<Wanted>>, Invalid> {
        let mut read = Reading::new();
        let wanted = wanted(&mut read, self.parts);
        read.finish(|| Some(wanted))
    }
}

impl PartQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<PartFilter, Invalid> {
        let mut read = Reading::new();
        let name = read.text("name", self.name, NAME);
        let free_at_most = read.optional("free_at_most", self.free_at_most, |Digits(text)| {
            level(text.parse().unwrap_or(i64::MAX)).map(Level::pieces)
        });
        read.finish(|| Some(PartFilter { name, free_at_most }))
    }
}
