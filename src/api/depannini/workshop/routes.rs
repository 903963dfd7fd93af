//! The garage's part of the route table.

use super::assets::handlers as assets;
use super::catalogue::{reviews, services, shelf};
use super::estimates;
use super::feedback::handlers as feedback;
use super::invoices::{handlers as invoices, tax};
use super::lists::handlers::{
    areas, categories, device_types, fuels, manufacturers, models, time_slots, vehicle_classes,
};
use super::orders;
use super::pages::handlers as pages;
use super::payments::{handlers as payments, online};
use super::people::{addresses, attendance, customers, mechanics};
use super::places::routes as places;
use super::receipts::routes as receipts;
use super::stock::{orders as order_parts, parts};
use crate::api::http::{Table, delete, get, patch, post, put};

/// The table with the routes under `/api/workshop`.
pub(in crate::api::depannini) fn add(table: Table) -> Table {
    let table = people(table);
    let table = lists(table);
    let table = catalogue(table);
    let table = orders::routes::add(estimates::add(counter(table)));
    let table = receipts::add(places::add(table));
    table
        .at("/api/workshop/feedback", [get(feedback::list), post(feedback::say)])
        .at("/api/workshop/feedback/{id}", [get(feedback::find), patch(feedback::revise), delete(feedback::remove)])
        .at("/api/workshop/pages/{key}", [get(pages::read), put(pages::publish)])
}

fn people(table: Table) -> Table {
    table
        .at("/api/workshop/customers", [get(customers::list)])
        .at("/api/workshop/customers/{id}", [get(customers::find), patch(customers::change)])
        .at("/api/workshop/mechanics", [get(mechanics::list)])
        .at("/api/workshop/mechanics/{id}", [get(mechanics::find), patch(mechanics::change), delete(mechanics::remove)])
        .at("/api/workshop/mechanics/{id}/work-status", [put(mechanics::set_work_status)])
        .at("/api/workshop/attendance", [get(attendance::list), post(attendance::record)])
        .at(
            "/api/workshop/attendance/{id}",
            [get(attendance::find), patch(attendance::change), delete(attendance::remove)],
        )
        .at("/api/workshop/addresses", [get(addresses::list), post(addresses::add)])
        .at("/api/workshop/addresses/{id}", [get(addresses::find), patch(addresses::change), delete(addresses::remove)])
        .at("/api/workshop/assets", [get(assets::list), post(assets::add)])
        .at("/api/workshop/assets/{id}", [get(assets::find), patch(assets::change), delete(assets::remove)])
}

fn lists(table: Table) -> Table {
    table
        .at("/api/workshop/areas", [get(areas::list), post(areas::create)])
        .at("/api/workshop/areas/{id}", [get(areas::find), patch(areas::change), delete(areas::remove)])
        .at("/api/workshop/device-types", [get(device_types::list), post(device_types::create)])
        .at(
            "/api/workshop/device-types/{id}",
            [get(device_types::find), patch(device_types::change), delete(device_types::remove)],
        )
        .at("/api/workshop/manufacturers", [get(manufacturers::list), post(manufacturers::create)])
        .at(
            "/api/workshop/manufacturers/{id}",
            [get(manufacturers::find), patch(manufacturers::change), delete(manufacturers::remove)],
        )
        .at("/api/workshop/vehicle-classes", [get(vehicle_classes::list), post(vehicle_classes::create)])
        .at(
            "/api/workshop/vehicle-classes/{id}",
            [get(vehicle_classes::find), patch(vehicle_classes::change), delete(vehicle_classes::remove)],
        )
        .at("/api/workshop/fuels", [get(fuels::list), post(fuels::create)])
        .at("/api/workshop/fuels/{id}", [get(fuels::find), patch(fuels::change), delete(fuels::remove)])
        .at("/api/workshop/service-categories", [get(categories::list), post(categories::create)])
        .at(
            "/api/workshop/service-categories/{id}",
            [get(categories::find), patch(categories::change), delete(categories::remove)],
        )
        .at("/api/workshop/models", [get(models::list), post(models::create)])
        .at("/api/workshop/models/{id}", [get(models::find), patch(models::change), delete(models::remove)])
        .at("/api/workshop/time-slots", [get(time_slots::list), post(time_slots::create)])
        .at(
            "/api/workshop/time-slots/{id}",
            [get(time_slots::find), patch(time_slots::change), delete(time_slots::remove)],
        )
}

fn catalogue(table: Table) -> Table {
    table
        .at("/api/workshop/services", [get(services::list), post(services::create)])
        .at("/api/workshop/services/{id}", [get(services::find), patch(services::revise), delete(services::remove)])
        .at("/api/workshop/services/{id}/reviews", [get(reviews::list), put(reviews::write)])
        .at("/api/workshop/reviews/{id}", [patch(reviews::moderate), delete(reviews::remove)])
        .at("/api/workshop/cart", [get(shelf::cart)])
        .at("/api/workshop/cart/{id}", [put(shelf::put_into_cart), delete(shelf::take_from_cart)])
        .at("/api/workshop/favourites", [get(shelf::favourites)])
        .at("/api/workshop/favourites/{id}", [put(shelf::like), delete(shelf::unlike)])
}

fn counter(table: Table) -> Table {
    table
        .at("/api/workshop/parts", [get(parts::list), post(parts::add)])
        .at("/api/workshop/parts/{id}", [get(parts::find), patch(parts::edit), delete(parts::remove)])
        .at("/api/workshop/parts/{id}/receipts", [post(parts::receive)])
        .at("/api/workshop/parts/{id}/corrections", [post(parts::correct)])
        .at("/api/workshop/parts/{id}/moves", [get(parts::moves)])
        .at("/api/workshop/work-orders/{id}/parts", [get(order_parts::list)])
        .at("/api/workshop/work-orders/{id}/parts/reserve", [post(order_parts::reserve)])
        .at("/api/workshop/work-orders/{id}/parts/release", [post(order_parts::release)])
        .at("/api/workshop/work-orders/{id}/parts/use", [post(order_parts::use_up)])
        .at("/api/workshop/work-orders/{id}/parts/return", [post(order_parts::put_back)])
        .at("/api/workshop/work-orders/{id}/invoice", [post(invoices::draft)])
        .at("/api/workshop/work-orders/{id}/invoices", [post(invoices::state)])
        .at("/api/workshop/work-orders/{id}/balance", [get(payments::balance)])
        .at("/api/workshop/work-orders/{id}/payments/online", [post(online::begin)])
        .at("/api/workshop/invoices", [get(invoices::list)])
        .at("/api/workshop/invoices/{id}", [get(invoices::find), patch(invoices::restate), delete(invoices::discard)])
        .at("/api/workshop/invoices/{id}/issue", [post(invoices::issue)])
        .at("/api/workshop/invoices/{id}/void", [post(invoices::void)])
        .at("/api/workshop/tax-rates", [get(tax::rates), post(tax::set_rate)])
        .at("/api/workshop/payments", [get(payments::list), post(payments::record)])
        // before the ids: `confirm` is none
        .at("/api/workshop/payments/confirm", [post(online::confirm)])
        .at("/api/workshop/payments/{id}", [get(payments::find), patch(payments::edit), delete(payments::remove)])
        .at("/api/workshop/payments/{id}/refunds", [get(payments::refunds), post(payments::refund)])
        .at("/api/workshop/payments/{id}/abandon", [post(online::abandon)])
}
