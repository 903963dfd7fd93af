//! How people are written on this API: words, contacts, days.

use chrono::{Datelike as _, NaiveDate};

use crate::accounts::{LicenseCategory, Password, PasswordProblem, Role, Service};
use crate::api::http::{Complaint, Digits, Field, Reading, Verbatim};
use crate::kernel::contact::{Email, Phone};

/// The longest name in characters.
pub(super) const MAX_NAME: usize = 200;
/// The longest address in characters.
pub(super) const MAX_ADDRESS: usize = 500;
/// The longest name of a vehicle, and the longest number of a licence, in characters.
pub(super) const MAX_LABEL: usize = 100;

/// The word for a role; this API says `client`.
pub(super) const fn user_type(role: Role) -> &'static str {
    match role {
        Role::Customer => "client",
        Role::Assistant => "assistant",
        Role::Mechanic => "mechanic",
        Role::Admin => "admin",
    }
}

/// A phone number; a leading 0 stands for `prefix`.
pub(super) fn phone(text: &str, prefix: &str) -> Result<Phone, &'static str> {
    Phone::parse(text, prefix).ok_or("a phone number such as +213555123456")
}

/// An e-mail address.
pub(super) fn email(text: &str) -> Result<Email, &'static str> {
    Email::parse(text).ok_or("an e-mail address")
}

/// `towing` or `repair`.
pub(super) fn service(word: &str) -> Result<Service, &'static str> {
    Service::from_word(&word.to_lowercase()).ok_or("towing or repair")
}

/// `b` or `c`.
pub(super) fn license(word: &str) -> Result<LicenseCategory, &'static str> {
    LicenseCategory::from_word(&word.to_lowercase()).ok_or("b or c")
}

/// A vehicle's registration: a whole number, also when sent as a text.
pub(super) fn registration(digits: &Digits) -> Result<i64, Complaint> {
    digits.0.parse().map_err(|_| Complaint::range("a whole number of at most 18 digits"))
}

/// A day of the years 2000 to 2099 as `dd:mm:yy`.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let expected = "a day as dd:mm:yy";
    let mut parts = text.split(':').map(|part| {
        let two_digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        two_digits.then(|| part.parse::<u32>().ok()).flatten()
    });
    let (Some(Some(day)), Some(Some(month)), Some(Some(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(expected);
    };
    let year = i32::try_from(2000 + year).map_err(|_| expected)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(expected)
}

/// A day as [`day`] reads it.
pub(super) fn day_text(day: NaiveDate) -> String {
    format!("{:02}:{:02}:{:02}", day.day(), day.month(), day.year().rem_euclid(100))
}

/// A new password, which comes twice; a second one that is left out counts as the same.
pub(super) fn new_password(
    read: &mut Reading,
    (name, password): (&str, Field<Verbatim>),
    (again, confirm): (&str, Field<Verbatim>),
) -> Option<Password> {
    let text = match &password {
        Field::Value(Verbatim(text)) => text.clone(),
        Field::Missing | Field::Null | Field::Bad { .. } => String::new(),
    };
    let parsed = read.required(name, password, |Verbatim(text)| Password::parse_uncommon(&text).map_err(complaint));
    read.optional(again, confirm, |Verbatim(confirm)| {
        if confirm == text { Ok(()) } else { Err(Complaint::new("mismatch", "the same password again")) }
    });
    parsed
}

fn complaint(problem: PasswordProblem) -> Complaint {
    match problem {
        PasswordProblem::TooShort => Complaint::new("too_short", "at least 8 characters"),
        PasswordProblem::TooLong => Complaint::new("too_long", "at most 72 bytes"),
        PasswordProblem::Common => Complaint::new("common", "a less common password"),
        PasswordProblem::Control => Complaint::new("control", "a text without control characters"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_two_digits_each() {
        assert_eq!(day("05:11:27"), Ok(NaiveDate::from_ymd_opt(2027, 11, 5).unwrap()));
        assert_eq!(day_text(day("05:11:27").unwrap()), "05:11:27");
        for text in ["", "5:11:27", "05-11-27", "31:02:27", "05:11:2027", "05:11", "05:11:27:01", "+5:11:27"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
