//! From what clients send about services to commands.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{PriceBody, ReviewBody, ServiceBody};
use crate::api::http::fields::{LINK, NAME, TEXT, ids, list, money, optional_id, required_id, texts, whole};
use crate::api::http::{Complaint, Field, Nested, Reading};
use crate::api::revcare::ids as people;
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, VehicleClassId};
use crate::kernel::money::Currency;
use crate::workshop::Rating;
use crate::workshop::catalogue::reviews::{Moderation, Opinion};
use crate::workshop::catalogue::{MOST_KM, MOST_MINUTES, MOST_MONTHS, NewService, ServiceChange};

/// The fewest and the most symptoms, where any are said.
const SYMPTOMS: (usize, usize) = (5, 15);

impl ServiceBody {
    pub(super) fn into_new(self, currency: Currency) -> Result<NewService, Invalid> {
        let mut read = Reading::new();
        let change = self.read(&mut read, currency);
        for (name, missing) in [("title", change.title.is_none()), ("category_id", change.category.is_none())] {
            if missing && !read.has_complaint_about(name) {
                read.complain(name, Complaint::required());
            }
        }
        read.finish(|| NewService::said(change))
    }

    pub(super) fn into_change(self, currency: Currency) -> Result<ServiceChange, Invalid> {
        let mut read = Reading::new();
        let change = self.read(&mut read, currency);
        read.finish(|| Some(change))
    }

    fn read(self, read: &mut Reading, currency: Currency) -> ServiceChange {
        ServiceChange {
            category: optional_id(read, "category_id", self.category_id),
            title: read.text("title", self.title, NAME),
            description: read.text("description", self.description, TEXT),
            warranty_km: read.optional("warranty_kms", self.warranty_kms, |km| whole(km, 0, MOST_KM)),
            warranty_months: read
                .optional("warranty_months", self.warranty_months, |months| whole(months, 0, MOST_MONTHS)),
            minutes: read.optional("time_hrs", self.time_hrs, minutes),
            difficulty: read.optional("difficulty", self.difficulty, |difficulty| whole(difficulty, 1, 5)),
            works: texts(read, "works", self.works, TEXT),
            images: texts(read, "images", self.images, LINK),
            symptoms: symptoms(read, self.symptoms),
            prices: prices(read, self.price_chart, currency),
            fuels: ids(read, "fuel_type_ids", self.fuel_type_ids).map(BTreeSet::from_iter),
        }
    }
}

/// Hours to the minute.
fn minutes(hours: f64) -> Result<i32, Complaint> {
    let minutes = (hours * 60.0).round();
    // within these bounds the cast is exact
    if (0.0..=f64::from(MOST_MINUTES)).contains(&minutes) {
        Ok(minutes as i32)
    } else {
        Err(Complaint::range(format!("a number from 0 to {}", MOST_MINUTES / 60)))
    }
}

fn symptoms(read: &mut Reading, field: Field<Vec<Field<String>>>) -> Option<Vec<String>> {
    let found = texts(read, "symptoms", field, TEXT)?;
    let (fewest, most) = SYMPTOMS;
    if !(fewest..=most).contains(&found.len()) {
        read.complain("symptoms", Complaint::range(format!("a list of {fewest} to {most} entries")));
        return None;
    }
    Some(found)
}

type Prices = Field<Vec<Field<Nested<PriceBody>>>>;

/// Prices in minor units by class; each class once.
fn prices(read: &mut Reading, field: Prices, currency: Currency) -> Option<BTreeMap<VehicleClassId, i64>> {
    let entries = list(read, "price_chart", field, |read, name, entry| {
        read.nested(name, entry, |read, PriceBody { car_class_id, price }| {
            let class = required_id(read, "car_class_id", car_class_id);
            let price = read.required("price", price, |number| money(&number, currency));
            Some((class?, price?.minor))
        })
    })?;
    let (said, prices) = (entries.len(), BTreeMap::from_iter(entries));
    if prices.len() < said {
        read.complain("price_chart", "each class of vehicles once");
        return None;
    }
    Some(prices)
}

fn rating(stars: i64) -> Result<Rating, Complaint> {
    Rating::new(stars).ok_or_else(|| Complaint::range("a whole number from 1 to 5"))
}

impl ReviewBody {
    /// As a customer means it.
    pub(super) fn into_opinion(self) -> Result<Opinion, Invalid> {
        let mut read = Reading::new();
        let rating = read.required("rating", self.rating, rating);
        let body = read.text("review", self.review, TEXT);
        let images = texts(&mut read, "images", self.images, LINK).unwrap_or_default();
        read.finish(|| Some(Opinion { rating: rating?, body, images }))
    }

    /// As an administrator means it.
    pub(super) fn into_moderation(self) -> Result<(Option<AccountId>, Moderation), Invalid> {
        let mut read = Reading::new();
        let author = read.value("customer_id", self.customer_id).map(|text| people::customer(&text).into());
        let moderation = Moderation {
            rating: read.optional("rating", self.rating, rating),
            body: read.text("review", self.review, TEXT),
            images: texts(&mut read, "images", self.images, LINK),
            is_hidden: read.value("is_hidden", self.is_hidden),
        };
        read.finish(|| Some((author, moderation)))
    }
}
