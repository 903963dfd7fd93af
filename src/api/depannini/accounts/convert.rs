//! From what clients send to what the accounts take.

use chrono::NaiveDate;

use super::body::{
    AssistantQuery, EmailLoginBody, LocationBody, PhoneLoginBody, ProfileBody, RegisterBody, ResendBody, ResetBody,
    ResetConfirmBody, StatusBody, VerifyBody,
};
use crate::accounts::{
    AssistantDetails, AssistantFilter, Contact, ContactKind, LicenseCategory, Login, NewRole, PASSWORD_MAX_BYTES,
    PASSWORD_MIN_CHARS, Password, PasswordProblem, ProfileChange, Registration, Service,
};
use crate::api::http::{Complaint, Digits, Field, Reading, Verbatim};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::error::Invalid;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::language::Language;
use crate::kernel::secret::SecretString;

/// Longest name in characters.
const MAX_NAME: usize = 200;
/// Longest address in characters.
const MAX_ADDRESS: usize = 500;
/// Longest free text about a vehicle or licence, in characters.
const MAX_DETAIL: usize = 100;
/// How far around a place assistants are listed when nothing else is said, in kilometres.
const DEFAULT_RADIUS_KM: f64 = 40.0;
/// Half the way around the Earth in kilometres: everything is within.
const MAX_RADIUS_KM: f64 = 20_100.0;

fn phone(prefix: &str) -> impl Fn(String) -> Result<Phone, &'static str> + '_ {
    |text| Phone::parse(&text, prefix).ok_or("a phone number such as +213555123456")
}

fn email(text: String) -> Result<Email, &'static str> {
    Email::parse(&text).ok_or("an e-mail address such as amel@example.com")
}

fn service(word: String) -> Result<Service, &'static str> {
    Service::from_word(&word.to_lowercase()).ok_or("towing or repair")
}

fn license(word: String) -> Result<LicenseCategory, &'static str> {
    LicenseCategory::from_word(&word.to_lowercase()).ok_or("b or c")
}

/// `dd:mm:yy` of this century.
fn day(text: String) -> Result<NaiveDate, &'static str> {
    let expected = "a day as dd:mm:yy, such as 31:12:30";
    let parts: Vec<&str> = text.split(':').collect();
    let [day, month, year] = parts[..] else { return Err(expected) };
    let number = |digits: &str| {
        let fine = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        fine.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let date = number(day)
        .zip(number(month))
        .zip(number(year))
        .and_then(|((day, month), year)| NaiveDate::from_ymd_opt(2000 + i32::try_from(year).ok()?, month, day));
    date.ok_or(expected)
}

fn registration(Digits(digits): Digits) -> Result<i64, &'static str> {
    digits.parse().map_err(|_| "a whole number below 2^63")
}

/// A new password and its repetition.
fn new_password(
    read: &mut Reading,
    names: [&str; 2],
    password: Field<Verbatim>,
    again: Field<Verbatim>,
) -> Option<Password> {
    let text = match &password {
        Field::Value(Verbatim(text)) => Some(text.clone()),
        Field::Missing | Field::Null | Field::Bad { .. } => None,
    };
    let [name, again_name] = names;
    let parsed = read.required(name, password, |Verbatim(text)| {
        Password::parse_uncommon(&text).map_err(|problem| match problem {
            PasswordProblem::TooShort => {
                Complaint::new("too_short", format!("at least {PASSWORD_MIN_CHARS} characters"))
            }
            PasswordProblem::TooLong => Complaint::new("too_long", format!("at most {PASSWORD_MAX_BYTES} bytes")),
            PasswordProblem::Common => Complaint::new("common", "a password that is not among the most common ones"),
            PasswordProblem::Control => Complaint::new("control", "a text without control characters"),
        })
    });
    read.optional(again_name, again, |Verbatim(again)| {
        if text.is_none_or(|text| text == again) {
            Ok(())
        } else {
            Err(Complaint::new("mismatch", "the same password again"))
        }
    });
    parsed
}

/// A sign-up, and where the person is.
pub(super) struct SignUp {
    pub(super) registration: Registration,
    pub(super) position: Option<Point>,
}

