//! From what clients send about people to commands.

use super::body::{AdminBody, CustomerBody, CustomerQuery, MechanicBody, MechanicQuery};
use crate::accounts::{AccountChange, Newcomer, Role, full_name};
use crate::api::http::fields::{LABEL, NAME, day_of, ids};
use crate::api::http::person::{email, password, phone};
use crate::api::http::{Complaint, Field, Reading, Spelled, Verbatim};
use crate::api::revcare::ids as people;
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, MechanicId};
use crate::workshop::people::MechanicChange;

/// The account's part of any body.
#[derive(Default)]
struct Person {
    name: Field<String>,
    first_name: Field<String>,
    last_name: Field<String>,
    email: Field<String>,
    phone: Field<Spelled>,
    password: Field<Verbatim>,
}

impl Person {
    fn read(self, read: &mut Reading, prefix: &str) -> AccountChange {
        AccountChange {
            name: read.text("name", self.name, NAME),
            first_name: read.text("first_name", self.first_name, LABEL),
            last_name: read.text("last_name", self.last_name, LABEL),
            email: read.optional("email", self.email, email),
            phone: read.optional("phone", self.phone, |text| phone(&text.0, prefix)),
            password: read.optional("password", self.password, password),
            ..AccountChange::default()
        }
    }
}

/// Complains about what is missing, unless something is wrong with it already.
fn require(read: &mut Reading, name: &str, is_there: bool) {
    if !is_there && !read.has_complaint_about(name) {
        read.complain(name, Complaint::required());
    }
}

/// Somebody new of this role out of what a body says.
fn newcomer(role: Role, said: AccountChange) -> Newcomer {
    let parts = || full_name(said.first_name.as_deref().unwrap_or(""), said.last_name.as_deref().unwrap_or(""));
    Newcomer {
        role,
        name: said.name.clone().unwrap_or_else(parts),
        username: None,
        phone: said.phone,
        phone_written: None,
        email: said.email,
        address: None,
        password: said.password,
        language: None,
    }
}

impl AdminBody {
    pub(super) fn into_newcomer(self, prefix: &str) -> Result<Newcomer, Invalid> {
        let mut read = Reading::new();
        let said = self.person().read(&mut read, prefix);
        require(&mut read, "first_name", said.first_name.is_some());
        require(&mut read, "last_name", said.last_name.is_some());
        require(&mut read, "email", said.email.is_some());
        require(&mut read, "phone", said.phone.is_some());
        read.finish(|| Some(newcomer(Role::Admin, said)))
    }

    pub(super) fn into_change(self, prefix: &str) -> Result<AccountChange, Invalid> {
        let mut read = Reading::new();
        let change = self.person().read(&mut read, prefix);
        read.finish(|| Some(change))
    }

    fn person(self) -> Person {
        let Self { first_name, last_name, email, phone, password } = self;
        Person { name: Field::Missing, first_name, last_name, email, phone, password }
    }
}

impl MechanicBody {
    pub(super) fn into_newcomer(self, prefix: &str) -> Result<(Newcomer, MechanicChange), Invalid> {
        let mut read = Reading::new();
        let (person, said) = self.read(&mut read, prefix);
        require(&mut read, "name", person.name.is_some() || person.first_name.is_some());
        require(&mut read, "phone", person.phone.is_some());
        read.finish(|| Some((newcomer(Role::Mechanic, person), said)))
    }

    pub(super) fn into_change(self, prefix: &str) -> Result<(AccountChange, MechanicChange), Invalid> {
        let mut read = Reading::new();
        let change = self.read(&mut read, prefix);
        read.finish(|| Some(change))
    }

    fn read(self, read: &mut Reading, prefix: &str) -> (AccountChange, MechanicChange) {
        let Self { name, first_name, last_name, email, phone, password, .. } = self;
        let person = Person { name, first_name, last_name, email, phone, password }.read(read, prefix);
        let said = MechanicChange {
            born_on: read.optional("dob", self.dob, |text| day_of(&text)),
            does_pickup_drop: read.value("pickup_drop", self.pickup_drop),
            does_analysis: read.value("analysis", self.analysis),
            categories: ids(read, "service_category_ids", self.service_category_ids),
            ..MechanicChange::default()
        };
        (person, said)
    }
}

impl CustomerBody {
    pub(super) fn into_newcomer(self, prefix: &str) -> Result<Newcomer, Invalid> {
        let mut read = Reading::new();
        let said = self.person().read(&mut read, prefix);
        require(&mut read, "name", said.name.is_some() || said.first_name.is_some());
        require(&mut read, "phone", said.phone.is_some());
        require(&mut read, "password", said.password.is_some());
        read.finish(|| Some(newcomer(Role::Customer, said)))
    }

    pub(super) fn into_change(self, prefix: &str) -> Result<AccountChange, Invalid> {
        let mut read = Reading::new();
        let change = self.person().read(&mut read, prefix);
        read.finish(|| Some(change))
    }

    fn person(self) -> Person {
        let Self { name, first_name, last_name, email, phone, password } = self;
        Person { name, first_name, last_name, email, phone, password }
    }
}

impl MechanicQuery {
    pub(super) fn into_id(self) -> Result<Option<MechanicId>, Invalid> {
        let mut read = Reading::new();
        let id = read.value("mechanic_id", self.mechanic_id);
        read.finish(|| Some(id.map(|text| people::mechanic(&text))))
    }
}

impl CustomerQuery {
    pub(in crate::api::revcare) fn into_id(self) -> Result<Option<AccountId>, Invalid> {
        let mut read = Reading::new();
        let id = read.value("customer_id", self.customer_id);
        read.finish(|| Some(id.map(|text| people::customer(&text).into())))
    }
}
