//! Service requests, and what customers say.

use super::iso;
use crate::api::carcare_pro::dto::{FeedbackBody, FeedbackJson, RequestBody, RequestJson};
use crate::api::http::fields::{TEXT, instant, optional_id, required_id};
use crate::api::http::{Complaint, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::id::CustomerId;
use crate::workshop::feedback::{Feedback, FeedbackChange, NewFeedback};
use crate::workshop::orders::{Amendment, NewOrder, OrderChange, Origin, Status, WorkOrder};
use crate::workshop::{Expected, Rating};

fn status(word: &str) -> Result<Status, &'static str> {
    match word.to_lowercase().replace('-', "_").as_str() {
        "pending" => Ok(Status::Pending),
        "in_progress" => Ok(Status::Working),
        "completed" => Ok(Status::Done),
        "cancelled" => Ok(Status::Off),
        _ => Err("pending, in_progress, completed or cancelled"),
    }
}

const fn word_of(status: Status) -> &'static str {
    match status {
        Status::Pending => "pending",
        Status::Working => "in_progress",
        Status::Done => "completed",
        Status::Off => "cancelled",
    }
}

fn rating(stars: i64) -> Result<Rating, Complaint> {
    Rating::new(stars).ok_or_else(|| Complaint::range("a whole number from 1 to 5"))
}

impl RequestBody {
    pub(in crate::api::carcare_pro) fn into_new(self) -> Result<NewOrder, Invalid> {
        let mut read = Reading::new();
        let customer = required_id::<CustomerId>(&mut read, "customer_id", self.customer_id);
        let note = read.required_text("service_description", self.service_description, TEXT);
        let requested_at = read.optional("requested_date", self.requested_date, |text| instant(&text));
        let status = read.optional("status", self.status, |word| status(&word)).unwrap_or(Status::Pending);
        read.finish(|| {
            let new = NewOrder::of(customer?, Origin::CarcarePro);
            Some(NewOrder { note: Some(note?), requested_at, status, ..new })
        })
    }

    pub(in crate::api::carcare_pro) fn into_amendment(self) -> Result<Amendment, Invalid> {
        let mut read = Reading::new();
        let customer = optional_id(&mut read, "customer_id", self.customer_id);
        let change = OrderChange {
            note: read.text("service_description", self.service_description, TEXT).map(Some),
            requested_at: read.optional("requested_date", self.requested_date, |text| instant(&text)),
            ..OrderChange::default()
        };
        let status = read.optional("status", self.status, |word| status(&word));
        read.finish(|| Some(Amendment { customer, change, status }))
    }
}

impl From<WorkOrder> for RequestJson {
    fn from(order: WorkOrder) -> Self {
        Self {
            id: order.id.get(),
            customer_id: order.customer.get(),
            requested_date: iso(order.requested()),
            status: word_of(order.stage.status()),
            service_description: order.note.unwrap_or(order.title),
        }
    }
}

impl FeedbackBody {
    pub(in crate::api::carcare_pro) fn into_new(self) -> Result<NewFeedback, Invalid> {
        let mut read = Reading::new();
        let customer = required_id(&mut read, "customer_id", self.customer_id);
        let body = read.required_text("feedback_text", self.feedback_text, TEXT);
        let rating = read.required("rating", self.rating, rating);
        read.finish(|| Some(NewFeedback { customer: customer?, order: None, body: body?, rating: rating? }))
    }

    pub(in crate::api::carcare_pro) fn into_change(self) -> Result<(FeedbackChange, Expected<Feedback>), Invalid> {
        let mut read = Reading::new();
        let customer = optional_id::<CustomerId>(&mut read, "customer_id", self.customer_id);
        let body = read.text("feedback_text", self.feedback_text, TEXT);
        let rating = read.optional("rating", self.rating, rating);
        let kept = move |is: &Feedback| customer.is_none_or(|customer| customer == is.customer);
        read.finish(|| Some((FeedbackChange { body, rating }, Expected::kept("customer_id", kept))))
    }
}

impl From<Feedback> for FeedbackJson {
    fn from(said: Feedback) -> Self {
        Self {
            id: said.id.0,
            customer_id: said.customer.get(),
            feedback_text: said.body,
            rating: said.rating.stars(),
            created_at: iso(said.created_at),
        }
    }
}
