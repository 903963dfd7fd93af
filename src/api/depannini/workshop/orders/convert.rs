//! From what clients send about work orders to commands.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{
    AttachBody, ConfirmBody, OrderStatusBody, OrderedServiceBody, WorkOrderBody, WorkOrderChangeBody, WorkOrderQuery,
};
use crate::api::depannini::assistance::time;
use crate::api::http::fields::{
    LABEL, MOST, NAME, TEXT, changed_text, day, id, ids, list, money, optional_id, queried_id, required_id, whole,
};
use crate::api::http::{Complaint, Field, Nested, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, ServiceId};
use crate::kernel::money::Currency;
use crate::workshop::orders::{Choice, NewOrder, OrderChange, OrderFilter, Origin, PaymentMode, Reach, Stage, Status};

/// The most of one service in an order.
const MOST_OFTEN: i32 = 10_000;

fn status(word: &str) -> Result<Status, &'static str> {
    Status::from_word(&word.to_lowercase()).ok_or("pending, working, done or off")
}

impl WorkOrderBody {
    /// The order, the caller's own where it says nobody.
    pub(in crate::api::depannini) fn into_new(
        self,
        caller: AccountId,
        currency: Currency,
    ) -> Result<NewOrder, Invalid> {
        let mut read = Reading::new();
        let customer = optional_id::<AccountId>(&mut read, "customer_id", self.customer_id).unwrap_or(caller);
        let minor = |number: serde_json::Number| money(&number, currency).map(|amount| amount.minor);
        let new = NewOrder {
            asset: optional_id(&mut read, "asset_id", self.asset_id),
            title: read.text("title", self.title, NAME),
            note: read.text("note", self.note, TEXT),
            services: services(&mut read, self.services),
            pickup_type: read.text("pickup_type", self.pickup_type, LABEL),
            time_slot: optional_id(&mut read, "time_slot_id", self.time_slot_id),
            service_date: read.optional("service_date", self.service_date, |text| day(&text)),
            vin: read.text("vin", self.vin, LABEL),
            problem_ref: read.value("problem_ref", self.problem_ref),
            cost_minor: read.optional("cost", self.cost, minor),
            discount_minor: read.optional("discount", self.discount, minor).unwrap_or(0),
            estimated_completion: read.optional("estimated_completion", self.estimated_completion, |text| time(&text)),
            status: read.optional("status", self.status, |word| status(&word)).unwrap_or(Status::Pending),
            ..NewOrder::of(customer.as_customer(), Origin::Own)
        };
        read.finish(|| Some(new))
    }
}

type Listed = Field<Vec<Field<Nested<OrderedServiceBody>>>>;

fn services(read: &mut Reading, field: Listed) -> BTreeMap<ServiceId, i32> {
    let asked = list(read, "services", field, |read, name, entry| {
        read.nested(name, entry, |read, OrderedServiceBody { service_id, quantity }| {
            let service = required_id::<ServiceId>(read, "service_id", service_id);
            let quantity = read.optional("quantity", quantity, |number| whole(number, 1, MOST_OFTEN));
            Some((service?, quantity.unwrap_or(1)))
        })
    });
    let asked = asked.unwrap_or_default();
    let (named, found) = (asked.len(), asked.into_iter().collect::<BTreeMap<_, _>>());
    if found.len() < named {
        read.complain("services", Complaint::new("twice", "each service once"));
    }
    found
}

impl WorkOrderChangeBody {
    pub(in crate::api::depannini) fn into_change(self, currency: Currency) -> Result<OrderChange, Invalid> {
        let mut read = Reading::new();
        let minor = |number: serde_json::Number| money(&number, currency).map(|amount| amount.minor);
        let change = OrderChange {
            title: read.text("title", self.title, NAME),
            note: changed_text(&mut read, "note", self.note, TEXT),
            asset: read.change("asset_id", self.asset_id, id),
            cost_minor: read.change("cost", self.cost, minor),
            discount_minor: read.optional("discount", self.discount, minor),
            estimated_completion: read.change("estimated_completion", self.estimated_completion, |text| time(&text)),
            vin: changed_text(&mut read, "vin", self.vin, LABEL),
            service_date: read.change("service_date", self.service_date, |text| day(&text)),
            problem_ref: read.change("problem_ref", self.problem_ref, Ok::<i64, Complaint>),
            ..OrderChange::default()
        };
        read.finish(|| Some(change))
    }
}

impl OrderStatusBody {
    pub(in crate::api::depannini) fn into_status(self) -> Result<Status, Invalid> {
        let mut read = Reading::new();
        let status = read.required("status", self.status, |word| status(&word));
        read.finish(|| status)
    }
}

impl ConfirmBody {
    pub(in crate::api::depannini) fn into_choice(self) -> Result<Choice, Invalid> {
        let mut read = Reading::new();
        let services: Option<Vec<ServiceId>> = ids(&mut read, "services", self.services);
        if services.as_ref().is_none_or(Vec::is_empty) && !read.has_complaint_about("services") {
            read.complain("services", Complaint::range(format!("a list of 1 to {MOST} entries")));
        }
        let mode = read.required("payment_mode", self.payment_mode, |word| {
            PaymentMode::from_word(&word.to_lowercase()).ok_or("online or offline")
        });
        read.finish(|| Some(Choice { services: services?.into_iter().collect::<BTreeSet<_>>(), mode: mode? }))
    }
}

impl AttachBody {
    pub(in crate::api::depannini) fn into_photo(self) -> Result<(String, Option<String>), Invalid> {
        let mut read = Reading::new();
        let key = read.required_text("key", self.key, LABEL);
        let note = read.text("note", self.note, TEXT);
        read.finish(|| Some((key?, note)))
    }
}

impl WorkOrderQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<(OrderFilter, Reach), Invalid> {
        let mut read = Reading::new();
        let filter = OrderFilter {
            customer: queried_id(&mut read, "customer", self.customer),
            asset: queried_id(&mut read, "asset", self.asset),
            stage: read.optional("stage", self.stage, |word| {
                Stage::from_word(&word.to_lowercase()).ok_or("a stage of a work order")
            }),
            status: read.optional("status", self.status, |word| status(&word)),
            mechanic: queried_id(&mut read, "mechanic", self.mechanic),
        };
        let all = read.optional("all", self.all, |word| yes_or_no(&word));
        read.finish(|| Some((filter, if all == Some(true) { Reach::Garage } else { Reach::Given })))
    }
}

/// A yes or no in a query string.
pub(in crate::api::depannini::workshop) fn yes_or_no(word: &str) -> Result<bool, &'static str> {
    match word.to_lowercase().as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err("true or false"),
    }
}
