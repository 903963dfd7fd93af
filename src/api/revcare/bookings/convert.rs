//! From what is sent about bookings to commands.

use std::collections::{BTreeMap, BTreeSet};

use super::dto::{
    AnalysisBody, AssignBody, BookedServiceBody, BookingBody, ConfirmBody, DashboardQuery, ProgressBody,
    ProgressChangeBody,
};
use super::hours::Hours;
use crate::accounts::{Identity, Role};
use crate::api::http::fields::{
    Amount, LABEL, LINK, MOST, TEXT, id, list, optional_id, queried_id, required_id, texts, whole,
};
use crate::api::http::{Complaint, Field, Nested, Reading, Wire};
use crate::api::revcare::ids as people;
use crate::kernel::error::Invalid;
use crate::kernel::id::{AssetId, AssignmentKindId, ServiceId, StatusId, TimeSlotId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::workshop::analysis::{AnalysisChange, NewAnalysis};
use crate::workshop::assignments::NewAssignment;
use crate::workshop::orders::{NewOrder, Origin, PaymentMode};
use crate::workshop::progress::{Milestone, NewProgress, ProgressChange};

/// The most of one service in a booking.
const MOST_OFTEN: i32 = 10_000;

impl BookingBody {
    pub(super) fn into_new(self, caller: &Identity) -> Result<NewOrder, Invalid> {
        let mut read = Reading::new();
        let named = read.text("customer_id", self.customer_id, LABEL).map(|text| people::customer(&text));
        if named.is_none() && caller.role == Role::Admin && !read.has_complaint_about("customer_id") {
            read.complain("customer_id", Complaint::required());
        }
        let asset = required_id::<AssetId>(&mut read, "vehicle_id", self.vehicle_id);
        let time_slot = required_id::<TimeSlotId>(&mut read, "timeslot_id", self.timeslot_id);
        let services = services(&mut read, self.services);
        let customer = named.unwrap_or_else(|| caller.account.as_customer());
        let new = NewOrder {
            asset,
            time_slot,
            pickup_type: read.text("pickup_type", self.pickup_type, LABEL),
            note: read.text("notes", self.notes, TEXT),
            ..NewOrder::of(customer, Origin::Revcare)
        };
        read.finish(|| Some(NewOrder { services: services?, ..new }))
    }
}

fn services(
    read: &mut Reading,
    field: Field<Vec<Field<Nested<BookedServiceBody>>>>,
) -> Option<BTreeMap<ServiceId, i32>> {
    let asked = some(read, "services", field, |read, name, entry| {
        read.nested(name, entry, |read, BookedServiceBody { service_id, quantity }| {
            let service = required_id::<ServiceId>(read, "service_id", service_id);
            let quantity = read.optional("quantity", quantity, |number| whole(number, 1, MOST_OFTEN));
            Some((service?, quantity.unwrap_or(1)))
        })
    })?;
    let (named, found) = (asked.len(), asked.into_iter().collect::<BTreeMap<_, _>>());
    if found.len() < named {
        read.complain("services", Complaint::new("twice", "each service once"));
    }
    Some(found)
}

/// A list of at least one entry.
fn some<W: Wire, T>(
    read: &mut Reading,
    name: &str,
    field: Field<Vec<Field<W>>>,
    entry: impl FnMut(&mut Reading, &str, Field<W>) -> Option<T>,
) -> Option<Vec<T>> {
    let complaint = match &field {
        Field::Missing | Field::Null => Complaint::required(),
        Field::Value(entries) if entries.is_empty() => Complaint::range(format!("a list of 1 to {MOST} entries")),
        Field::Value(_) | Field::Bad { .. } => return list(read, name, field, entry),
    };
    read.complain(name, complaint);
    None
}

impl ConfirmBody {
    pub(super) fn into_choice(self) -> Result<(BTreeSet<ServiceId>, PaymentMode), Invalid> {
        let mut read = Reading::new();
        let services = some(&mut read, "service_ids", self.service_ids, required_id::<ServiceId>);
        let by_word = read.optional("payment_mode", self.payment_mode, |word| mode_of(&word));
        let by_number = read.optional("payment_method_id", self.payment_method_id, payment_method);
        let mode = by_number.or(by_word);
        let is_wrong = ["payment_mode", "payment_method_id"].iter().any(|name| read.has_complaint_about(name));
        if mode.is_none() && !is_wrong {
            read.complain("payment_method_id", Complaint::required());
        }
        read.finish(|| Some((services?.into_iter().collect(), mode?)))
    }
}

fn mode_of(word: &str) -> Result<PaymentMode, &'static str> {
    match word.to_lowercase().as_str() {
        "online" => Ok(PaymentMode::Online),
        "offline" | "cod" => Ok(PaymentMode::Offline),
        _ => Err("online, offline or cod"),
    }
}

/// The document's numbers of ways to pay.
pub(in crate::api::revcare) fn payment_method(number: i64) -> Result<PaymentMode, &'static str> {
    match number {
        1 => Ok(PaymentMode::Online),
        2 => Ok(PaymentMode::Offline),
        _ => Err("1 for online, 2 for offline"),
    }
}

impl DashboardQuery {
    pub(super) fn into_filter(self) -> Result<(Option<StatusId>, Option<bool>), Invalid> {
        let mut read = Reading::new();
        let status = queried_id::<StatusId>(&mut read, "status_id", self.status_id);
        let required =
            read.optional("action_required", self.action_required, |word| match word.to_lowercase().as_str() {
                "true" | "1" => Ok(true),
                "false" | "0" => Ok(false),
                _ => Err("true or false"),
            });
        read.finish(|| Some((status, required)))
    }
}

