//! Says what is wrong with settings, all at once, each with its key and the remedy.

use secrecy::ExposeSecret as _;

use super::{EDITIONS, EmailChannel, Mode, Settings, SmsChannel};
use crate::kernel::geo::Point;
use crate::kernel::language::Language;
use crate::kernel::money::{Currency, Money};

/// The beginning of every secret in the defaults.
const DEFAULT_SECRET: &str = "development-only";
/// The payment provider's secret in the defaults: the one that its documents show.
const DEFAULT_PAYMENT_SECRET: &str = "rzp_test_secret";

/// What deserves a warning at start though the settings may be used.
pub fn warnings(settings: &Settings) -> Vec<String> {
    let mut found = Vec::new();
    let notifications = &settings.notifications;
    if settings.mode == Mode::Production {
        if settings.server.public_url.is_empty() {
            let consequence = "links in notices lead to the address that is bound; set the one that people reach";
            found.push(format!("server.public_url is empty: {consequence}"));
        }
        if notifications.email == EmailChannel::Console {
            found.push("notifications.email is \"console\": no e-mail leaves this server; set \"smtp\"".to_owned());
        }
        if notifications.sms == SmsChannel::Console {
            found.push("notifications.sms is \"console\": no SMS leaves this server; set \"twilio\"".to_owned());
        }
        if settings.workshop.open_to_mechanics && !settings.editions.serve.is_empty() {
            let consequence =
                "anybody may sign up as a mechanic and read every work order; set false to make them yourself";
            found.push(format!("workshop.open_to_mechanics is true: {consequence}"));
        }
    }
    found
}

/// Every problem found; empty when the settings may be used.
pub(super) fn problems(settings: &Settings) -> Vec<String> {
    let mut found = Vec::new();
    bounds(settings, &mut found);
    if settings.mode == Mode::Production {
        production(settings, &mut found);
    }
    found
}

