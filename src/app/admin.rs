//! The administrator that the settings name.

use secrecy::ExposeSecret as _;

use crate::accounts::NewAdmin;
use crate::config::Settings;

/// The administrator to make at start, if phone or e-mail and a password are given.
///
/// # Errors
/// Which of them cannot be used, and why.
pub(crate) fn from_settings(settings: &Settings) -> Result<Option<NewAdmin>, String> {
    let admin = &settings.admin;
    let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let password = admin.password.expose_secret();
    if password.is_empty() || (given(&admin.phone).is_none() && given(&admin.email).is_none()) {
        return Ok(None);
    }
    NewAdmin::read(given(&admin.phone).as_deref(), given(&admin.email).as_deref(), password, &settings.accounts.phone_prefix)
        .map(Some)
}
