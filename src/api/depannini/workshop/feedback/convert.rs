//! From what clients send as feedback to commands.

use super::body::{FeedbackBody, FeedbackChangeBody, FeedbackQuery};
use crate::api::http::fields::{TEXT, optional_id, queried_id};
use crate::api::http::{Complaint, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, CustomerId};
use crate::workshop::Rating;
use crate::workshop::feedback::{FeedbackChange, NewFeedback};

fn rating(stars: i64) -> Result<Rating, Complaint> {
    Rating::new(stars).ok_or_else(|| Complaint::range("a whole number from 1 to 5"))
}

impl FeedbackBody {
    pub(in crate::api::depannini) fn into_new(self, caller: AccountId) -> Result<NewFeedback, Invalid> {
        let mut read = Reading::new();
        let customer = optional_id(&mut read, "customer_id", self.customer_id).unwrap_or_else(|| caller.as_customer());
        let order = optional_id(&mut read, "order_id", self.order_id);
        let body = read.required_text("body", self.body, TEXT);
        let rating = read.required("rating", self.rating, rating);
        read.finish(|| Some(NewFeedback { customer, order, body: body?, rating: rating? }))
    }
}

impl FeedbackChangeBody {
    pub(in crate::api::depannini) fn into_change(self) -> Result<FeedbackChange, Invalid> {
        let mut read = Reading::new();
        let body = read.text("body", self.body, TEXT);
        let rating = read.optional("rating", self.rating, rating);
        read.finish(|| Some(FeedbackChange { body, rating }))
    }
}

impl FeedbackQuery {
    pub(in crate::api::depannini) fn into_customer(self) -> Result<Option<CustomerId>, Invalid> {
        let mut read = Reading::new();
        let customer = queried_id(&mut read, "customer", self.customer);
        read.finish(|| Some(customer))
    }
}
