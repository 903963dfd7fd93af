//! Reading an administrator's particulars, for the settings and for `create-admin`.

use secrecy::ExposeSecret as _;

use crate::accounts::{NewAdmin, Password};
use crate::config::Settings;
use crate::kernel::contact::{Email, Phone};

/// The administrator that the settings name, if phone or e-mail and a password are given.
///
/// # Errors
/// Which of them cannot be used, and what was expected.
pub(super) fn from_settings(settings: &Settings) -> Result<Option<NewAdmin>, String> {
    let admin = &settings.admin;
    let password = admin.password.expose_secret();
    if password.is_empty() || (admin.phone.trim().is_empty() && admin.email.trim().is_empty()) {
        return Ok(None);
    }
    read_admin(&admin.phone, &admin.email, password, &settings.accounts.phone_prefix).map(Some)
}

/// An administrator from texts; an empty one counts as absent.
///
/// # Errors
/// Which text cannot be used, and what was expected.
pub fn read_admin(phone: &str, email: &str, password: &str, phone_prefix: &str) -> Result<NewAdmin, String> {
    let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let phone = given(phone)
        .map(|text| Phone::parse(&text, phone_prefix).ok_or("admin phone: a number such as +213555123456"))
        .transpose()?;
    let email = given(email)
        .map(|text| Email::parse(&text).ok_or("admin e-mail: an address such as admin@example.org"))
        .transpose()?;
    if phone.is_none() && email.is_none() {
        return Err("admin: a phone number or an e-mail address is needed".to_owned());
    }
    let password =
        Password::parse(password).map_err(|_| "admin password: at least 8 characters and at most 72 bytes")?;
    Ok(NewAdmin { name: "Administrator".to_owned(), phone, email, password })
}
