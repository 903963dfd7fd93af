//! From what clients send to commands.

use super::body::{
    EmailLoginBody, GoogleBody, PhoneLoginBody, RefreshBody, RegisterBody, ResendBody, ResetBody, ResetConfirmBody,
    VerifyEmailBody, VerifyPhoneBody,
};
use crate::accounts::{AssistantDetails, Contact, ContactKind, Login, NewRole, Password, Registration};
use crate::api::depannini::person::{self, MAX_ADDRESS, MAX_LABEL, MAX_NAME};
use crate::api::http::{Complaint, Digits, Field, Reading, Verbatim};
use crate::kernel::error::Invalid;
use crate::kernel::language::Language;
use crate::kernel::secret::SecretString;

enum UserType {
    Client,
    Assistant,
}

impl RegisterBody {
    pub(in crate::api::depannini) fn into_command(
        self,
        phone_prefix: &str,
        language: Language,
    ) -> Result<Registration, Invalid> {
        let mut read = Reading::new();
        let phone = read.required("phone_number", self.phone_number, |text| person::phone(&text, phone_prefix));
        let email = read.optional("email", self.email, |text| person::email(&text));
        let name = read.required_text("name", self.name, MAX_NAME);
        let password =
            person::new_password(&mut read, ("password", self.password), ("password_confirm", self.password_confirm));
        let address = read.text("address", self.address, MAX_ADDRESS);
        let user_type = read.required("user_type", self.user_type, |word| match word.to_lowercase().as_str() {
            "client" => Ok(UserType::Client),
            "assistant" => Ok(UserType::Assistant),
            _ => Err("client or assistant"),
        });
        let place =
            (("current_lat", self.current_lat.or(self.app_lat)), ("current_lng", self.current_lng.or(self.app_lng)));
        let role = match user_type {
            Some(UserType::Assistant) => {
                let service = read.required("service_type", self.service_type, |word| person::service(&word));
                let vehicle_type = read.required_text("vehicle_type", self.vehicle_type, MAX_LABEL);
                let license =
                    read.required("driving_license_cat", self.driving_license_cat, |word| person::license(&word));
                let license_number = read.required_text("driving_license_num", self.driving_license_num, MAX_LABEL);
                let license_expiry =
                    read.required("driving_license_expiry", self.driving_license_expiry, |text| person::day(&text));
                let registration_number =
                    read.required("vehicle_registration_num", self.vehicle_registration_num, |digits| {
                        person::registration(&digits)
                    });
                let position = read.point(place.0, place.1);
                let details = || {
                    Some(AssistantDetails {
                        service: service?,
                        vehicle_type: vehicle_type?,
                        license: license?,
                        license_number: license_number?,
                        license_expiry: license_expiry?,
                        registration_number: registration_number?,
                    })
                };
                details().zip(position).map(|(details, position)| NewRole::Assistant { details, position })
            }
            Some(UserType::Client) => Some(NewRole::Customer { position: read.optional_point(place.0, place.1) }),
            None => None,
        };
        read.finish(|| {
            Some(Registration {
                name: name?,
                phone: Some(phone?),
                email,
                username: None,
                password: password?,
                address,
                language: Some(language),
                role: role?,
            })
        })
    }
}

impl EmailLoginBody {
    pub(in crate::api::depannini) fn into_login(self) -> Result<(Login, SecretString), Invalid> {
        let mut read = Reading::new();
        let email = read.required("email", self.email, |text| person::email(&text));
        let password = read.required_value("password", self.password);
        read.finish(|| Some((Login::Email(email?), password?.0.into())))
    }
}

impl PhoneLoginBody {
    pub(in crate::api::depannini) fn into_login(self, phone_prefix: &str) -> Result<(Login, SecretString), Invalid> {
        let mut read = Reading::new();
        let phone = read.required("phone_number", self.phone_number, |text| person::phone(&text, phone_prefix));
        let password = read.required_value("password", self.password);
        read.finish(|| Some((Login::Phone(phone?), password?.0.into())))
    }
}

impl GoogleBody {
    pub(in crate::api::depannini) fn into_token(self) -> Result<String, Invalid> {
        let mut read = Reading::new();
        let token = read.required_value("token", self.token);
        read.finish(|| token.map(|Verbatim(token)| token))
    }
}

impl RefreshBody {
    pub(in crate::api::depannini) fn into_token(self) -> Result<String, Invalid> {
        let mut read = Reading::new();
        let token = read.required_value("refresh", self.refresh.or(self.token));
        read.finish(|| token.map(|Verbatim(token)| token))
    }
}

/// What a request for or with a code is about; without a contact it is the caller's own.
pub(in crate::api::depannini) struct Verification {
    pub(in crate::api::depannini) to: Option<Contact>,
    pub(in crate::api::depannini) code: Option<String>,
}

