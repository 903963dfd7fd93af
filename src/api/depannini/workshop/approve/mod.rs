//! The page that a link leads to: whoever has it sees what the garage asks, and answers. No script, no signing in, and
//! small enough for one bar of signal.

mod form;
mod handlers;
mod page;

use crate::api::http::{Table, get, post};

/// The page's route. It is for people, not for machines: the OpenAPI document tells of `/api/workshop/approvals/…` instead.
#[must_use]
pub fn table() -> Table {
    Table::new().at("/approve/{token}", [get(handlers::show), post(handlers::decide)])
}