impl RegisterBody {
    pub(super) fn into_sign_up(self, prefix: &str, language: Language) -> Result<SignUp, Invalid> {
        let mut read = Reading::new();
        let phone = read.required("phone_number", self.phone_number, phone(prefix));
        let email = read.optional("email", self.email, email);
        let name = read.required_text("name", self.name, MAX_NAME);
        let names = ["password", "password_confirm"];
        let password = new_password(&mut read, names, self.password, self.password_confirm);
        let address = read.text("address", self.address, MAX_ADDRESS);
        let is_assistant = read.required("user_type", self.user_type, |word| match word.to_lowercase().as_str() {
            "client" => Ok(false),
            "assistant" => Ok(true),
            _ => Err("client or assistant"),
        });
        let (role, position) = if is_assistant == Some(true) {
            let service = read.required("service_type", self.service_type, service);
            let vehicle_type = read.required_text("vehicle_type", self.vehicle_type, MAX_DETAIL);
            let license = read.required("driving_license_cat", self.driving_license_cat, license);
            let license_number = read.required_text("driving_license_num", self.driving_license_num, MAX_DETAIL);
            let license_expiry = read.required("driving_license_expiry", self.driving_license_expiry, day);
            let registration = read.required("vehicle_registration_num", self.vehicle_registration_num, registration);
            let position = read.point(("current_lat", self.current_lat), ("current_lng", self.current_lng));
            let role = || {
                let details = AssistantDetails {
                    service: service?,
                    vehicle_type: vehicle_type?,
                    license: license?,
                    license_number: license_number?,
                    license_expiry: license_expiry?,
                    registration_number: registration?,
                };
                Some(NewRole::Assistant { details, position: position? })
            };
            (role(), position)
        } else {
            let position = read.optional_point(("current_lat", self.current_lat), ("current_lng", self.current_lng));
            (Some(NewRole::Customer), position)
        };
        read.finish(|| {
            let registration = Registration {
                name: name?,
                phone: Some(phone?),
                email,
                username: None,
                password: password?,
                address,
                language: Some(language),
                role: role?,
            };
            Some(SignUp { registration, position })
        })
    }
}

impl EmailLoginBody {
    pub(super) fn into_login(self) -> Result<(Login, SecretString), Invalid> {
        let mut read = Reading::new();
        let email = read.required("email", self.email, email);
        let password = read.required_value("password", self.password);
        read.finish(|| Some((Login::Email(email?), SecretString::from(password?.0))))
    }
}

impl PhoneLoginBody {
    pub(super) fn into_login(self, prefix: &str) -> Result<(Login, SecretString), Invalid> {
        let mut read = Reading::new();
        let phone = read.required("phone_number", self.phone_number, phone(prefix));
        let password = read.required_value("password", self.password);
        read.finish(|| Some((Login::Phone(phone?), SecretString::from(password?.0))))
    }
}

/// A required text that is kept exactly as it came.
pub(super) fn verbatim(name: &str, field: Field<Verbatim>) -> Result<String, Invalid> {
    let mut read = Reading::new();
    let text = read.required_value(name, field);
    read.finish(|| text.map(|Verbatim(text)| text))
}

/// A required code.
pub(super) fn code(field: Field<Digits>) -> Result<String, Invalid> {
    let mut read = Reading::new();
    let code = read.required_value("code", field);
    read.finish(|| code.map(|Digits(code)| code))
}

impl VerifyBody {
    /// The contact of this kind, if one was given, and the code, if one was given.
    pub(super) fn into_parts(
        self,
        kind: ContactKind,
        prefix: &str,
        signed_in: bool,
    ) -> Result<(Option<Contact>, Option<String>), Invalid> {
        let mut read = Reading::new();
        let (name, contact) = match kind {
            ContactKind::Email => ("email", read.optional("email", self.email, email).map(Contact::Email)),
            ContactKind::Phone => {
                ("phone_number", read.optional("phone_number", self.phone_number, phone(prefix)).map(Contact::Phone))
            }
        };
        let code = read.value("code", self.code).map(|Digits(code)| code);
        let read = required_unless(read, name, contact.is_some() || signed_in);
        read.finish(|| Some((contact, code)))
    }
}

/// Complains about an absent field that is needed, unless another complaint about it stands.
fn required_unless(mut read: Reading, name: &str, fine: bool) -> Reading {
    if !fine && !read.has_complaint_about(name) {
        read.complain(name, Complaint::required());
    }
    read
}

/// Which code to send again.
pub(super) enum Resend {
    To(Contact),
    Own(ContactKind),
}

impl ResendBody {
    pub(super) fn into_resend(self, prefix: &str, signed_in: bool) -> Result<Resend, Invalid> {
        let mut read = Reading::new();
        let email = read.optional("email", self.email, email).map(Contact::Email);
        let phone = read.optional("phone_number", self.phone_number, phone(prefix)).map(Contact::Phone);
        let kind = read.optional("type", self.kind, |word| match word.to_lowercase().as_str() {
            "email" => Ok(ContactKind::Email),
            "phone" => Ok(ContactKind::Phone),
            _ => Err("email or phone"),
        });
        let own = kind.filter(|_| signed_in).map(Resend::Own);
        let resend = email.or(phone).map(Resend::To).or(own);
        let read = required_unless(read, "email", resend.is_some());
        read.finish(|| resend)
    }
}

