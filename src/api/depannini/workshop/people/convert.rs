//! From what clients send about people to commands.

use chrono::NaiveDate;

use super::body::{
    AddressBody, AddressChangeBody, AddressQuery, AttendanceBody, AttendanceChangeBody, AttendanceQuery, CustomerBody,
    MechanicBody, WorkStatusBody,
};
use crate::api::depannini::person::MAX_ADDRESS;
use crate::api::http::Reading;
use crate::api::http::fields::money;
use crate::api::http::fields::{LABEL, NAME, day, ids, optional_id, queried_id, required_id, whole};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, MechanicId};
use crate::kernel::money::Currency;
use crate::workshop::people::{
    AddressChange, AttendanceChange, CustomerChange, MechanicChange, NewAddress, Presence, WorkStatus,
};

/// The most years that somebody is in the trade.
const MOST_YEARS: i32 = 100;

impl CustomerBody {
    pub(in crate::api::depannini) fn into_change(self) -> Result<CustomerChange, Invalid> {
        let mut read = Reading::new();
        let change = CustomerChange {
            address: read.text("address", self.address, MAX_ADDRESS),
            city: read.text("city", self.city, NAME),
            state: read.text("state", self.state, NAME),
            zip_code: read.text("zip_code", self.zip_code, LABEL),
        };
        read.finish(|| Some(change))
    }
}

impl MechanicBody {
    pub(in crate::api::depannini) fn into_change(self, currency: Currency) -> Result<MechanicChange, Invalid> {
        let mut read = Reading::new();
        let change = MechanicChange {
            specialization: read.text("specialization", self.specialization, NAME),
            experience_years: read
                .optional("experience_years", self.experience_years, |years| whole(years, 0, MOST_YEARS)),
            born_on: read.optional("born_on", self.born_on, |text| day(&text)),
            does_pickup_drop: read.value("does_pickup_drop", self.does_pickup_drop),
            does_analysis: read.value("does_analysis", self.does_analysis),
            salary_minor: read
                .optional("salary", self.salary, |number| money(&number, currency).map(|salary| salary.minor)),
            is_staff: read.value("is_staff", self.is_staff),
            address: read.text("address", self.address, MAX_ADDRESS),
            categories: ids(&mut read, "category_ids", self.category_ids),
        };
        read.finish(|| Some(change))
    }
}

impl WorkStatusBody {
    pub(in crate::api::depannini) fn into_status(self) -> Result<WorkStatus, Invalid> {
        let mut read = Reading::new();
        let status = read.required("work_status", self.work_status, |word| {
            WorkStatus::from_word(&word.to_lowercase()).ok_or("available or busy")
        });
        read.finish(|| status)
    }
}

impl AttendanceBody {
    pub(in crate::api::depannini) fn into_line(self) -> Result<(MechanicId, NaiveDate, Presence), Invalid> {
        let mut read = Reading::new();
        let mechanic = required_id(&mut read, "mechanic_id", self.mechanic_id);
        let day = read.required("day", self.day, |text| day(&text));
        let presence = read.required("status", self.status, |word| presence(&word));
        read.finish(|| Some((mechanic?, day?, presence?)))
    }
}

impl AttendanceChangeBody {
    pub(in crate::api::depannini) fn into_change(self) -> Result<AttendanceChange, Invalid> {
        let mut read = Reading::new();
        let day = read.optional("day", self.day, |text| day(&text));
        let presence = read.optional("status", self.status, |word| presence(&word));
        read.finish(|| Some(AttendanceChange { day, presence, named_at: None }))
    }
}

fn presence(word: &str) -> Result<Presence, &'static str> {
    Presence::from_word(&word.to_lowercase()).ok_or("present or absent")
}

impl AddressBody {
    pub(in crate::api::depannini) fn into_new(self, caller: AccountId) -> Result<NewAddress, Invalid> {
        let mut read = Reading::new();
        let account = optional_id(&mut read, "account_id", self.account_id).unwrap_or(caller);
        let label = read.required_text("label", self.label, NAME);
        let line1 = read.required_text("line1", self.line1, MAX_ADDRESS);
        let line2 = read.text("line2", self.line2, MAX_ADDRESS);
        let area = optional_id(&mut read, "area_id", self.area_id);
        read.finish(|| Some(NewAddress { account, label: label?, line1: line1?, line2, area }))
    }
}

impl AddressChangeBody {
    pub(in crate::api::depannini) fn into_change(self) -> Result<AddressChange, Invalid> {
        let mut read = Reading::new();
        let change = AddressChange {
            label: read.text("label", self.label, NAME),
            line1: read.text("line1", self.line1, MAX_ADDRESS),
            line2: read.text("line2", self.line2, MAX_ADDRESS),
            area: optional_id(&mut read, "area_id", self.area_id),
        };
        read.finish(|| Some(change))
    }
}

impl AttendanceQuery {
    pub(in crate::api::depannini) fn into_mechanic(self) -> Result<Option<MechanicId>, Invalid> {
        let mut read = Reading::new();
        let mechanic = queried_id(&mut read, "mechanic", self.mechanic);
        read.finish(|| Some(mechanic))
    }
}

impl AddressQuery {
    pub(in crate::api::depannini) fn into_account(self) -> Result<Option<AccountId>, Invalid> {
        let mut read = Reading::new();
        let account = queried_id(&mut read, "account", self.account);
        read.finish(|| Some(account))
    }
}
