//! The route table, below the prefix.

use super::handlers::{assignments, auth, catalogue, devices, orders, payments, users};
use crate::api::http::{Table, delete, get, patch, post};

/// The documented endpoints. Fixed words come before ids: the first row that fits answers.
pub(super) fn table() -> Table {
    Table::new()
        .at("/auth/register", [post(auth::register)])
        .at("/auth/login", [post(auth::login)])
        .at("/auth/refresh", [post(auth::refresh)])
        .at("/auth/logout", [post(auth::logout)])
        .at("/users", [get(users::list), post(users::create)])
        .at("/users/{user_id}", [get(users::find), patch(users::change), delete(users::remove)])
        .at("/devices/types", [post(catalogue::create_type), get(catalogue::types)])
        .at("/devices/brands", [post(catalogue::create_brand), get(catalogue::brands)])
        .at("/devices/models", [post(catalogue::create_model), get(catalogue::models)])
        .at("/devices", [post(devices::create), get(devices::list)])
        .at("/devices/{device_id}", [get(devices::find), patch(devices::change), delete(devices::remove)])
        .at("/orders/assign", [post(assignments::assign_order)])
        .at("/orders/assign/{order_id}", [get(assignments::of_order)])
        .at("/orders", [post(orders::create), get(orders::list)])
        .at("/orders/{order_id}", [get(orders::find), patch(orders::change), delete(orders::remove)])
        .at("/payments", [post(payments::create), get(payments::list)])
        .at("/payments/{payment_id}", [get(payments::find), patch(payments::change), delete(payments::remove)])
        .at("/assigns", [post(assignments::assign), get(assignments::list)])
        .at("/assigns/{assign_id}", [get(assignments::find), delete(assignments::remove)])
}
