//! How services and reviews look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::api::revcare::ids;
use crate::kernel::id::{FuelId, VehicleClassId};
use crate::kernel::money::Money;
use crate::workshop::catalogue::Service;
use crate::workshop::catalogue::reviews::Review;

/// What a service costs for a class of cars.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceJson {
    /// The class.
    pub car_class_id: i64,
    /// The price before tax.
    pub price: f64,
}

/// A service.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceJson {
    /// Its id.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Its category.
    pub category_id: i64,
    /// What is done.
    pub works: Vec<String>,
    /// Kilometres that the warranty lasts.
    pub warranty_kms: Option<i32>,
    /// Months that the warranty lasts.
    pub warranty_months: Option<i32>,
    /// Hours that it takes.
    pub time_hrs: Option<f64>,
    /// From 1, easy, to 5.
    pub difficulty: Option<i32>,
    /// Where its pictures are.
    pub images: Vec<String>,
    /// What it costs, for each class of cars that it is offered for.
    pub price_chart: Vec<PriceJson>,
    /// The fuels it is offered for; none means that fuel does not matter.
    pub fuel_type_ids: Vec<i64>,
    /// What a customer notices who needs it.
    pub symptoms: Vec<String>,
}

impl From<Service> for ServiceJson {
    fn from(service: Service) -> Self {
        let price = |(class, price): (VehicleClassId, Money)| PriceJson {
            car_class_id: class.get(),
            price: price.to_json_number(),
        };
        Self {
            id: service.id.get(),
            title: service.title,
            description: service.description,
            category_id: service.category.get(),
            works: service.details.works,
            warranty_kms: service.warranty_km,
            warranty_months: service.warranty_months,
            time_hrs: service.minutes.map(|minutes| f64::from(minutes) / 60.0),
            difficulty: service.difficulty,
            images: service.details.images,
            price_chart: service.prices.into_iter().map(price).collect(),
            fuel_type_ids: service.fuels.into_iter().map(FuelId::get).collect(),
            symptoms: service.details.symptoms,
        }
    }
}

/// What somebody says of a service.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewJson {
    /// Its id.
    pub id: i64,
    /// Of what.
    pub service_id: i64,
    /// By whom.
    #[schema(example = "CST000210")]
    pub customer_id: String,
    /// Stars, 1 to 5.
    pub rating: i32,
    /// The words.
    pub review: Option<String>,
    /// Where pictures are.
    pub images: Vec<String>,
    /// Whether an administrator hides it from others.
    pub is_hidden: bool,
}

impl From<Review> for ReviewJson {
    fn from(review: Review) -> Self {
        Self {
            id: review.id.get(),
            service_id: review.service.get(),
            customer_id: ids::of_customer(review.author.as_customer()),
            rating: review.rating.stars(),
            review: review.body,
            images: review.images,
            is_hidden: review.is_hidden,
        }
    }
}
