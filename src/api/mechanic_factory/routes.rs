//! The route table, below the prefix.

use super::handlers::{assignments, customers, inventory, mechanics, tickets};
use crate::api::http::{Table, delete, get, post, put};

/// The documented endpoints.
pub(super) fn table() -> Table {
    Table::new()
        .at("/customers", [post(customers::register), get(customers::list)])
        .at("/customers/login", [post(customers::login)])
        .at("/customers/my-tickets", [get(customers::my_tickets)])
        .at("/customers/{id}", [put(customers::change), delete(customers::remove)])
        .at("/mechanics", [post(mechanics::register), get(mechanics::list)])
        .at("/mechanics/login", [post(mechanics::login)])
        .at("/mechanics/top", [get(mechanics::top)])
        .at("/service_tickets", [post(tickets::open), get(tickets::list)])
        .at("/service_tickets/{id}/edit", [put(tickets::edit)])
        .at("/inventory", [post(inventory::add), get(inventory::list)])
        .at("/inventory/{id}", [get(inventory::find), put(inventory::edit), delete(inventory::remove)])
        .at("/assignments", [post(assignments::assign), get(assignments::list), delete(assignments::take_back)])
}
