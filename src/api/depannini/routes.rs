//! The route table of the native edition: every path without its trailing slash.

use actix_web::web::{ServiceConfig, get as upgrade, resource};

use super::assistance::{handlers as assistance, messages};
use super::socket;
use crate::api::http::{Table, get, patch, post};

/// All routes under `/api`.
#[must_use]
pub fn table() -> Table {
    Table::new()
        .at("/api/assistance/request", [post(assistance::request)])
        .at("/api/assistance/view", [get(assistance::list)])
        .at("/api/assistance/view/{id}", [get(assistance::view)])
        .at("/api/assistance/accept/{id}", [patch(assistance::accept)])
        .at("/api/assistance/decline/{id}", [patch(assistance::decline), post(assistance::decline)])
        .at("/api/assistance/update/{id}", [patch(assistance::update)])
        .at("/api/assistance/update/status/{id}", [patch(assistance::update), post(assistance::update)])
        .at("/api/assistance/update/end/{id}", [patch(assistance::end), post(assistance::end)])
        .at("/api/assistance/update/price/{id}", [patch(assistance::price), post(assistance::price)])
        .at("/api/assistance/update/rating/{id}", [patch(assistance::rating), post(assistance::rating)])
        .at("/api/assistance/{id}/messages", [get(messages::history), post(messages::send)])
        .at("/api/assistance/{id}/search", [get(assistance::explain)])
}

/// The two socket channels.
pub fn sockets(config: &mut ServiceConfig) {
    config
        .service(resource("/ws/assistant/{id}").route(upgrade().to(socket::assistant)))
        .service(resource("/ws/assistance/{id}").route(upgrade().to(socket::assistance)));
}
