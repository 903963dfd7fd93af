//! Fields that say who somebody is, in whatever edition.

use super::reading::Complaint;
use super::wire::Verbatim;
use crate::accounts::Password;
use crate::kernel::contact::{Email, Phone};

/// An e-mail address.
///
/// # Errors
/// Anything else.
pub fn email(text: String) -> Result<Email, &'static str> {
    Email::parse(&text).ok_or("an e-mail address")
}

/// A phone number; `prefix` stands for a leading 0.
///
/// # Errors
/// Anything else.
pub fn phone(text: &str, prefix: &str) -> Result<Phone, &'static str> {
    Phone::parse(text, prefix).ok_or("a phone number such as +213555123456")
}

/// A password as the documented editions take it.
///
/// # Errors
/// Shorter than 8 characters or longer than 72 bytes.
pub fn password(text: Verbatim) -> Result<Password, Complaint> {
    Password::parse(&text.0).map_err(|_| Complaint::new("password", "8 characters to 72 bytes"))
}