/// E-mail or phone, of which one must be there.
fn contact(read: &mut Reading, mail: Field<String>, number: Field<String>, prefix: &str) -> Option<Contact> {
    let mail = read.optional("email", mail, email).map(Contact::Email);
    let number = read.optional("phone_number", number, phone(prefix)).map(Contact::Phone);
    let contact = mail.or(number);
    if contact.is_none() && !read.has_complaint_about("email") && !read.has_complaint_about("phone_number") {
        read.complain("email", Complaint::required());
    }
    contact
}

impl ResetBody {
    pub(super) fn into_contact(self, prefix: &str) -> Result<Contact, Invalid> {
        let mut read = Reading::new();
        let contact = contact(&mut read, self.email, self.phone_number, prefix);
        read.finish(|| contact)
    }
}

impl ResetConfirmBody {
    pub(super) fn into_parts(self, prefix: &str) -> Result<(Contact, String, Password), Invalid> {
        let mut read = Reading::new();
        let contact = contact(&mut read, self.email, self.phone_number, prefix);
        let code = read.required_value("code", self.code);
        let names = ["new_password", "new_password_confirm"];
        let password = new_password(&mut read, names, self.new_password, self.new_password_confirm);
        read.finish(|| Some((contact?, code?.0, password?)))
    }
}

impl ProfileBody {
    pub(super) fn into_change(self, prefix: &str) -> Result<ProfileChange, Invalid> {
        let mut read = Reading::new();
        let change = ProfileChange {
            name: read.text("name", self.name, MAX_NAME),
            address: read.text("address", self.address, MAX_ADDRESS),
            email: read.optional("email", self.email, email),
            phone: read.optional("phone_number", self.phone_number, phone(prefix)),
            service: read.optional("service_type", self.service_type, service),
            vehicle_type: read.text("vehicle_type", self.vehicle_type, MAX_DETAIL),
            license: read.optional("driving_license_cat", self.driving_license_cat, license),
            license_number: read.text("driving_license_num", self.driving_license_num, MAX_DETAIL),
            license_expiry: read.optional("driving_license_expiry", self.driving_license_expiry, day),
            registration_number: read.optional("vehicle_registration_num", self.vehicle_registration_num, registration),
        };
        read.finish(|| Some(change))
    }
}

impl LocationBody {
    pub(super) fn into_point(self) -> Result<Point, Invalid> {
        let mut read = Reading::new();
        let point = read.point(("latitude", self.latitude.or(self.lat)), ("longitude", self.longitude.or(self.lng)));
        read.finish(|| point)
    }
}

impl StatusBody {
    pub(super) fn into_active(self) -> Result<bool, Invalid> {
        let mut read = Reading::new();
        let active = read.required_value("is_active", self.is_active.or(self.is_active_assistant));
        read.finish(|| active)
    }
}

impl AssistantQuery {
    pub(super) fn into_filter(self) -> Result<AssistantFilter, Invalid> {
        let mut read = Reading::new();
        let service = read.optional("service_type", self.service_type, service);
        let near = read.optional("near", self.near, |text| {
            let place = text
                .split_once(',')
                .and_then(|(lat, lng)| Point::new(lat.trim().parse().ok()?, lng.trim().parse().ok()?));
            place.ok_or("a place as lat,lng, such as 36.75,3.06")
        });
        let radius = read.optional("radius_km", self.radius_km, |text| {
            let km = text.parse::<f64>().ok().filter(|km| (0.0..=MAX_RADIUS_KM).contains(km));
            km.ok_or_else(|| Complaint::range("a number of kilometres from 0 to 20100"))
        });
        read.finish(|| {
            let radius = Metres::from_km(radius.unwrap_or(DEFAULT_RADIUS_KM));
            Some(AssistantFilter { service, near: near.map(|near| (near, radius)) })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_this_century() {
        assert_eq!(day("31:12:30".to_owned()).ok(), NaiveDate::from_ymd_opt(2030, 12, 31));
        assert_eq!(day("29:02:28".to_owned()).ok(), NaiveDate::from_ymd_opt(2028, 2, 29));
        for text in ["29:02:27", "2030-12-31", "1:1:30", "31:12:2030", "aa:bb:cc", "", "+1:02:30"] {
            assert!(day(text.to_owned()).is_err(), "{text}");
        }
    }
}
