//! Signing up and in; accounts.

use super::iso;
use crate::accounts::{Account, AccountChange, Door, Newcomer, Role, SignedIn, full_name, username};
use crate::api::carcare_pro::dto::{AccountBody, AccountJson, LoginBody, LoginJson, RegisteredJson, RegistrationBody};
use crate::api::http::Reading;
use crate::api::http::fields::LABEL;
use crate::api::http::person::{email, password, phone};
use crate::api::http::sign_in::Credentials;
use crate::kernel::error::Invalid;
use crate::kernel::secret::ExposeSecret as _;

fn name_of(text: String) -> Result<String, &'static str> {
    username(&text).ok_or("a name without blanks")
}

fn role(word: &str) -> Result<Role, &'static str> {
    match word {
        "customer" => Ok(Role::Customer),
        "mechanic" => Ok(Role::Mechanic),
        _ => Err("customer or mechanic"),
    }
}

impl RegistrationBody {
    pub(in crate::api::carcare_pro) fn into_newcomer(self, prefix: &str) -> Result<Newcomer, Invalid> {
        let mut read = Reading::new();
        let role = read.required("user_type", self.user_type, |word| role(&word));
        let Self { username, first_name, last_name, email, phone_number, password, .. } = self;
        let person = AccountBody { username, first_name, last_name, email, phone_number, password };
        let newcomer = person.newcomer(&mut read, prefix);
        read.finish(|| Some(Newcomer { role: role?, ..newcomer? }))
    }
}

impl AccountBody {
    /// A customer.
    pub(in crate::api::carcare_pro) fn into_newcomer(self, prefix: &str) -> Result<Newcomer, Invalid> {
        let mut read = Reading::new();
        let newcomer = self.newcomer(&mut read, prefix);
        read.finish(|| newcomer)
    }

    fn newcomer(self, read: &mut Reading, prefix: &str) -> Option<Newcomer> {
        let username = read.required("username", self.username, name_of);
        let first = read.required_text("first_name", self.first_name, LABEL);
        let last = read.required_text("last_name", self.last_name, LABEL);
        let email = read.required("email", self.email, email);
        let phone = read.required("phone_number", self.phone_number, |text| phone(&text, prefix));
        let password = read.required("password", self.password, password);
        Some(Newcomer {
            role: Role::Customer,
            name: full_name(&first?, &last?),
            username: Some(username?),
            phone: Some(phone?),
            phone_written: None,
            email: Some(email?),
            address: None,
            password: Some(password?),
            language: None,
        })
    }

    pub(in crate::api::carcare_pro) fn into_change(self, prefix: &str) -> Result<AccountChange, Invalid> {
        let mut read = Reading::new();
        let change = AccountChange {
            first_name: read.text("first_name", self.first_name, LABEL),
            last_name: read.text("last_name", self.last_name, LABEL),
            email: read.optional("email", self.email, email),
            phone: read.optional("phone_number", self.phone_number, |text| phone(&text, prefix)),
            password: read.optional("password", self.password, password),
            ..AccountChange::default()
        };
        read.finish(|| Some(change))
    }
}

impl LoginBody {
    pub(in crate::api::carcare_pro) fn into_credentials(self, prefix: &str) -> Result<Credentials, Invalid> {
        let mut read = Reading::new();
        let login = read.required_value("username", self.username);
        let password = read.required_value("password", self.password);
        read.finish(|| Some(Credentials::by_any(Door::CarcarePro, &login?, prefix, password?.0)))
    }
}

impl From<SignedIn> for LoginJson {
    fn from(SignedIn { tokens, .. }: SignedIn) -> Self {
        Self {
            token: tokens.access.expose_secret().to_owned(),
            refresh_token: tokens.refresh.expose_secret().to_owned(),
        }
    }
}

impl From<Account> for RegisteredJson {
    fn from(account: Account) -> Self {
        let AccountJson { username, first_name, email, .. } = account.into();
        Self { username, first_name, email }
    }
}

impl From<Account> for AccountJson {
    fn from(account: Account) -> Self {
        let (first, last) = account.name_parts();
        let (first_name, last_name) = (first.to_owned(), last.to_owned());
        let email = account.email.unwrap_or_default();
        let phone_number = account.phone_sent.unwrap_or_default();
        // whoever has no username signs in with one of these
        let contact = if email.is_empty() { &phone_number } else { &email };
        Self {
            id: account.id.get(),
            username: account.username.unwrap_or_else(|| contact.clone()),
            first_name,
            last_name,
            email,
            phone_number,
            created_at: iso(account.created_at),
            updated_at: iso(account.updated_at),
        }
    }
}
