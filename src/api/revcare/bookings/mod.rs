//! Bookings, from the customer's wish to the delivery: work orders of the garage.

mod convert;
pub mod dto;
pub mod handlers;
mod hours;
mod names;
mod told;
pub mod view;

pub(super) use convert::payment_method;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use self::handlers::{admin, customer, mechanic};
use crate::api::http::{Table, get, post, put};

#[derive(OpenApi)]
#[openapi(paths(
    admin::dashboard,
    admin::assign,
    admin::edit_progress,
    admin::validate_progress,
    admin::edit_analysis,
    admin::validate_analysis,
    mechanic::assignments,
    mechanic::analyse,
    mechanic::report,
    customer::book,
    customer::own,
    customer::find,
    customer::confirm,
    customer::cancel,
))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/bookings", [post(customer::book)])
        .at("/bookings/customer", [get(customer::own)])
        .at("/bookings/admin/dashboard", [get(admin::dashboard)])
        .at("/bookings/admin/assign", [post(admin::assign)])
        .at("/bookings/admin/progress/{progress_id}", [put(admin::edit_progress)])
        .at("/bookings/admin/progress/{progress_id}/validate", [post(admin::validate_progress)])
        .at("/bookings/admin/analysis/{booking_id}", [put(admin::edit_analysis)])
        .at("/bookings/admin/analysis/{booking_id}/validate", [post(admin::validate_analysis)])
        .at("/bookings/mechanic/assignments", [get(mechanic::assignments)])
        .at("/bookings/mechanic/analysis", [post(mechanic::analyse)])
        .at("/bookings/mechanic/progress", [post(mechanic::report)])
        .at("/bookings/{booking_id}", [get(customer::find)])
        .at("/bookings/{booking_id}/confirm-services", [put(customer::confirm)])
        .at("/bookings/{booking_id}/cancel", [put(customer::cancel)])
}
