//! Customers.

use crate::api::carcare_pro::dto::{CustomerBody, CustomerJson, CustomerQuery};
use crate::api::http::fields::{LABEL, NAME, optional_id, required_id};
use crate::api::http::{Field, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, CustomerId};
use crate::workshop::Expected;
use crate::workshop::people::{Customer, CustomerChange};

/// The longest postal address in characters.
const ADDRESS: usize = 500;

impl CustomerQuery {
    /// Refuses other kinds of users than customers.
    pub(in crate::api::carcare_pro) fn check(self) -> Result<(), Invalid> {
        let mut read = Reading::new();
        let known = |word: String| if word == "customers" { Ok(()) } else { Err("customers") };
        let customers = read.required("user_type", self.user_type, known);
        read.finish(|| customers)
    }
}

impl CustomerBody {
    /// The record, by its id or the account's.
    pub(in crate::api::carcare_pro) fn key(&self) -> Field<i64> {
        self.id.clone().or(self.account_id.clone())
    }

    pub(in crate::api::carcare_pro) fn into_description(self) -> Result<(AccountId, CustomerChange), Invalid> {
        let mut read = Reading::new();
        let account = required_id(&mut read, "account_id", self.account_id.clone());
        let change = self.change(&mut read);
        read.finish(|| Some((account?, change)))
    }

    pub(in crate::api::carcare_pro) fn into_change(self) -> Result<(CustomerChange, Expected<Customer>), Invalid> {
        let mut read = Reading::new();
        let account = optional_id::<CustomerId>(&mut read, "account_id", self.account_id.clone());
        let change = self.change(&mut read);
        let kept = move |is: &Customer| account.is_none_or(|account| account == is.id);
        read.finish(|| Some((change, Expected::kept("account_id", kept))))
    }

    fn change(self, read: &mut Reading) -> CustomerChange {
        CustomerChange {
            address: read.text("address", self.address, ADDRESS),
            city: read.text("city", self.city, NAME),
            state: read.text("state", self.state, NAME),
            zip_code: read.text("zip_code", self.zip_code, LABEL),
        }
    }
}

impl From<Customer> for CustomerJson {
    fn from(customer: Customer) -> Self {
        Self {
            id: customer.id.get(),
            account_id: customer.id.get(),
            address: customer.person.address.unwrap_or_default(),
            city: customer.city.unwrap_or_default(),
            state: customer.state.unwrap_or_default(),
            zip_code: customer.zip_code.unwrap_or_default(),
        }
    }
}