impl AssignBody {
    pub(super) fn into_new(self) -> Result<NewAssignment, Invalid> {
        let mut read = Reading::new();
        let mechanic = read.required_text("mechanic_id", self.mechanic_id, LABEL).map(|text| people::mechanic(&text));
        let order = required_id::<WorkOrderId>(&mut read, "booking_id", self.booking_id);
        let kind = required_id::<AssignmentKindId>(&mut read, "assignment_type_id", self.assignment_type_id);
        let note = read.text("note", self.note, TEXT);
        read.finish(|| Some(NewAssignment { kind: Some(kind?), note, ..NewAssignment::plain(order?, mechanic?) }))
    }
}

impl AnalysisBody {
    pub(super) fn into_new(self, currency: Currency) -> Result<(WorkOrderId, NewAnalysis), Invalid> {
        let mut read = Reading::new();
        let order = required_id::<WorkOrderId>(&mut read, "booking_id", self.booking_id.clone());
        let found = self.read(&mut read, currency);
        let is_wrong = ["description", "notes"].iter().any(|name| read.has_complaint_about(name));
        if found.description.is_none() && !is_wrong {
            read.complain("description", Complaint::required());
        }
        read.finish(|| {
            let new = NewAnalysis {
                description: found.description?,
                recommendation: found.recommendation.flatten(),
                images: found.images.unwrap_or_default(),
                estimated_minor: found.estimated_minor.flatten(),
                estimated_minutes: found.estimated_minutes.flatten(),
                quotes: found.quotes,
            };
            Some((order?, new))
        })
    }

    pub(super) fn into_change(self, currency: Currency) -> Result<AnalysisChange, Invalid> {
        let mut read = Reading::new();
        let change = self.read(&mut read, currency);
        read.finish(|| Some(change))
    }

    /// What is left out, null or blank stays.
    fn read(self, read: &mut Reading, currency: Currency) -> AnalysisChange {
        let description = read.text("description", self.description, TEXT);
        let notes = read.text("notes", self.notes, TEXT);
        let estimated = read.optional("estimated_cost", self.estimated_cost, |amount| amount.money(currency));
        let time = read.value("estimated_time", self.estimated_time);
        AnalysisChange {
            description: description.or(notes),
            recommendation: read.text("recommendation", self.recommendation, TEXT).map(Some),
            images: texts(read, "images", self.images, LINK),
            estimated_minor: estimated.map(|cost| Some(cost.minor)),
            estimated_minutes: time.map(|Hours { minutes }| Some(minutes)),
            quotes: quotes(read, self.price_quote, currency),
        }
    }
}

fn quotes(
    read: &mut Reading,
    field: Field<Nested<BTreeMap<String, Field<Amount>>>>,
    currency: Currency,
) -> BTreeMap<ServiceId, i64> {
    let said = read.value("price_quote", field).map(|Nested(said)| said).unwrap_or_default();
    if said.len() > MOST {
        read.complain("price_quote", Complaint::new("too_many", format!("at most {MOST} entries")));
        return BTreeMap::new();
    }
    let mut quotes = BTreeMap::new();
    for (service, price) in said {
        let name = format!("price_quote.{service}");
        let number = service.bytes().all(|b| b.is_ascii_digit()).then(|| service.parse().ok()).flatten();
        match id::<ServiceId>(number.unwrap_or(0)) {
            Ok(service) => {
                let price = read.required(&name, price, |amount| amount.money(currency));
                quotes.extend(price.map(|price| (service, price.minor)));
            }
            Err(complaint) => read.complain("price_quote", complaint),
        }
    }
    quotes
}

/// A report whose status is yet to be looked up.
pub(super) struct Report {
    pub(super) status: StatusId,
    order: WorkOrderId,
    service: Option<ServiceId>,
    said: ProgressChange,
}

impl Report {
    pub(super) fn of(self, milestone: Milestone) -> NewProgress {
        let ProgressChange { note, images } = self.said;
        let (note, images) = (note.flatten(), images.unwrap_or_default());
        NewProgress { order: self.order, service: self.service, milestone, note, images }
    }
}

impl ProgressBody {
    pub(super) fn into_report(self) -> Result<Report, Invalid> {
        let mut read = Reading::new();
        let order = required_id::<WorkOrderId>(&mut read, "booking_id", self.booking_id);
        let service = optional_id::<ServiceId>(&mut read, "service_id", self.service_id);
        let status = required_id::<StatusId>(&mut read, "status_id", self.status_id);
        let change = ProgressChangeBody { notes: self.notes, description: self.description, images: self.images };
        let said = change.read(&mut read);
        read.finish(|| Some(Report { status: status?, order: order?, service, said }))
    }
}

impl ProgressChangeBody {
    pub(super) fn into_change(self) -> Result<ProgressChange, Invalid> {
        let mut read = Reading::new();
        let change = self.read(&mut read);
        read.finish(|| Some(change))
    }

    /// What is left out, null or blank stays.
    fn read(self, read: &mut Reading) -> ProgressChange {
        let notes = read.text("notes", self.notes, TEXT);
        let description = read.text("description", self.description, TEXT);
        let images = texts(read, "images", self.images, LINK);
        ProgressChange { note: notes.or(description).map(Some), images }
    }
}
