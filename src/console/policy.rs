//! What a page of the web apps may do.

use actix_web::http::header::HeaderValue;

use crate::config::WebSettings;

/// Needed where a tile server is not: the page's own files, and calls and sockets to its own server.
const STRICT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; manifest-src 'self'; \
    worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Where one is, of all that a device can do.
pub(super) const DEVICE: &str = "geolocation=(self), camera=(), microphone=(), payment=(), usb=()";

/// The policy (CSP) by the settings: only the tiles of the map come from elsewhere, and only from where they are said to be.
pub(super) fn of(settings: &WebSettings) -> HeaderValue {
    let tiles = settings.tiles_origin().map(|origin| format!(" {origin}")).unwrap_or_default();
    let policy = format!("{STRICT}; img-src 'self' data: blob:{tiles}; connect-src 'self'{tiles}");
    // what would not be a header was refused with the settings
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(STRICT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(tiles: &str) -> String {
        let settings = crate::config::load(&crate::config::Overrides::default(), std::iter::empty()).unwrap().web;
        let settings = WebSettings { tiles: tiles.to_owned(), ..settings };
        of(&settings).to_str().unwrap().to_owned()
    }

    #[test]
    fn nothing_comes_from_elsewhere_but_tiles() {
        let own = with("");
        assert!(own.starts_with("default-src 'none';") && !own.contains("unsafe") && !own.contains("http"), "{own}");
        let tiled = with("https://{s}.tiles.example.org/{z}/{x}/{y}.png");
        let named: Vec<&str> = tiled.split("; ").filter(|directive| directive.contains("tiles.example.org")).collect();
        let expected = [
            "img-src 'self' data: blob: https://*.tiles.example.org",
            "connect-src 'self' https://*.tiles.example.org",
        ];
        assert_eq!(named, expected);
    }
}
