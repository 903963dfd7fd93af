//! One field that finds anything.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::query::SearchQuery;
use super::view::{FoundJson, PersonDetailsJson};
use crate::accounts::{Accounts, PeopleFilter};
use crate::api::depannini::NativeState;
use crate::api::depannini::assistance::view::AssistanceJson;
use crate::api::depannini::workshop::orders::view::WorkOrderJson;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, Query};
use crate::dispatch::oversight::HistoryFilter;
use crate::dispatch::{Dispatch, oversight};
use crate::kernel::page::{Limit, PageRequest};
use crate::workshop::{Workshop, orders};

/// Found of each kind at the most.
const MOST: i64 = 10;

/// People, assistances and work orders by an id, a name, a phone number or a plate: the newest ten of each.
#[utoipa::path(
    get, path = "/api/admin/search/", tag = "console", operation_id = "search_everything", security(("bearer" = [])),
    params(("q" = String, Query, min_length = 1, max_length = 100, description = "What to look for")),
    responses(
        (status = 200, body = FoundJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn search(
    caller: AdminCaller,
    asked: Asked,
    query: Query<SearchQuery>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    workshop: Data<Workshop>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let q = query.0.into_text()?;
    let first = PageRequest::after(Limit::new(MOST).unwrap_or_default(), None);
    let named = PeopleFilter { q: Some(q.clone()), ..PeopleFilter::default() };
    let people = accounts.asked_by(asked.0.clone()).people(named, first).await?;
    let wanted = HistoryFilter { q: Some(q.clone()), ..HistoryFilter::default() };
    let assistances = oversight::history(&dispatch.asked_by(asked.0), *caller, wanted, first).await?;
    let work_orders = orders::search(&workshop, q, MOST).await?;
    Ok(HttpResponse::Ok().json(FoundJson {
        success: true,
        people: people.items.into_iter().map(|person| PersonDetailsJson::new(person, None, None, &native)).collect(),
        assistances: assistances.items.into_iter().map(AssistanceJson::from).collect(),
        work_orders: work_orders.into_iter().map(WorkOrderJson::from).collect(),
    }))
}
