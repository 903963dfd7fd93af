//! The route table of the native edition: every path without its trailing slash.

use actix_web::web::{ServiceConfig, get as upgrade, resource};

use super::admin::{audit, backups, console, notifications};
use super::assistance::{earnings, estimate, handlers as assistance, messages, stage};
use super::auth::{codes, handlers as auth};
use super::profile::{handlers as profile, list, photo};
use super::shares::handlers as shares;
use super::sync::handlers as sync;
use super::web::{config, places as web_places, session};
use super::{development, garage, pace, seed, socket, workshop};
use crate::api::http::{Table, delete, get, patch, post, put};

/// All routes under `/api`, and the few beside it.
#[must_use]
pub fn table() -> Table {
    let table = Table::new()
        .at("/api/auth/register", [post(auth::register)])
        .at("/api/auth/login/email", [post(auth::login_email)])
        .at("/api/auth/login/phone", [post(auth::login_phone)])
        .at("/api/auth/login/google", [post(auth::login_google)])
        .at("/api/auth/token/refresh", [post(auth::refresh)])
        .at("/api/auth/logout", [post(auth::logout)])
        .at("/api/auth/verify-email", [post(codes::verify_email)])
        .at("/api/auth/verify-email/confirm", [post(codes::confirm_email)])
        .at("/api/auth/verify-phone", [post(codes::verify_phone)])
        .at("/api/auth/verify-phone/confirm", [post(codes::confirm_phone)])
        .at("/api/auth/resend-verification", [post(codes::resend)])
        .at("/api/auth/password-reset", [post(codes::reset)])
        .at("/api/auth/password-reset/confirm", [post(codes::reset_confirm)])
        .at("/api/profile/user", [get(profile::user), put(profile::update_user), patch(profile::update_user)])
        .at(
            "/api/profile/assistant",
            [get(profile::assistant), put(profile::update_assistant), patch(profile::update_assistant)],
        )
        .at("/api/profile/update-location", [post(profile::locate), put(profile::locate)])
        .at("/api/profile/assistant-status", [post(profile::status), put(profile::status)])
        .at("/api/profile/update-status", [post(profile::status), put(profile::status)])
        .at("/api/profile/photo", [post(photo::upload), put(photo::upload)])
        .at("/api/assistants", [get(list::assistants)])
        .at("/media/{key}", [get(photo::media)])
        .at("/dev/outbox", [get(development::outbox)])
        .at("/dev/seed", [post(seed::seed)])
        .at("/dev/pace", [post(pace::pace)])
        .at("/dev/garage", [post(garage::garage)])
        .at("/api/assistance/request", [post(assistance::request)])
        .at("/api/assistance/estimate", [post(estimate::estimate)])
        .at("/api/assistance/earnings", [get(earnings::earnings)])
        .at("/api/assistance/view", [get(assistance::list)])
        .at("/api/assistance/view/{id}", [get(assistance::view)])
        .at("/api/assistance/offers", [get(assistance::offers)])
        .at("/api/assistance/accept/{id}", [patch(assistance::accept)])
        .at("/api/assistance/decline/{id}", [patch(assistance::decline), post(assistance::decline)])
        .at("/api/assistance/update/{id}", [patch(assistance::update)])
        .at("/api/assistance/update/status/{id}", [patch(assistance::update), post(assistance::update)])
        .at("/api/assistance/update/end/{id}", [patch(assistance::end), post(assistance::end)])
        .at("/api/assistance/update/price/{id}", [patch(assistance::price), post(assistance::price)])
        .at("/api/assistance/update/stage/{id}", [patch(stage::stage)])
        .at("/api/assistance/update/rating/{id}", [patch(assistance::rating), post(assistance::rating)])
        .at("/api/assistance/{id}/messages", [get(messages::history), post(messages::send)])
        .at("/api/assistance/{id}/search", [get(assistance::explain)])
        .at("/api/assistance/{id}/shares", [get(shares::list), post(shares::make)])
        .at("/api/assistance/{id}/shares/{share_id}", [delete(shares::revoke)])
        .at("/api/shared/{token}", [get(shares::open)])
        .at("/api/web/session", [post(session::begin), delete(session::end)])
        .at("/api/web/session/refresh", [post(session::renew)])
        .at("/api/web/config", [get(config::config)])
        .at("/api/web/places", [get(web_places::places)])
        .at("/api/admin/audit", [get(audit::audit)])
        .at("/api/admin/notifications", [get(notifications::list)])
        .at("/api/admin/backups", [get(backups::list), post(backups::create)])
        .at("/api/admin/backups/{name}", [delete(backups::remove)])
        .at("/api/admin/backups/{name}/restore", [post(backups::restore)])
        .at("/api/sync", [post(sync::sync)]);
    workshop::routes::add(console::add(table))
}

/// The two socket channels.
pub fn sockets(config: &mut ServiceConfig) {
    config
        .service(resource("/ws/assistant/{id}").route(upgrade().to(socket::assistant)))
        .service(resource("/ws/assistance/{id}").route(upgrade().to(socket::assistance)));
}
