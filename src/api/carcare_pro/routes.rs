//! The route table, below the prefix: the documented paths, and each of them with an id behind.

use super::handlers::{accounts, attendance, costs, customers, feedback, invoices, mechanics, requests, work_status};
use crate::api::http::{Table, delete, get, patch, post, put};

/// The documented endpoints. Fixed words stand before what may be an id.
pub(super) fn table() -> Table {
    Table::new()
        .at("/api/v1/user/registration", [post(accounts::register)])
        .at("/api/v1/user/login", [post(accounts::login)])
        .at(
            "/api/v1/user/accounts",
            [
                post(accounts::make),
                get(accounts::list),
                put(accounts::change),
                patch(accounts::change),
                delete(accounts::remove),
            ],
        )
        .at(
            "/api/v1/user/accounts/{id}",
            [get(accounts::find), put(accounts::change), patch(accounts::change), delete(accounts::remove)],
        )
        .at(
            "/api/v1/user",
            [
                post(customers::describe),
                get(customers::list),
                put(customers::change),
                patch(customers::change),
                delete(customers::remove),
            ],
        )
        .at(
            "/api/v1/user/{id}",
            [get(customers::find), put(customers::change), patch(customers::change), delete(customers::remove)],
        )
        .and(collections())
}

macro_rules! collection {
    ($table:expr, $path:literal, $one:literal, $handlers:ident) => {
        $table
            .at(
                $path,
                [
                    post($handlers::make),
                    get($handlers::list),
                    put($handlers::change),
                    patch($handlers::change),
                    delete($handlers::remove),
                ],
            )
            .at(
                $one,
                [get($handlers::find), put($handlers::change), patch($handlers::change), delete($handlers::remove)],
            )
    };
}

fn collections() -> Table {
    let table = collection!(Table::new(), "/customer_feedback", "/customer_feedback/{id}", feedback);
    let table = collection!(table, "/customer_service_requests", "/customer_service_requests/{id}", requests);
    let table = collection!(table, "/invoices", "/invoices/{id}", invoices);
    let table = collection!(table, "/mechanics", "/mechanics/{id}", mechanics);
    let table = collection!(table, "/mechanic_attendance", "/mechanic_attendance/{id}", attendance);
    let table = collection!(table, "/mechanic_work_status", "/mechanic_work_status/{id}", work_status);
    collection!(table, "/service_cost_details", "/service_cost_details/{id}", costs)
}
