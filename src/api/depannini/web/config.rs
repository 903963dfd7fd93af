//! What a page of the web apps begins with.

use std::sync::{Arc, OnceLock};

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::depannini::NativeState;
use crate::api::depannini::assistance::view::PlaceJson;
use crate::config::{Mode, Settings, WebSettings};
use crate::dispatch::Dispatch;
use crate::kernel::geo::Point;
use crate::kernel::money::Currency;
use crate::kernel::time::{ScaledClock, Timestamp};
use crate::workshop::Workshop;

/// What is the same for everybody may be kept for a minute.
pub(super) const A_MINUTE: &str = "public, max-age=60";

/// Somebody whom a visitor of the demo may be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemoPerson {
    /// To sign in with.
    pub phone_number: String,
    /// And that.
    pub password: String,
}

/// Whom a visitor of the demo may be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemoAccounts {
    /// May ask for help.
    pub driver: DemoPerson,
    /// May give it.
    pub assistant: DemoPerson,
    /// Runs the deployment.
    pub console: DemoPerson,
}

/// A demo that runs.
#[derive(Debug)]
struct Demo {
    accounts: DemoAccounts,
    clock: Arc<ScaledClock>,
}

/// What the web apps show, by the settings.
#[derive(Debug, Clone)]
pub struct WebState {
    settings: WebSettings,
    currency: Currency,
    time_zone: String,
    require_approved_documents: bool,
    /// Told by the demo once its people have signed up.
    demo: Arc<OnceLock<Demo>>,
}

impl WebState {
    /// From the settings.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            settings: settings.web.clone(),
            currency: Currency::parse(&settings.locale.currency).unwrap_or(Currency::DZD),
            time_zone: settings.locale.time_zone.clone(),
            require_approved_documents: settings.accounts.require_approved_documents,
            demo: Arc::default(),
        }
    }

    /// Tells visitors of a demo whom they may be, and lets them set its clock; only the first word counts.
    pub fn invite(&self, accounts: DemoAccounts, clock: Arc<ScaledClock>) {
        self.demo.get_or_init(|| Demo { accounts, clock });
    }

    /// The clock that a visitor may set.
    pub(in crate::api::depannini) fn demo_clock(&self) -> Option<&ScaledClock> {
        self.demo.get().map(|demo| &*demo.clock)
    }
}

/// The map.
#[derive(Debug, Serialize, ToSchema)]
pub struct MapJson {
    /// Address template of raster tiles.
    pub tiles: Option<String>,
    /// Whose map it is.
    pub attribution: Option<String>,
    /// Where the map's file is.
    pub pmtiles: Option<&'static str>,
    /// Its middle at the beginning.
    pub center: PlaceJson,
    /// How near it begins, 0 to 22.
    pub zoom: u8,
}

/// The clock of the dispatch: what its times are to be compared with. The garage and the accounts live by the time of day.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClockJson {
    /// What it shows.
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
    /// How many of its seconds pass in one of life: 1, but for the demo.
    pub rate: f64,
    /// The time of day: the same, but for the demo.
    #[schema(value_type = String, format = DateTime)]
    pub time_of_day: Timestamp,
}

impl ClockJson {
    pub(in crate::api::depannini) fn now(dispatch: &Dispatch, workshop: &Workshop) -> Self {
        let clock = dispatch.work.clock();
        Self { now: clock.now(), rate: clock.rate(), time_of_day: workshop.work.clock().now() }
    }
}

/// What a page begins with.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebConfigJson {
    /// What the service is called.
    pub name: String,
    /// ISO 4217.
    pub currency: String,
    /// Decimal places of an amount.
    pub currency_digits: u32,
    /// IANA name.
    pub time_zone: String,
    /// The time.
    pub clock: ClockJson,
    /// Codes are in `/dev/outbox`.
    pub development: bool,
    /// The map.
    pub map: MapJson,
    /// Whom a visitor may be; only in the demo.
    pub demo: Option<DemoAccounts>,
    /// Whom to call when nothing works.
    pub support_phone: Option<String>,
    /// Whether assistants need approved documents before they can go active.
    pub require_approved_documents: bool,
}

/// What a page of the web apps begins with: names, money, time and the map.
#[utoipa::path(
    get, path = "/api/web/config/", tag = "web", operation_id = "web_config",
    responses((status = 200, body = WebConfigJson)))]
pub async fn config(
    web: Data<WebState>,
    native: Data<NativeState>,
    dispatch: Data<Dispatch>,
    workshop: Data<Workshop>,
) -> HttpResponse {
    let settings = &web.settings;
    let said = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let middle = Point::new(settings.center_lat, settings.center_lng);
    let told = WebConfigJson {
        name: settings.name.clone(),
        currency: web.currency.code().to_owned(),
        currency_digits: web.currency.exponent(),
        time_zone: web.time_zone.clone(),
        clock: ClockJson::now(&dispatch, &workshop),
        development: native.mode == Mode::Development,
        map: MapJson {
            tiles: said(&settings.tiles),
            attribution: said(&settings.attribution),
            pmtiles: (!settings.pmtiles.is_empty()).then_some("/map.pmtiles"),
            center: middle.map_or(PlaceJson { lat: 0.0, lng: 0.0 }, PlaceJson::from),
            zoom: settings.zoom,
        },
        demo: web.demo.get().map(|demo| demo.accounts.clone()),
        support_phone: said(&settings.support_phone),
        require_approved_documents: web.require_approved_documents,
    };
    // what the clock shows is true now only
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(told)
}
