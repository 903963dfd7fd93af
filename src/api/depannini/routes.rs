//! The route table of the native edition: every path without its trailing slash.

use actix_web::web::{ServiceConfig, get as upgrade, resource};

use super::accounts::{codes, photo, profile, sign_in, sign_up};
use super::assistance::{handlers as assistance, messages};
use super::{development, socket};
use crate::api::http::{Table, get, patch, post, put};

/// All routes but the sockets.
#[must_use]
pub fn table() -> Table {
    Table::new()
        .at("/api/auth/register", [post(sign_up::register)])
        .at("/api/auth/login/email", [post(sign_in::by_email)])
        .at("/api/auth/login/phone", [post(sign_in::by_phone)])
        .at("/api/auth/login/google", [post(sign_in::by_google)])
        .at("/api/auth/token/refresh", [post(sign_in::refresh)])
        .at("/api/auth/logout", [post(sign_in::logout)])
        .at("/api/auth/verify-email", [post(codes::verify_email)])
        .at("/api/auth/verify-email/confirm", [post(codes::confirm_email)])
        .at("/api/auth/verify-phone", [post(codes::verify_phone)])
        .at("/api/auth/verify-phone/confirm", [post(codes::confirm_phone)])
        .at("/api/auth/resend-verification", [post(codes::resend)])
        .at("/api/auth/password-reset", [post(codes::reset)])
        .at("/api/auth/password-reset/confirm", [post(codes::confirm_reset)])
        .at("/api/profile/user", [get(profile::user), put(profile::change_user), patch(profile::change_user)])
        .at(
            "/api/profile/assistant",
            [get(profile::assistant), put(profile::change_assistant), patch(profile::change_assistant)],
        )
        .at("/api/profile/update-location", [post(profile::location), put(profile::location)])
        .at("/api/profile/assistant-status", [post(profile::status), put(profile::status)])
        .at("/api/profile/update-status", [post(profile::status), put(profile::status)])
        .at("/api/profile/photo", [post(photo::set), put(photo::set)])
        .at("/media/{key}", [get(photo::get)])
        .at("/api/assistants", [get(profile::assistants)])
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
        .at("/dev/outbox", [get(development::outbox)])
}

/// The two socket channels.
pub fn sockets(config: &mut ServiceConfig) {
    config
        .service(resource("/ws/assistant/{id}").route(upgrade().to(socket::assistant)))
        .service(resource("/ws/assistance/{id}").route(upgrade().to(socket::assistance)));
}
