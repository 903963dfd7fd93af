//! Serves the web apps: the built files that are in the binary, and the map's file from the disk.
//!
//! Pages have addresses of their own (`/`, `/assistant`, `/console`, `/t/{token}`); what they load stands below `/web` and
//! `/assistant`. Everything is sent with a policy that allows no inline code and nothing from elsewhere but the map's tiles.

mod files;
mod map;
mod pages;
mod policy;
mod send;

use std::path::PathBuf;

use actix_web::http::header::HeaderValue;

use crate::api::http::{Table, get};
use crate::config::WebSettings;

/// What serving needs, as the application's data.
#[derive(Debug, Clone)]
pub struct Console {
    policy: HeaderValue,
    map: Option<PathBuf>,
}

impl Console {
    /// By the settings.
    #[must_use]
    pub fn new(settings: &WebSettings) -> Self {
        let map = Some(&settings.pmtiles).filter(|path| !path.is_empty()).map(PathBuf::from);
        Self { policy: policy::of(settings), map }
    }
}

/// The routes. A page of an app stands at every address below it that names no file, so that each of its views has one.
#[must_use]
pub fn table() -> Table {
    Table::new()
        .at("/", [get(pages::driver)])
        .at("/assistant", [get(pages::assistant)])
        .at("/assistant/{file:.*}", [get(pages::below_assistant)])
        .at("/console", [get(pages::console)])
        .at("/console/{view:.*}", [get(pages::below_console)])
        .at("/t/{token}", [get(pages::track)])
        .at("/web/{file:.*}", [get(pages::loaded)])
        .at("/map.pmtiles", [get(map::map)])
}
