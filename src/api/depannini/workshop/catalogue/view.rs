//! How services and reviews look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::catalogue::Service;
use crate::workshop::catalogue::reviews::Review;

/// What a service costs for one class of vehicles.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriceOfClassJson {
    /// Id of the class of vehicles.
    pub vehicle_class_id: i64,
    /// In major units of `currency`, before tax.
    pub price: f64,
    /// ISO 4217.
    pub currency: String,
}

/// A service.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ServiceJson {
    /// Its id.
    pub id: i64,
    /// Id of its category.
    pub category_id: i64,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Kilometres that the warranty lasts.
    pub warranty_km: Option<i32>,
    /// Months that the warranty lasts.
    pub warranty_months: Option<i32>,
    /// Minutes that it takes.
    pub minutes: Option<i32>,
    /// From 1, easy, to 5.
    pub difficulty: Option<i32>,
    /// What is done.
    pub works: Vec<String>,
    /// Where its pictures are.
    pub images: Vec<String>,
    /// What a customer notices who needs it.
    pub symptoms: Vec<String>,
    /// What it costs, for each class of vehicles that it is offered for.
    pub prices: Vec<PriceOfClassJson>,
    /// Ids of the fuels it is offered for; none means that fuel does not matter.
    pub fuel_ids: Vec<i64>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Service> for ServiceJson {
    fn from(service: Service) -> Self {
        let prices = service.prices.into_iter().map(|(class, price)| PriceOfClassJson {
            vehicle_class_id: class.get(),
            price: price.to_json_number(),
            currency: price.currency.code().to_owned(),
        });
        Self {
            id: service.id.get(),
            category_id: service.category.get(),
            title: service.title,
            description: service.description,
            warranty_km: service.warranty_km,
            warranty_months: service.warranty_months,
            minutes: service.minutes,
            difficulty: service.difficulty,
            works: service.details.works,
            images: service.details.images,
            symptoms: service.details.symptoms,
            prices: prices.collect(),
            fuel_ids: service.fuels.into_iter().map(|fuel| fuel.get()).collect(),
            created_at: service.created_at,
            updated_at: service.updated_at,
        }
    }
}

/// A review.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReviewJson {
    /// Its id.
    pub id: i64,
    /// Id of the service.
    pub service_id: i64,
    /// Account id of who says it.
    pub author_id: i64,
    /// 1 to 5.
    pub rating: i32,
    /// In their words.
    pub body: Option<String>,
    /// Where their pictures are.
    pub images: Vec<String>,
    /// Whether only its author and staff see it.
    pub is_hidden: bool,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Review> for ReviewJson {
    fn from(review: Review) -> Self {
        Self {
            id: review.id.get(),
            service_id: review.service.get(),
            author_id: review.author.get(),
            rating: review.rating.stars(),
            body: review.body,
            images: review.images,
            is_hidden: review.is_hidden,
            created_at: review.created_at,
            updated_at: review.updated_at,
        }
    }
}
