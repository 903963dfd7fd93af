//! What customers do with their bookings.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::{ApiError, Asked, Json, PathId};
use crate::api::revcare::bookings::dto::{BookingBody, ConfirmBody};
use crate::api::revcare::bookings::told::Teller;
use crate::api::revcare::bookings::view::{BookingDetailJson, BookingJson, CancelledJson, ConfirmedJson};
use crate::api::revcare::guard::{ReadBookings, ReadOwnBookings, UpdateBookings, WriteBookings};
use crate::kernel::id::WorkOrderId;
use crate::kernel::money::Money;
use crate::kernel::page;
use crate::workshop::invoices::Bill;
use crate::workshop::orders::{self, Choice, OrderFilter, PaymentMode, Reach};
use crate::workshop::{Workshop, overview, people, progress};

type Id = PathId<WorkOrderId>;

/// Book services for one's own car; administrators for anybody's.
#[utoipa::path(
    post, path = "/bookings", tag = "bookings", request_body = BookingBody,
    responses((status = 200, body = BookingJson), (status = 404, description = "No such car, slot, service or customer")))]
pub async fn book(
    caller: WriteBookings,
    body: Json<BookingBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(&caller)?;
    if new.customer != caller.account.as_customer() {
        people::customer(&workshop, *caller, new.customer).await?;
    }
    let made = orders::open(&workshop.asked_by(asked.0), *caller, new, None).await?;
    let seen = overview::find(&workshop, *caller, made.id, Reach::Garage).await?;
    Ok(HttpResponse::Ok().json(Teller::read(&workshop).await?.booking(&seen)))
}

/// One's own bookings, newest first.
#[utoipa::path(get, path = "/bookings/customer", tag = "bookings", responses((status = 200, body = [BookingJson])))]
pub async fn own(caller: ReadOwnBookings, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let own = OrderFilter { customer: Some(caller.account.as_customer()), ..OrderFilter::default() };
    let all = page::all(|request| overview::list(&workshop, *caller, own, Reach::Garage, request)).await?;
    let teller = Teller::read(&workshop).await?;
    Ok(HttpResponse::Ok().json(all.iter().map(|seen| teller.booking(seen)).collect::<Vec<_>>()))
}

/// One booking with everything that belongs to it: for its customer, mechanics and administrators.
#[utoipa::path(
    get, path = "/bookings/{booking_id}", tag = "bookings", responses((status = 200, body = BookingDetailJson)))]
pub async fn find(caller: ReadBookings, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let seen = overview::find(&workshop, *caller, id.0, Reach::Garage).await?;
    let notes = page::all(|request| progress::list(&workshop, *caller, id.0, request)).await?;
    let timeline = page::all(|request| orders::timeline(&workshop, *caller, id.0, Reach::Garage, request)).await?;
    Ok(HttpResponse::Ok().json(Teller::read(&workshop).await?.detail(&seen, notes, timeline)))
}

/// Choose which of the analysed services are done and how they are paid. What is paid at the door begins at once; what is
/// paid online begins with the payment, of which the answer tells the provider's order.
#[utoipa::path(
    put, path = "/bookings/{booking_id}/confirm-services", tag = "bookings", request_body = ConfirmBody,
    responses((status = 200, body = ConfirmedJson), (status = 409, description = "Not analysed and validated yet, or confirmed before")))]
pub async fn confirm(
    caller: UpdateBookings,
    id: Id,
    body: Json<ConfirmBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (services, mode) = body.0.into_choice()?;
    let workshop = workshop.asked_by(asked.0);
    let to_pay = match mode {
        PaymentMode::Online => orders::confirm_online(&workshop, *caller, id.0, services).await?.to_pay,
        PaymentMode::Offline => {
            orders::confirm(&workshop, *caller, (id.0, None), Choice { services, mode }, None).await?;
            None
        }
    };
    let told = match to_pay {
        Some((order, amount)) => ConfirmedJson {
            message: "Services confirmed; the work begins with the payment",
            order_id: Some(order.0),
            amount: Some(amount.minor),
            currency: Some(amount.currency.code().to_owned()),
        },
        None => ConfirmedJson {
            message: "Services confirmed; the work begins",
            order_id: None,
            amount: None,
            currency: None,
        },
    };
    Ok(HttpResponse::Ok().json(told))
}

/// Call a booking off; what that costs follows from how far it is.
#[utoipa::path(
    put, path = "/bookings/{booking_id}/cancel", tag = "bookings",
    responses((status = 200, body = CancelledJson), (status = 409, description = "Done already, or called off before")))]
pub async fn cancel(
    caller: UpdateBookings,
    id: Id,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let done = orders::cancel(&workshop.asked_by(asked.0), *caller, (id.0, None), None).await?;
    let gross = |bill: Bill| Money::new(bill.invoice.totals.gross_minor, bill.invoice.currency).to_json_number();
    let cancellation_fee = done.fee.map_or(0.0, gross);
    Ok(HttpResponse::Ok().json(CancelledJson { message: "Booking cancelled", cancellation_fee }))
}
