//! Repair orders.

use super::{amount, queried};
use crate::api::http::fields::{TEXT, changed_text, instant, optional_id, queried_id, required_id, two_places};
use crate::api::http::{Complaint, Reading};
use crate::api::laptop_repair::dto::orders::{OrderBody, OrderChangeBody, OrderJson, OrderQuery};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AssetId, CustomerId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;
use crate::workshop::orders::{NewOrder, OrderChange, OrderFilter, Origin, Status, WorkOrder};

fn status(word: String) -> Result<Status, &'static str> {
    match word.as_str() {
        "Pending" => Ok(Status::Pending),
        "Repairing" => Ok(Status::Working),
        "Completed" => Ok(Status::Done),
        "Cancelled" => Ok(Status::Off),
        _ => Err("Pending, Repairing, Completed or Cancelled"),
    }
}

const fn word_of(status: Status) -> &'static str {
    match status {
        Status::Pending => "Pending",
        Status::Working => "Repairing",
        Status::Done => "Completed",
        Status::Off => "Cancelled",
    }
}

/// An order to be made, once it is known whose it is.
#[derive(Debug)]
pub(in crate::api::laptop_repair) struct ReadOrder {
    pub(in crate::api::laptop_repair) device: AssetId,
    /// Who was named, if anybody.
    pub(in crate::api::laptop_repair) customer: Option<CustomerId>,
    said: NewOrder,
}

impl ReadOrder {
    pub(in crate::api::laptop_repair) fn of(self, customer: CustomerId) -> NewOrder {
        NewOrder { customer, ..self.said }
    }
}

impl OrderBody {
    pub(in crate::api::laptop_repair) fn read(self, currency: Currency) -> Result<ReadOrder, Invalid> {
        let mut read = Reading::new();
        let device = required_id::<AssetId>(&mut read, "device_id", self.device_id);
        let customer = optional_id(&mut read, "customer_id", self.customer_id);
        let said = NewOrder {
            problem_ref: read.value("problem_id", self.problem_id),
            cost_minor: read.optional("cost", self.cost, amount(currency)).map(|cost| cost.minor),
            discount_minor: read.optional("discount", self.discount, amount(currency)).map_or(0, |less| less.minor),
            note: read.text("note", self.note, TEXT),
            status: read.optional("status", self.status, status).unwrap_or(Status::Pending),
            estimated_completion: read.optional(
                "estimated_completion_date",
                self.estimated_completion_date,
                |text: String| instant(&text),
            ),
            ..NewOrder::of(CustomerId::new(0), Origin::LaptopRepair)
        };
        read.finish(|| {
            let device = device?;
            Some(ReadOrder { device, customer, said: NewOrder { asset: Some(device), ..said } })
        })
    }
}

impl OrderChangeBody {
    /// What changes, and where the order is to stand. An amount that is null stays, as do a device and a status.
    pub(in crate::api::laptop_repair) fn into_change(
        self,
        currency: Currency,
    ) -> Result<(OrderChange, Option<Status>), Invalid> {
        let mut read = Reading::new();
        let change = OrderChange {
            note: changed_text(&mut read, "note", self.note, TEXT),
            asset: optional_id(&mut read, "device_id", self.device_id).map(Some),
            cost_minor: read.optional("cost", self.cost, amount(currency)).map(|cost| Some(cost.minor)),
            discount_minor: read.optional("discount", self.discount, amount(currency)).map(|less| less.minor),
            estimated_completion: read.change(
                "estimated_completion_date",
                self.estimated_completion_date,
                |text: String| instant(&text),
            ),
            problem_ref: read.change("problem_id", self.problem_id, Ok::<i64, Complaint>),
            ..OrderChange::default()
        };
        let status = read.optional("status", self.status, status);
        read.finish(|| Some((change, status)))
    }
}

impl OrderQuery {
    pub(in crate::api::laptop_repair) fn into_filter(self) -> Result<OrderFilter, Invalid> {
        let mut read = Reading::new();
        let filter = OrderFilter {
            customer: queried_id(&mut read, &queried("customer_id"), self.customer_id),
            asset: queried_id(&mut read, &queried("device_id"), self.device_id),
            status: read.optional(&queried("status"), self.status, status),
            ..OrderFilter::default()
        };
        read.finish(|| Some(filter))
    }
}

impl From<WorkOrder> for OrderJson {
    fn from(order: WorkOrder) -> Self {
        let nothing = Money::new(0, order.discount.currency);
        let total = order.total();
        Self {
            id: order.id.get(),
            device_id: order.asset.map(AssetId::get),
            customer_id: order.customer.get(),
            problem_id: order.problem_ref,
            cost: two_places(order.cost.unwrap_or(nothing)),
            discount: two_places(order.discount),
            total_cost: two_places(total.unwrap_or(nothing)),
            note: order.note,
            status: word_of(order.stage.status()),
            estimated_completion_date: order.estimated_completion.map(Timestamp::rfc3339),
            completed_at: order.completed_at.map(Timestamp::rfc3339),
            created_at: order.created_at.rfc3339(),
            updated_at: order.updated_at.rfc3339(),
        }
    }
}