impl VerifyEmailBody {
    /// Reads the contact and the code, if there is one; a contact may be left out only by one who is signed in.
    pub(in crate::api::depannini) fn into_verification(
        self,
        signed_in: bool,
        phone_prefix: &str,
    ) -> Result<Verification, Invalid> {
        let mut read = Reading::new();
        let to = contact(&mut read, self.email, Field::Missing, phone_prefix);
        verification(read, ("email", to), self.code, signed_in)
    }
}

impl VerifyPhoneBody {
    /// As for an e-mail address.
    pub(in crate::api::depannini) fn into_verification(
        self,
        signed_in: bool,
        phone_prefix: &str,
    ) -> Result<Verification, Invalid> {
        let mut read = Reading::new();
        let to = contact(&mut read, Field::Missing, self.phone_number, phone_prefix);
        verification(read, ("phone_number", to), self.code, signed_in)
    }
}

fn verification(
    mut read: Reading,
    (name, to): (&str, Maybe),
    code: Field<Digits>,
    signed_in: bool,
) -> Result<Verification, Invalid> {
    let code = read.value("code", code).map(|Digits(code)| code);
    require_contact(&mut read, name, &to, signed_in);
    read.finish(|| Some(Verification { to: to.found(), code }))
}

impl Verification {
    /// The same with a code that must be there.
    pub(in crate::api::depannini) fn confirmed(self) -> Result<(Option<Contact>, String), Invalid> {
        let mut read = Reading::new();
        if self.code.is_none() {
            read.complain("code", Complaint::required());
        }
        read.finish(|| Some((self.to, self.code?)))
    }
}

/// Where to send a code again.
pub(in crate::api::depannini) enum Resend {
    To(Contact),
    /// To the caller's own contact.
    Own(ContactKind),
}

impl ResendBody {
    pub(in crate::api::depannini) fn into_resend(self, phone_prefix: &str) -> Result<Resend, Invalid> {
        let mut read = Reading::new();
        let to = contact(&mut read, self.email, self.phone_number, phone_prefix);
        let kind = read.optional("type", self.kind, |word| match word.to_lowercase().as_str() {
            "email" => Ok(ContactKind::Email),
            "phone" => Ok(ContactKind::Phone),
            _ => Err("email or phone"),
        });
        require_contact(&mut read, "email", &to, kind.is_some());
        read.finish(|| to.found().map(Resend::To).or(kind.map(Resend::Own)))
    }
}

impl ResetBody {
    pub(in crate::api::depannini) fn into_contact(self, phone_prefix: &str) -> Result<Contact, Invalid> {
        let mut read = Reading::new();
        let to = contact(&mut read, self.email, self.phone_number, phone_prefix);
        require_contact(&mut read, "email", &to, false);
        read.finish(|| to.found())
    }
}

impl ResetConfirmBody {
    pub(in crate::api::depannini) fn into_command(
        self,
        phone_prefix: &str,
    ) -> Result<(Contact, String, Password), Invalid> {
        let mut read = Reading::new();
        let to = contact(&mut read, self.email, self.phone_number, phone_prefix);
        require_contact(&mut read, "email", &to, false);
        let code = read.required_value("code", self.code);
        let password = person::new_password(
            &mut read,
            ("new_password", self.new_password),
            ("new_password_confirm", self.new_password_confirm),
        );
        read.finish(|| Some((to.found()?, code?.0, password?)))
    }
}

/// A contact that may be absent; one that cannot be read has been complained of.
enum Maybe {
    Found(Contact),
    Absent,
    Wrong,
}

impl Maybe {
    fn found(self) -> Option<Contact> {
        match self {
            Self::Found(contact) => Some(contact),
            Self::Absent | Self::Wrong => None,
        }
    }
}

/// The e-mail address, else the phone number.
fn contact(read: &mut Reading, email: Field<String>, phone: Field<String>, phone_prefix: &str) -> Maybe {
    let mut wrong = false;
    let email = read.optional("email", email, |text| person::email(&text).inspect_err(|_| wrong = true));
    let phone =
        read.optional("phone_number", phone, |text| person::phone(&text, phone_prefix).inspect_err(|_| wrong = true));
    match email.map(Contact::Email).or(phone.map(Contact::Phone)) {
        Some(contact) => Maybe::Found(contact),
        None if wrong => Maybe::Wrong,
        None => Maybe::Absent,
    }
}

fn require_contact(read: &mut Reading, name: &str, to: &Maybe, optional: bool) {
    if matches!(to, Maybe::Absent) && !optional {
        read.complain(name, Complaint::required());
    }
}
