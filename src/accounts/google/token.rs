//! What a Google ID token says, once its signature, issuer, audience and time hold.

use jsonwebtoken::{Algorithm, Validation};
use serde::Deserialize;

use crate::accounts::Accounts;
use crate::accounts::error::Error;

/// A person as Google vouches for them.
#[derive(Debug, Clone)]
pub(super) struct GooglePerson {
    /// Google's lasting id of the person.
    pub(super) subject: String,
    pub(super) email: Option<String>,
    pub(super) email_verified: bool,
    pub(super) name: Option<String>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    /// Seconds since 1970.
    exp: f64,
    sub: String,
    email: Option<String>,
    email_verified: Option<Flag>,
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// Google writes the flag as a boolean, in older tokens as a text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Flag {
    Bool(bool),
    Text(String),
}

const ISSUERS: [&str; 2] = ["accounts.google.com", "https://accounts.google.com"];

impl Accounts {
    /// Reads an ID token.
    pub(super) async fn google_person(&self, token: &str) -> Result<GooglePerson, Error> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| Error::TokenInvalid)?;
        let id = header.kid.filter(|_| header.alg == Algorithm::RS256).ok_or(Error::TokenInvalid)?;
        if self.settings().google_client_ids.is_empty() {
            return Err(Error::TokenInvalid);
        }
        let key = self.google_keys().find(&id).await?.ok_or(Error::TokenInvalid)?;
        let mut validation = Validation::new(Algorithm::RS256);
        // issuer, audience and time are checked below: the time against our clock
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        let claims = jsonwebtoken::decode::<Claims>(token, &key, &validation).map_err(|_| Error::TokenInvalid)?.claims;
        let ours = |audience: &String| self.settings().google_client_ids.contains(audience);
        let for_us = match &claims.aud {
            Audience::One(audience) => ours(audience),
            Audience::Many(audiences) => audiences.iter().any(ours),
        };
        if !for_us || !ISSUERS.contains(&claims.iss.as_str()) || claims.sub.is_empty() || claims.sub.len() > 255 {
            return Err(Error::TokenInvalid);
        }
        // seconds in an f64 are exact far beyond any date, and JSON has no NaN
        if claims.exp <= self.now().seconds() as f64 {
            return Err(Error::TokenExpired);
        }
        let email_verified = match claims.email_verified {
            Some(Flag::Bool(verified)) => verified,
            Some(Flag::Text(text)) => text == "true",
            None => false,
        };
        Ok(GooglePerson { subject: claims.sub, email: claims.email, email_verified, name: claims.name })
    }
}
