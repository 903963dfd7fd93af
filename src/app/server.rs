//! Serving HTTP and sockets, and stopping in order.

use std::net::SocketAddr;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::middleware::{NormalizePath, from_fn};
use actix_web::rt::task::JoinHandle;
use actix_web::web::Data;
use actix_web::{App, HttpServer};

use super::connection;
use super::editions;
use super::state::{Clocks, Parts, StartError};
use super::workers;
use crate::api::http::{Envelopes, HttpSettings, body, identify, problem, rate_limit, request_id, security_headers};
use crate::api::{depannini, operations};
use crate::config::Settings;
use crate::console::{self, Console};
use crate::dispatch::live;
use crate::telemetry::Metrics;

/// A server that is serving.
pub struct Running {
    /// Where it listens; the real port even when 0 was asked for.
    pub address: SocketAddr,
    /// Its parts, for the process that runs it.
    pub parts: Parts,
    /// What the web apps are told to begin with.
    pub web: depannini::web::WebState,
    handle: ServerHandle,
    serving: JoinHandle<std::io::Result<()>>,
    workers: Vec<JoinHandle<()>>,
}

/// Builds the server and begins to serve; returns once it listens. Must be called inside an actix system.
///
/// # Errors
/// Whatever keeps it from starting.
pub async fn start(settings: Settings, clocks: Clocks, metrics: Option<Metrics>) -> Result<Running, StartError> {
    let parts = Parts::build(settings, clocks).await?;
    let settings = &parts.settings;
    let http = HttpSettings::from(&**settings);
    let failures = Data::new(rate_limit::FailureLimit::new(settings.limits.failed_logins_per_minute));
    let addresses = Data::new(rate_limit::AddressLimit::new(&settings.limits));
    let identifier = identify::identifier(parts.realtime.identify.clone());
    let dispatch = Data::new(parts.dispatch.clone());
    let workshop = Data::new(parts.workshop.clone());
    let realtime = Data::new(parts.realtime.clone());
    let accounts = Data::new(parts.accounts.clone());
    let clock = body::clock(parts.clocks.wall.clone());
    let audit = Data::new(parts.audit.clone());
    let backups = Data::new(parts.backups.clone());
    let account_settings = Data::new(settings.accounts.clone());
    let operations =
        Data::new(operations::Operations::new(settings.mode, metrics.clone(), parts.realtime.well.clone()));
    let native = Data::new(depannini::NativeState::new(settings));
    let web = depannini::web::WebState::new(settings);
    let web_data = Data::new(web.clone());
    let console = Data::new(Console::new(&settings.web));
    let estimates = Data::new(rate_limit::EstimateLimit::new(&settings.limits));
    let fronts = editions::served(&settings.editions);
    let headers = Data::new(operations::headers(settings.server.hsts_seconds, &fronts));
    let envelopes = Data::new(Envelopes::of(&fronts));
    let cors = settings.server.cors_origins.clone();

    let server = HttpServer::new(move || {
        App::new()
            .app_data(http)
            .app_data(addresses.clone())
            .app_data(failures.clone())
            .app_data(identifier.clone())
            .app_data(dispatch.clone())
            .app_data(workshop.clone())
            .app_data(realtime.clone())
            .app_data(accounts.clone())
            .app_data(audit.clone())
            .app_data(backups.clone())
            .app_data(clock.clone())
            .app_data(account_settings.clone())
            .app_data(operations.clone())
            .app_data(native.clone())
            .app_data(web_data.clone())
            .app_data(console.clone())
            .app_data(estimates.clone())
            .app_data(headers.clone())
            .app_data(envelopes.clone())
            .configure(|config| depannini::table().configure(config))
            .configure(|config| depannini::pages().configure(config))
            .configure(depannini::sockets)
            .configure(|config| fronts.iter().for_each(|front| front.configure(config)))
            .configure(|config| console::table().configure(config))
            .configure(operations::configure)
            // the last one wrapped is the outermost
            .wrap(from_fn(identify::identify))
            .wrap(from_fn(rate_limit::limit))
            .wrap(from_fn(problem::native))
            .wrap(from_fn(request_id::trace))
            .wrap(operations::cors(&cors))
            .wrap(from_fn(security_headers::secure))
            .wrap(NormalizePath::trim())
    })
    .disable_signals()
    .on_connect(connection::on_connect(settings.server.stalled_seconds))
    .client_request_timeout(Duration::from_secs(settings.server.head_seconds))
    .shutdown_timeout(settings.server.shutdown_seconds)
    .client_disconnect_timeout(Duration::from_secs(2));
    let server = if settings.server.workers > 0 { server.workers(settings.server.workers) } else { server };
    let bind = settings.server.bind.clone();
    let server = server.bind(&bind).map_err(|cause| StartError::Bind { bind: bind.clone(), cause })?;
    let address = server.addrs().first().copied().ok_or_else(|| StartError::Part("no address was bound".to_owned()))?;
    parts.lock.announce(address)?;
    let serving = server.run();
    let handle = serving.handle();
    let serving = actix_web::rt::spawn(serving);
    let workers = workers::start(&parts, metrics);
    Ok(Running { address, parts, web, handle, serving, workers })
}

impl Running {
    /// Stops in order: sockets are told to come back, requests under way end, positions are written. Returns when done,
    /// at the latest a little after `server.shutdown_seconds`.
    pub async fn stop(self) {
        self.parts.stop.send_replace(true);
        self.handle.stop(true).await;
        for worker in &self.workers {
            worker.abort();
        }
        if let Err(fault) = live::flush_once(&self.parts.dispatch).await {
            tracing::error!(%fault, "the last positions could not be written");
        }
        if let Ok(Err(error)) = self.serving.await {
            tracing::error!(%error, "the server ended with an error");
        }
    }

    /// Stops at once, as a crash would: nothing is flushed. For tests of recovery.
    pub async fn crash(self) {
        for worker in &self.workers {
            worker.abort();
        }
        self.parts.stop.send_replace(true);
        self.handle.stop(false).await;
    }
}
