//! How people look to clients.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::people::{Address, Attendance, Customer, Mechanic, SeenMechanic};

/// A customer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CustomerJson {
    /// Account id.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// Phone number.
    pub phone_number: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// State or province.
    pub state: Option<String>,
    /// Postal code.
    pub zip_code: Option<String>,
    /// When the account was made; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<Customer> for CustomerJson {
    fn from(Customer { id, person, city, state, zip_code }: Customer) -> Self {
        Self {
            id: id.get(),
            name: person.name,
            phone_number: person.phone,
            email: person.email,
            address: person.address,
            city,
            state,
            zip_code,
            created_at: person.created_at,
        }
    }
}

/// What only themselves and staff see of a mechanic.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MechanicPrivateJson {
    /// Phone number.
    pub phone_number: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Birthday, `YYYY-MM-DD`.
    #[schema(value_type = Option<String>)]
    pub born_on: Option<NaiveDate>,
    /// Pay in major units of `currency`.
    pub salary: f64,
    /// ISO 4217.
    pub currency: String,
}

/// A mechanic.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MechanicJson {
    /// Account id.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// What they know best.
    pub specialization: Option<String>,
    /// Years in the trade.
    pub experience_years: Option<i32>,
    /// Fetches and brings back.
    pub does_pickup_drop: bool,
    /// Looks for what is wrong.
    pub does_analysis: bool,
    /// Does the counter's work.
    pub is_staff: bool,
    /// `available` or `busy`.
    pub work_status: &'static str,
    /// Ids of the categories of services they do.
    pub category_ids: Vec<i64>,
    /// For themselves and staff; null for everybody else.
    pub private: Option<MechanicPrivateJson>,
}

impl From<Mechanic> for MechanicJson {
    fn from(mechanic: Mechanic) -> Self {
        Self::from(SeenMechanic { mechanic, in_full: true })
    }
}

impl From<SeenMechanic> for MechanicJson {
    fn from(SeenMechanic { mechanic, in_full }: SeenMechanic) -> Self {
        let person = mechanic.person;
        let private = MechanicPrivateJson {
            phone_number: person.phone,
            email: person.email,
            address: person.address,
            born_on: mechanic.born_on,
            salary: mechanic.salary.to_json_number(),
            currency: mechanic.salary.currency.code().to_owned(),
        };
        Self {
            id: mechanic.id.get(),
            name: person.name,
            specialization: mechanic.specialization,
            experience_years: mechanic.experience_years,
            does_pickup_drop: mechanic.does_pickup_drop,
            does_analysis: mechanic.does_analysis,
            is_staff: mechanic.is_staff,
            work_status: mechanic.work_status.word(),
            category_ids: mechanic.categories.into_iter().map(|category| category.get()).collect(),
            private: in_full.then_some(private),
        }
    }
}

/// One day of a mechanic.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AttendanceJson {
    /// Its id.
    pub id: i64,
    /// Account id of the mechanic.
    pub mechanic_id: i64,
    /// `YYYY-MM-DD`.
    #[schema(value_type = String)]
    pub day: NaiveDate,
    /// `present` or `absent`.
    pub status: &'static str,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<Attendance> for AttendanceJson {
    fn from(line: Attendance) -> Self {
        Self {
            id: line.id.0,
            mechanic_id: line.mechanic.get(),
            day: line.day,
            status: line.presence.word(),
            created_at: line.created_at,
        }
    }
}

/// An address.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AddressJson {
    /// Its id.
    pub id: i64,
    /// Account id of whose it is.
    pub account_id: i64,
    /// A word for it.
    pub label: String,
    /// Street and number.
    pub line1: String,
    /// What else helps to find it.
    pub line2: Option<String>,
    /// Id of the part of town.
    pub area_id: Option<i64>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Address> for AddressJson {
    fn from(address: Address) -> Self {
        Self {
            id: address.id.get(),
            account_id: address.account.get(),
            label: address.label,
            line1: address.line1,
            line2: address.line2,
            area_id: address.area.map(|area| area.get()),
            created_at: address.created_at,
            updated_at: address.updated_at,
        }
    }
}
