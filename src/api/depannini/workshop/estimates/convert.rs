//! From what clients send about estimates to commands.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde_json::Number;

use super::body::{DecisionBody, DecisionsBody, LineBody, LineChangeBody, LinkBody, RoundBody};

use crate::api::http::fields::{MOST, id, list, money, optional_id, required_id};
use crate::api::http::{Complaint, Field, Nested, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::money::Currency;
use crate::workshop::Error;
use crate::workshop::estimates::{Decision, LineChange, LineKind, NewLine};

/// The longest description and note in characters.
const TEXT: usize = 500;
/// One, in thousandths.
const ONE: i64 = 1000;
/// The most of anything on a line.
const MOST_QUANTITY: i64 = 1_000_000;

/// Lines to be written, in one of two ways.
#[derive(Debug)]
pub(in crate::api::depannini) enum Round {
    /// The customer is asked.
    Asked(Vec<NewLine>),
    /// They were agreed already.
    Agreed(Vec<NewLine>),
}

/// A quantity in thousandths.
fn quantity(number: &Number) -> Result<i64, Complaint> {
    let text = number.to_string();
    let exact = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&text)).ok();
    let milli = exact.and_then(|exact| exact.checked_mul(Decimal::from(ONE))).filter(|milli| milli.fract().is_zero());
    let milli = milli.and_then(|milli| milli.to_i64()).filter(|milli| (1..=MOST_QUANTITY * ONE).contains(milli));
    milli.ok_or_else(|| Complaint::range(format!("a number above 0 to {MOST_QUANTITY} with at most 3 decimal places")))
}

fn kind(text: &str) -> Result<LineKind, &'static str> {
    LineKind::from_word(&text.to_lowercase()).ok_or("labour, part, service, tow or fee")
}

fn new_line(read: &mut Reading, body: LineBody, currency: Currency) -> Option<NewLine> {
    let kind = read.required("kind", body.kind, |text| kind(&text));
    let description = read.required_text("description", body.description, TEXT);
    let part = optional_id(read, "part_id", body.part_id);
    let service = optional_id(read, "service_id", body.service_id);
    let quantity_milli = match body.quantity {
        Field::Missing | Field::Null => Some(ONE),
        given => read.required("quantity", given, |number| quantity(&number)),
    };
    let unit = read.required("unit_price", body.unit_price, |number| money(&number, currency));
    let line = NewLine {
        kind: kind?,
        description: description?,
        part,
        service,
        quantity_milli: quantity_milli?,
        unit_minor: unit?.minor,
    };
    match line.check() {
        Ok(()) => Some(line),
        Err(Error::Invalid("quantity")) => {
            read.complain("quantity", Complaint::range("whole pieces of a part on the shelf"));
            None
        }
        Err(Error::Invalid(field)) => {
            read.complain(field, "nothing on a line of this kind");
            None
        }
        // nothing else is wrong with a line by itself
        Err(_) => None,
    }
}

/// A list that must be there and hold something.
fn entries<T, D>(
    read: &mut Reading,
    name: &str,
    field: Field<Vec<Field<Nested<D>>>>,
    mut entry: impl FnMut(&mut Reading, D) -> Option<T>,
) -> Option<Vec<T>>
where
    Nested<D>: crate::api::http::Wire,
{
    if matches!(field, Field::Missing | Field::Null) {
        read.complain(name, Complaint::required());
        return None;
    }
    let found = list(read, name, field, |read, name, one| read.nested(name, one, &mut entry))?;
    if found.is_empty() {
        read.complain(name, Complaint::range(format!("a list of 1 to {MOST} entries")));
        return None;
    }
    Some(found)
}

impl RoundBody {
    pub(in crate::api::depannini) fn into_round(self, currency: Currency) -> Result<Round, Invalid> {
        let mut read = Reading::new();
        let lines = entries(&mut read, "lines", self.lines, |read, line| new_line(read, line, currency));
        let agreed = read.value("agreed", self.agreed).unwrap_or(false);
        read.finish(|| lines.map(|lines| if agreed { Round::Agreed(lines) } else { Round::Asked(lines) }))
    }
}

impl LineChangeBody {
    pub(in crate::api::depannini) fn into_change(self, currency: Currency) -> Result<LineChange, Invalid> {
        let mut read = Reading::new();
        let change = LineChange {
            description: read.text("description", self.description, TEXT),
            quantity_milli: read.optional("quantity", self.quantity, |number| quantity(&number)),
            unit_minor: read
                .optional("unit_price", self.unit_price, |number| money(&number, currency))
                .map(|money| money.minor),
        };
        read.finish(|| Some(change))
    }
}

impl DecisionsBody {
    pub(in crate::api::depannini) fn into_decisions(self) -> Result<Vec<Decision>, Invalid> {
        let mut read = Reading::new();
        let decisions = entries(&mut read, "decisions", self.decisions, |read, body: DecisionBody| {
            let line = required_id(read, "line_id", body.line_id);
            let approve = read.required_value("approve", body.approve);
            let version = read.optional("version", body.version, id::<i64>);
            Some(Decision { line: line?, approve: approve?, version })
        });
        read.finish(|| decisions)
    }
}

impl LinkBody {
    pub(in crate::api::depannini) fn into_note(self) -> Result<Option<String>, Invalid> {
        let mut read = Reading::new();
        let note = read.text("note", self.note, TEXT);
        read.finish(|| Some(note))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(body: serde_json::Value) -> Result<Round, Vec<(String, &'static str)>> {
        let body: RoundBody = serde_json::from_value(body).unwrap();
        let read = body.into_round(Currency::DZD);
        read.map_err(|Invalid(errors)| errors.into_iter().map(|error| (error.field, error.code)).collect())
    }

    #[test]
    fn amounts_are_exact() {
        for (written, milli) in [(json!(1), 1000), (json!(0.001), 1), (json!(1.5), 1500), (json!(1e3), 1_000_000)] {
            let body =
                json!({"lines": [{"kind": "Labour", "description": "x", "quantity": written, "unit_price": 12.34}]});
            let Ok(Round::Asked(lines)) = read(body) else { panic!("{milli}") };
            assert_eq!((lines[0].quantity_milli, lines[0].unit_minor), (milli, 1234));
        }
        for odd in [json!(0), json!(-1), json!(0.0001), json!(1.0005), json!(1_000_001), json!(1e300)] {
            let body = json!({"lines": [{"kind": "fee", "description": "x", "quantity": odd, "unit_price": 1}]});
            assert_eq!(read(body).unwrap_err(), [("lines[0].quantity".to_owned(), "range")], "{odd}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let body = json!({"lines": [
            {"kind": "gift", "unit_price": -1},
            {"kind": "labour", "description": "x", "unit_price": 1, "part_id": 7},
            {"kind": "part", "description": "x", "unit_price": 1, "part_id": 7, "quantity": 0.5},
            7,
        ], "agreed": "yes"});
        let expected = [
            ("lines[0].kind", "format"),
            ("lines[0].description", "required"),
            ("lines[0].unit_price", "range"),
            ("lines[1].part_id", "format"),
            ("lines[2].quantity", "range"),
            ("lines[3]", "type"),
            ("agreed", "type"),
        ];
        assert_eq!(read(body).unwrap_err(), expected.map(|(name, code)| (name.to_owned(), code)));
        for (odd, code) in
            [(json!({}), "required"), (json!({"lines": []}), "range"), (json!({"lines": null}), "required")]
        {
            assert_eq!(read(odd).unwrap_err(), [("lines".to_owned(), code)]);
        }
    }
}
