//! What an assistant earned.

use actix_web::HttpResponse;
use actix_web::web::Data;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::body::EarningsQuery;
use crate::api::http::guard::AssistantCaller;
use crate::api::http::{ApiError, Query};
use crate::dispatch::Dispatch;
use crate::dispatch::assistance::{self, Day, Earnings};

/// One day's work.
#[derive(Debug, Serialize, ToSchema)]
pub struct EarningsDayJson {
    /// The day on which the jobs ended, where the deployment is.
    #[schema(value_type = String, format = Date)]
    pub day: NaiveDate,
    /// What they came to, in major units.
    pub total: f64,
    /// How many they were.
    pub jobs: usize,
}

impl From<Day> for EarningsDayJson {
    fn from(Day { day, total, jobs }: Day) -> Self {
        Self { day, total: total.to_json_number(), jobs }
    }
}

/// What an assistant earned.
#[derive(Debug, Serialize, ToSchema)]
pub struct EarningsJson {
    /// ISO 4217.
    pub currency: String,
    /// All of it, in major units.
    pub total: f64,
    /// Jobs completed.
    pub jobs: usize,
    /// The days on which a job ended, in order.
    pub days: Vec<EarningsDayJson>,
}

impl EarningsJson {
    fn new(earnings: Earnings, currency: &str) -> Self {
        Self {
            currency: currency.to_owned(),
            total: earnings.total.to_json_number(),
            jobs: earnings.jobs,
            days: earnings.days.into_iter().map(EarningsDayJson::from).collect(),
        }
    }
}

/// What the caller completed and earned, day by day; the last 30 days if nothing is said, at most 366.
#[utoipa::path(
    get, path = "/api/assistance/earnings/", tag = "assistance", operation_id = "assistance_earnings",
    security(("bearer" = [])),
    params(
        ("from" = String, Query, pattern = "^([0-9]{4}-[01][0-9]-[0-3][0-9])?$", description = "The first day, `YYYY-MM-DD`"),
        ("to" = String, Query, pattern = "^([0-9]{4}-[01][0-9]-[0-3][0-9])?$", description = "The last day, `YYYY-MM-DD`")),
    responses(
        (status = 200, body = EarningsJson), (status = 400), (status = 401), (status = 403, description = "Assistants only")))]
pub async fn earnings(
    caller: AssistantCaller,
    query: Query<EarningsQuery>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let days = query.0.into_days(dispatch.today())?;
    let earnings = assistance::earnings(&dispatch, caller.assistant(), days).await?;
    Ok(HttpResponse::Ok().json(EarningsJson::new(earnings, dispatch.currency.code())))
}
