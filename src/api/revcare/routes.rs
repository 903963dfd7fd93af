//! The route table, below the prefix: what the folders have. The lists come first: their fixed words are no ids.

use super::{addresses, auth, backup, bookings, cars, catalogue, lists, notification, payment, people, settings};
use crate::api::http::Table;

/// The documented endpoints.
pub(super) fn table() -> Table {
    Table::new()
        .and(auth::routes())
        .and(lists::routes())
        .and(people::routes())
        .and(catalogue::routes())
        .and(settings::routes())
        .and(addresses::routes())
        .and(cars::routes())
        .and(bookings::routes())
        .and(payment::routes())
        .and(backup::routes())
        .and(notification::routes())
}