fn bounds(settings: &Settings, found: &mut Vec<String>) {
    let mut need = |fine: bool, key: &str, remedy: &str| {
        if !fine {
            found.push(format!("{key}: {remedy}"));
        }
    };
    let dispatch = &settings.dispatch;
    let url = &settings.database.url;
    need(
        url.starts_with("sqlite://") || url.starts_with("postgres://") || url.starts_with("postgresql://"),
        "database.url",
        "must begin with sqlite:// or postgres://",
    );
    need(
        settings.server.bind.parse::<std::net::SocketAddr>().is_ok(),
        "server.bind",
        "must be ADDRESS:PORT, such as 127.0.0.1:8000",
    );
    need(settings.database.connections >= 1, "database.connections", "must be at least 1");
    need(settings.database.queue >= 1, "database.queue", "must be at least 1");
    need(settings.database.batch >= 1, "database.batch", "must be at least 1");
    need(settings.server.max_body_kib >= 1, "server.max_body_kib", "must be at least 1");
    need(
        settings.server.head_seconds >= 1 && settings.server.body_seconds >= 1,
        "server.head_seconds",
        "must be at least 1, like server.body_seconds",
    );
    need((4..=31).contains(&settings.accounts.bcrypt_cost), "accounts.bcrypt_cost", "must be 4 to 31");
    need(settings.accounts.access_minutes >= 1, "accounts.access_minutes", "must be at least 1");
    need(settings.accounts.refresh_days >= 1, "accounts.refresh_days", "must be at least 1");
    need(dispatch.wave_size >= 1, "dispatch.wave_size", "must be at least 1");
    need(dispatch.wave_seconds >= 1, "dispatch.wave_seconds", "must be at least 1");
    need(dispatch.search_minutes >= 1, "dispatch.search_minutes", "must be at least 1");
    need(dispatch.flush_seconds >= 1, "dispatch.flush_seconds", "must be at least 1");
    need(
        dispatch.first_radius_km > 0.0
            && dispatch.first_radius_km <= dispatch.max_radius_km
            && dispatch.max_radius_km <= 20_000.0,
        "dispatch.first_radius_km",
        "must be above 0 and not above dispatch.max_radius_km, which is at most 20000",
    );
    need((1.0..=10.0).contains(&dispatch.circuity), "dispatch.circuity", "must be 1 to 10");
    need(dispatch.speed_kmh > 0.0 && dispatch.speed_kmh.is_finite(), "dispatch.speed_kmh", "must be above 0");
    need(
        settings.locale.time_zone.parse::<chrono_tz::Tz>().is_ok(),
        "locale.time_zone",
        "must be an IANA name, such as Africa/Algiers",
    );
    need(
        Currency::parse(&settings.locale.currency).is_some(),
        "locale.currency",
        "must be three capital letters of ISO 4217",
    );
    let currency = Currency::parse(&settings.locale.currency).unwrap_or(Currency::DZD);
    let fee = settings.workshop.cancellation_fee.parse().ok();
    need(
        fee.and_then(|fee| Money::from_major(fee, currency)).is_some(),
        "workshop.cancellation_fee",
        "must be an amount in major units, such as \"100\"",
    );
    let console = &settings.console;
    need(
        console.late_after_s <= console.breach_after_s
            && console.arrival_late_after_s <= console.arrival_breach_after_s,
        "console.late_after_s",
        "must not be above console.breach_after_s, nor console.arrival_late_after_s above console.arrival_breach_after_s",
    );
    need((1..=365).contains(&settings.workshop.approval_days), "workshop.approval_days", "must be 1 to 365");
    need(Language::from_tag(&settings.locale.language).is_some(), "locale.language", "must be en, fr or ar");
    let realtime = &settings.realtime;
    need(realtime.queue >= 8, "realtime.queue", "must be at least 8");
    need(realtime.heartbeat_seconds >= 1, "realtime.heartbeat_seconds", "must be at least 1");
    need(
        realtime.timeout_seconds > realtime.heartbeat_seconds,
        "realtime.timeout_seconds",
        "must be above realtime.heartbeat_seconds",
    );
    need(realtime.max_frame_kib >= 1, "realtime.max_frame_kib", "must be at least 1");
    need(
        realtime.frames_per_second >= 1 && realtime.frame_burst >= 1,
        "realtime.frames_per_second",
        "must be at least 1, like realtime.frame_burst",
    );
    need(
        realtime.sockets_per_account >= 1 && realtime.sockets_per_address >= 1,
        "realtime.sockets_per_account",
        "must be at least 1, like realtime.sockets_per_address",
    );
    need(realtime.sweep_seconds >= 1, "realtime.sweep_seconds", "must be at least 1");
    need(realtime.threads >= 1, "realtime.threads", "must be at least 1");
    let web = &settings.web;
    need(
        web.tiles_are_fine(),
        "web.tiles",
        "must be empty or an address with {z}, {x} and {y}, such as https://tiles.example.org/{z}/{x}/{y}.png",
    );
    need(
        web.pmtiles.is_empty() || std::path::Path::new(&web.pmtiles).is_file(),
        "web.pmtiles",
        "must be empty or the path of a file on this machine",
    );
    need(
        Point::new(web.center_lat, web.center_lng).is_some(),
        "web.center_lat",
        "must be -90 to 90, and web.center_lng -180 to 180",
    );
    need(web.zoom <= 22, "web.zoom", "must be 0 to 22");
    let limits = &settings.limits;
    need(
        limits.requests_per_second >= 1
            && limits.request_burst >= 1
            && limits.failed_logins_per_minute >= 1
            && limits.estimates_per_minute >= 1
            && limits.sync_items >= 1,
        "limits",
        "every limit must be at least 1",
    );
    let unknown = settings.editions.serve.iter().any(|name| !EDITIONS.contains(&name.as_str()));
    need(!unknown, "editions.serve", &format!("each must be one of {}", EDITIONS.join(", ")));
    let notifications = &settings.notifications;
    need(
        notifications.email != EmailChannel::Smtp || !notifications.smtp_url.expose_secret().is_empty(),
        "notifications.smtp_url",
        "must be given when notifications.email is \"smtp\"",
    );
    need(
        notifications.sms != SmsChannel::Twilio || !notifications.sms_url.is_empty(),
        "notifications.sms_url",
        "must be given when notifications.sms is \"twilio\"",
    );
}

fn production(settings: &Settings, found: &mut Vec<String>) {
    let secret = settings.accounts.token_secret.expose_secret();
    if secret.starts_with(DEFAULT_SECRET) || secret.len() < 32 {
        found.push(
            "accounts.token_secret: production needs a secret of its own of at least 32 characters; set DEPANNINI__ACCOUNTS__TOKEN_SECRET"
                .to_owned(),
        );
    }
    let payment_secret = settings.workshop.payment_secret.expose_secret();
    if payment_secret.is_empty() || payment_secret == DEFAULT_PAYMENT_SECRET {
        // whoever knows it could sign that anything was paid
        found.push(
            "workshop.payment_secret: production needs the payment provider's own key secret; set RAZORPAY_KEY_SECRET"
                .to_owned(),
        );
    }
    let (sms, google) =
        (settings.notifications.sms == SmsChannel::Twilio, !settings.accounts.google_client_ids.is_empty());
    for (used, key, url) in [
        (sms, "notifications.sms_url", &settings.notifications.sms_url),
        (google, "accounts.google_keys_url", &settings.accounts.google_keys_url),
    ] {
        let internal = || settings.outbound.internal_hosts.iter().any(|host| host.eq_ignore_ascii_case(host_of(url)));
        if used && !url.starts_with("https://") && !internal() {
            found.push(format!(
                "{key}: production calls by https:// only; if the host is on a network of yours, name it in outbound.internal_hosts"
            ));
        }
    }
    if !settings.admin.password.expose_secret().is_empty() {
        found.push(
            "admin.password: production takes no administrator from the environment; use `depannini create-admin`"
                .to_owned(),
        );
    }
}

/// The host of an address, without user and port.
fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match host.find(']') {
        Some(end) => host.get(..=end).unwrap_or(host),
        None => host.split(':').next().unwrap_or_default(),
    }
}
