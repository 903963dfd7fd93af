//! The cookie that a refresh token travels in, for documents that want one.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::kernel::secret::{ExposeSecret as _, SecretString};

/// A cookie that scripts cannot read, which lives `days` and goes to `path` and below. `secure` keeps it off plain HTTP.
#[must_use]
pub fn keep(name: &'static str, token: &SecretString, path: &'static str, days: i64, secure: bool) -> Cookie<'static> {
    made(name, token.expose_secret().to_owned(), path, Duration::days(days), secure)
}

/// The same cookie, taken away.
#[must_use]
pub fn drop(name: &'static str, path: &'static str, secure: bool) -> Cookie<'static> {
    made(name, String::new(), path, Duration::ZERO, secure)
}

/// What a request's cookie of this name holds.
#[must_use]
pub fn read(request: &HttpRequest, name: &str) -> Option<String> {
    request.cookie(name).map(|cookie| cookie.value().to_owned()).filter(|value| !value.is_empty())
}

fn made(name: &'static str, value: String, path: &'static str, age: Duration, secure: bool) -> Cookie<'static> {
    Cookie::build(name, value).path(path).http_only(true).same_site(SameSite::Lax).secure(secure).max_age(age).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_cannot_read_it_and_it_goes_when_told() {
        let kept = keep("refresh_token", &SecretString::from("abc"), "/revcare", 7, false).to_string();
        for part in ["refresh_token=abc", "HttpOnly", "SameSite=Lax", "Path=/revcare", "Max-Age=604800"] {
            assert!(kept.contains(part), "{part} in {kept}");
        }
        assert!(!kept.contains("Secure"), "{kept}");
        assert!(drop("refresh_token", "/revcare", true).to_string().contains("Max-Age=0"));
    }
}
