//! `[web]`: what the web apps show.

use serde::{Deserialize, Serialize};

/// What the web apps show.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebSettings {
    /// What the service is called.
    pub name: String,
    /// Address template of raster map tiles; empty = none.
    pub tiles: String,
    /// Whose map it is.
    pub attribution: String,
    /// Path of a PMTiles file on this machine; empty = none.
    pub pmtiles: String,
    /// Degrees north of the map's middle.
    pub center_lat: f64,
    /// Degrees east of the map's middle.
    pub center_lng: f64,
    /// How near the map begins.
    pub zoom: u8,
    /// Whom to call when nothing works.
    pub support_phone: String,
}

impl WebSettings {
    /// Where tiles come from, as a policy for browsers (CSP) names it: scheme, host and port, with `*` for a first label
    /// that the template leaves open. `None` without tiles, with tiles of this server, and for what is no such address.
    #[must_use]
    pub fn tiles_origin(&self) -> Option<String> {
        let (scheme, rest) = self.tiles.split_once("://").filter(|(scheme, _)| matches!(*scheme, "https" | "http"))?;
        let host = rest.split('/').next()?.replace("{s}.", "*.");
        let label = host.strip_prefix("*.").unwrap_or(&host);
        let fine = label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']'));
        (fine && !label.is_empty()).then(|| format!("{scheme}://{host}"))
    }

    /// Whether the template can be used: an address on this server or another, with a place for each coordinate.
    pub(super) fn tiles_are_fine(&self) -> bool {
        let own = self.tiles.starts_with('/') && !self.tiles.starts_with("//");
        let placed = ["{x}", "{y}", "{z}"].iter().all(|place| self.tiles.contains(place));
        self.tiles.is_empty() || (placed && (own || self.tiles_origin().is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(tiles: &str) -> WebSettings {
        let settings = crate::config::load(&crate::config::Overrides::default(), std::iter::empty()).unwrap();
        WebSettings { tiles: tiles.to_owned(), ..settings.web }
    }

    #[test]
    fn the_origin_is_all_that_a_policy_names() {
        for (tiles, origin) in [
            ("https://tiles.example.org/{z}/{x}/{y}.png", Some("https://tiles.example.org")),
            ("https://{s}.tiles.example.org:8443/{z}/{x}/{y}.png", Some("https://*.tiles.example.org:8443")),
            ("http://[fd00::1]/{z}/{x}/{y}.png", Some("http://[fd00::1]")),
            ("/tiles/{z}/{x}/{y}.png", None),
            ("", None),
        ] {
            assert_eq!(with(tiles).tiles_origin().as_deref(), origin, "{tiles}");
            assert!(with(tiles).tiles_are_fine(), "{tiles}");
        }
    }

    #[test]
    fn what_would_end_a_policy_is_refused() {
        for tiles in [
            "https://x; script-src *//{z}/{x}/{y}",
            "https://a b/{z}/{x}/{y}",
            "ftp://x/{z}/{x}/{y}",
            "//x/{z}/{x}/{y}",
            "https:///{z}/{x}/{y}",
            "https://{s}.{t}.org/{z}/{x}/{y}",
            "https://x/{z}/{x}.png",
        ] {
            assert!(!with(tiles).tiles_are_fine(), "{tiles}");
        }
    }
}
