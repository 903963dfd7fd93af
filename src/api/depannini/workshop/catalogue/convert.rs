//! From what clients send about services and reviews to commands.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{ModerationBody, PriceOfClassBody, ReviewBody, ServiceBody, ServiceQuery};
use crate::api::http::fields::money;
use crate::api::http::fields::{LINK, NAME, TEXT, ids, list, optional_id, queried_id, required_id, texts, whole};
use crate::api::http::{Complaint, Field, Nested, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::id::VehicleClassId;
use crate::kernel::money::Currency;
use crate::workshop::Rating;
use crate::workshop::catalogue::reviews::{Moderation, Opinion};
use crate::workshop::catalogue::{MOST_KM, MOST_MINUTES, MOST_MONTHS, NewService, ServiceChange, ServiceFilter};

impl ServiceBody {
    pub(in crate::api::depannini) fn into_new(self, currency: Currency) -> Result<NewService, Invalid> {
        let mut read = Reading::new();
        let change = self.read(&mut read, currency);
        for (name, missing) in [("category_id", change.category.is_none()), ("title", change.title.is_none())] {
            if missing && !read.has_complaint_about(name) {
                read.complain(name, Complaint::required());
            }
        }
        read.finish(|| NewService::said(change))
    }

    pub(in crate::api::depannini) fn into_change(self, currency: Currency) -> Result<ServiceChange, Invalid> {
        let mut read = Reading::new();
        let change = self.read(&mut read, currency);
        read.finish(|| Some(change))
    }

    fn read(self, read: &mut Reading, currency: Currency) -> ServiceChange {
        ServiceChange {
            category: optional_id(read, "category_id", self.category_id),
            title: read.text("title", self.title, NAME),
            description: read.text("description", self.description, TEXT),
            warranty_km: read.optional("warranty_km", self.warranty_km, |km| whole(km, 0, MOST_KM)),
            warranty_months: read
                .optional("warranty_months", self.warranty_months, |months| whole(months, 0, MOST_MONTHS)),
            minutes: read.optional("minutes", self.minutes, |minutes| whole(minutes, 0, MOST_MINUTES)),
            difficulty: read.optional("difficulty", self.difficulty, |difficulty| whole(difficulty, 1, 5)),
            works: texts(read, "works", self.works, TEXT),
            images: texts(read, "images", self.images, LINK),
            symptoms: texts(read, "symptoms", self.symptoms, TEXT),
            prices: prices(read, self.prices, currency),
            fuels: ids(read, "fuel_ids", self.fuel_ids).map(BTreeSet::from_iter),
        }
    }
}

type Prices = Field<Vec<Field<Nested<PriceOfClassBody>>>>;

/// Prices in minor units by class; each class once.
fn prices(read: &mut Reading, field: Prices, currency: Currency) -> Option<BTreeMap<VehicleClassId, i64>> {
    let entries = list(read, "prices", field, |read, name, entry| {
        read.nested(name, entry, |read, PriceOfClassBody { vehicle_class_id, price }| {
            let class = required_id(read, "vehicle_class_id", vehicle_class_id);
            let price = read.required("price", price, |number| money(&number, currency));
            Some((class?, price?.minor))
        })
    })?;
    let (said, prices) = (entries.len(), BTreeMap::from_iter(entries));
    if prices.len() < said {
        read.complain("prices", "each class of vehicles once");
        return None;
    }
    Some(prices)
}

fn rating(stars: i64) -> Result<Rating, Complaint> {
    Rating::new(stars).ok_or_else(|| Complaint::range("a whole number from 1 to 5"))
}

impl ReviewBody {
    pub(in crate::api::depannini) fn into_opinion(self) -> Result<Opinion, Invalid> {
        let mut read = Reading::new();
        let rating = read.required("rating", self.rating, rating);
        let body = read.text("body", self.body, TEXT);
        let images = texts(&mut read, "images", self.images, LINK).unwrap_or_default();
        read.finish(|| Some(Opinion { rating: rating?, body, images }))
    }
}

impl ModerationBody {
    pub(in crate::api::depannini) fn into_moderation(self) -> Result<Moderation, Invalid> {
        let mut read = Reading::new();
        let moderation = Moderation {
            rating: read.optional("rating", self.rating, rating),
            body: read.text("body", self.body, TEXT),
            images: texts(&mut read, "images", self.images, LINK),
            is_hidden: read.value("is_hidden", self.is_hidden),
        };
        read.finish(|| Some(moderation))
    }
}

impl ServiceQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<ServiceFilter, Invalid> {
        let mut read = Reading::new();
        let category = queried_id(&mut read, "category", self.category);
        let vehicle_class = queried_id(&mut read, "vehicle_class", self.vehicle_class);
        read.finish(|| Some(ServiceFilter { category, vehicle_class }))
    }
}
