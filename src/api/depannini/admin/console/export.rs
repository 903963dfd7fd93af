//! Everybody's assistances as a table of RFC 4180, written while it is read.

use actix_web::HttpResponse;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::{Bytes, Data};
use csv::{Terminator, WriterBuilder};
use futures_util::stream;

use super::query::AssistancesQuery;
use crate::accounts::Card;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, Query};
use crate::dispatch::assistance::View;
use crate::dispatch::oversight::{self, HistoryFilter};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::error::Fault;
use crate::kernel::geo::Point;
use crate::kernel::page::{Limit, Page, PageRequest};
use crate::kernel::time::Timestamp;

/// Rows read at a time.
const SLICE: i64 = 500;

const COLUMNS: [&str; 24] = [
    "id",
    "status",
    "assistance_type",
    "vehicle_type",
    "requested_at",
    "accepted_at",
    "started_at",
    "ended_at",
    "client_id",
    "client_name",
    "client_phone",
    "assistant_id",
    "assistant_name",
    "assistant_phone",
    "pickup_lat",
    "pickup_lng",
    "dropoff_lat",
    "dropoff_lng",
    "distance_km",
    "total_price",
    "currency",
    "canceled_by",
    "cancel_reason",
    "description",
];

/// Everybody's assistances, newest first, as a table with a header row. A text that a spreadsheet would take for a formula
/// begins with an apostrophe.
#[utoipa::path(
    get, path = "/api/admin/assistances.csv/", tag = "console", operation_id = "export_assistances",
    security(("bearer" = [])),
    params(
        ("status" = Option<String>, Query, pattern = "^(requested|accepted|ongoing|completed|canceled)?$",
            description = "In this status"),
        ("q" = Option<String>, Query, max_length = 100, description = "As in the list of assistances"),
        ("from" = Option<String>, Query, description = "RFC 3339; asked for not before"),
        ("to" = Option<String>, Query, description = "RFC 3339; asked for before")),
    responses(
        (status = 200, body = String, content_type = "text/csv"), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn csv(
    _caller: AdminCaller,
    asked: Asked,
    query: Query<AssistancesQuery>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    let dispatch = dispatch.asked_by(asked.0);
    // the first slice before the answer begins, so that a refusal is still one
    let first = slice(&dispatch, &filter, None).await?;
    let header = written(&[COLUMNS.map(str::to_owned).to_vec()])?;
    let begin = Some((Some(header), first));
    let rows = stream::try_unfold(begin, move |step| {
        let (dispatch, filter) = (dispatch.clone(), filter.clone());
        async move {
            let Some((header, page)) = step else { return Ok::<_, Error>(None) };
            let mut bytes = header.unwrap_or_default();
            bytes.extend(written(&page.items.into_iter().map(row).collect::<Vec<_>>())?);
            let next = match page.next {
                Some(cursor) => Some((None, slice(&dispatch, &filter, Some(cursor)).await?)),
                None => None,
            };
            Ok(Some((Bytes::from(bytes), next)))
        }
    });
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8; header=present")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"assistances.csv\""))
        .streaming(rows))
}

async fn slice(dispatch: &Dispatch, filter: &HistoryFilter, cursor: Option<i64>) -> Result<Page<View>, Error> {
    let request = PageRequest::after(Limit::capped(SLICE).unwrap_or_default(), cursor);
    oversight::export(dispatch, filter.clone(), request).await
}

fn written(rows: &[Vec<String>]) -> Result<Vec<u8>, Fault> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(Fault::internal)?;
    }
    writer.into_inner().map_err(|error| Fault::internal(error.error()))
}

/// What people wrote, harmless in a spreadsheet: none of these begins a formula behind an apostrophe.
fn defused(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn row(View { assistance, client, assistant, .. }: View) -> Vec<String> {
    let instant = |at: Option<Timestamp>| at.map(Timestamp::rfc3339).unwrap_or_default();
    let place = |at: Option<Point>| {
        at.map_or_else(Default::default, |at| [at.lat.degrees().to_string(), at.lng.degrees().to_string()])
    };
    let person = |card: Option<Card>| {
        card.map_or_else(Default::default, |card| {
            [card.id.to_string(), defused(card.name), defused(card.phone.unwrap_or_default())]
        })
    };
    let price = assistance.price.map(|price| price.major().to_string()).unwrap_or_default();
    let mut row = vec![
        assistance.id.to_string(),
        assistance.status.word().to_owned(),
        assistance.need.service.word().to_owned(),
        assistance.need.vehicle.word().to_owned(),
        instant(Some(assistance.created_at)),
        instant(assistance.accepted_at),
        instant(assistance.started_at),
        instant(assistance.ended_at),
    ];
    row.extend::<[String; 3]>(person(Some(client)));
    row.extend::<[String; 3]>(person(assistant));
    row.extend::<[String; 2]>(place(Some(assistance.pickup)));
    row.extend::<[String; 2]>(place(assistance.dropoff));
    row.extend([
        assistance.distance.km().to_string(),
        price,
        assistance.currency.code().to_owned(),
        assistance.canceled_by.unwrap_or_default(),
        defused(assistance.cancel_reason.unwrap_or_default()),
        defused(assistance.description.unwrap_or_default()),
    ]);
    row
}
