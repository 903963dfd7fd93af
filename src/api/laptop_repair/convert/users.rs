//! Users, and how they sign in.

use crate::accounts::{AccountChange, Door, Newcomer, Role, Tokens};
use crate::api::http::fields::{LINK, NAME, changed_text};
use crate::api::http::person::{self, email, password};
use crate::api::http::sign_in::Credentials;
use crate::api::http::{Field, Reading};
use crate::api::laptop_repair::dto::users::{
    AccessJson, LoginBody, LoginJson, RefreshBody, RegisterBody, TokensJson, UserBody, UserChangeBody, UserJson,
};
use crate::kernel::error::Invalid;
use crate::kernel::secret::{ExposeSecret as _, SecretString};
use crate::workshop::people::User;

const BEARER: &str = "bearer";

impl RegisterBody {
    pub(in crate::api::laptop_repair) fn into_newcomer(self, prefix: &str) -> Result<Newcomer, Invalid> {
        let Self { full_name, phone, email, password } = self;
        UserBody { full_name, phone, email, password, is_staff: Field::Missing }
            .into_newcomer(prefix)
            .map(|(new, _)| new)
    }
}

impl UserBody {
    /// Who, and whether they are to be staff.
    pub(in crate::api::laptop_repair) fn into_newcomer(self, prefix: &str) -> Result<(Newcomer, bool), Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("full_name", self.full_name, NAME);
        let phone = read.required("phone", self.phone, |text| person::phone(&text, prefix));
        let email = read.optional("email", self.email, email);
        let password = read.required("password", self.password, password);
        let is_staff = read.value("is_staff", self.is_staff).unwrap_or(false);
        read.finish(|| {
            let newcomer = Newcomer {
                role: Role::Customer,
                name: name?,
                username: None,
                phone: Some(phone?),
                phone_written: None,
                email,
                address: None,
                password: Some(password?),
                language: None,
            };
            Some((newcomer, is_staff))
        })
    }
}

impl UserChangeBody {
    /// What changes, and whether they are to be staff.
    pub(in crate::api::laptop_repair) fn into_change(self) -> Result<(AccountChange, Option<bool>), Invalid> {
        let mut read = Reading::new();
        let change = AccountChange {
            name: read.text("full_name", self.full_name, NAME),
            email: read.optional("email", self.email, email),
            picture: changed_text(&mut read, "profile_picture", self.profile_picture, LINK),
            is_active: read.value("is_active", self.is_active),
            ..AccountChange::default()
        };
        let is_staff = read.value("is_staff", self.is_staff);
        read.finish(|| Some((change, is_staff)))
    }
}

impl LoginBody {
    pub(in crate::api::laptop_repair) fn into_credentials(self, prefix: &str) -> Result<Credentials, Invalid> {
        let mut read = Reading::new();
        let phone = read.required_value("phone", self.phone);
        let password = read.required_value("password", self.password);
        read.finish(|| Some(Credentials::by_phone(Door::LaptopRepair, &phone?, prefix, password?.0)))
    }
}

impl RefreshBody {
    pub(in crate::api::laptop_repair) fn into_token(self) -> Result<SecretString, Invalid> {
        let mut read = Reading::new();
        let token = read.required_value("refresh_token", self.refresh_token);
        read.finish(|| Some(SecretString::from(token?.0)))
    }
}

impl From<User> for UserJson {
    fn from(User { account, is_staff }: User) -> Self {
        Self {
            id: account.id.get(),
            full_name: account.name,
            phone: account.phone_sent,
            email: account.email,
            profile_picture: account.picture,
            is_active: !account.is_blocked,
            is_staff,
            created_at: account.created_at.rfc3339(),
        }
    }
}

impl LoginJson {
    pub(in crate::api::laptop_repair) fn of(user: User, tokens: &Tokens) -> Self {
        let tokens = TokensJson {
            access_token: tokens.access.expose_secret().to_owned(),
            refresh_token: tokens.refresh.expose_secret().to_owned(),
            token_type: BEARER,
        };
        Self { user: user.into(), tokens }
    }
}

impl From<Tokens> for AccessJson {
    fn from(tokens: Tokens) -> Self {
        Self { access_token: tokens.access.expose_secret().to_owned(), token_type: BEARER }
    }
}
