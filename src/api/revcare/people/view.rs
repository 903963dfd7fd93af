//! How people look to clients.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{Account, Role};
use crate::api::revcare::ids;
use crate::kernel::id::CategoryId;
use crate::workshop::people::{SeenMechanic, WorkStatus};

/// An administrator.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdminJson {
    /// Their id.
    #[schema(example = "ADM000012")]
    pub id: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number as it was written.
    pub phone: Option<String>,
}

impl From<Account> for AdminJson {
    fn from(account: Account) -> Self {
        let (first_name, last_name) = account.name_parts();
        Self {
            id: ids::of(Role::Admin, account.id),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            email: account.email,
            phone: account.phone_sent,
        }
    }
}

/// A category of services that a mechanic does.
#[derive(Debug, Serialize, ToSchema)]
pub struct SkillJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// A mechanic.
#[derive(Debug, Serialize, ToSchema)]
pub struct MechanicJson {
    /// Their id.
    #[schema(example = "MEC000034")]
    pub id: String,
    /// Full name.
    pub name: String,
    /// Phone number as it was written; null for customers.
    pub phone: Option<String>,
    /// E-mail address; null for customers.
    pub email: Option<String>,
    /// Birthday, `YYYY-MM-DD`; null for customers.
    pub dob: Option<String>,
    /// Fetches and brings back.
    pub pickup_drop: bool,
    /// Looks for what is wrong.
    pub analysis: bool,
    /// Has something in hand.
    pub assigned: bool,
    /// Has nothing in hand.
    pub available: bool,
    /// The categories of services that they do.
    pub service_categories: Vec<SkillJson>,
}

impl MechanicJson {
    /// A mechanic with the names of the categories.
    pub(super) fn of(SeenMechanic { mechanic, in_full }: SeenMechanic, names: &HashMap<CategoryId, String>) -> Self {
        let is_busy = mechanic.work_status == WorkStatus::Busy;
        let person = mechanic.person;
        let skill = |id: &CategoryId| SkillJson { id: id.get(), name: names.get(id).cloned().unwrap_or_default() };
        Self {
            id: ids::of_mechanic(mechanic.id),
            name: person.name,
            phone: person.phone.filter(|_| in_full),
            email: person.email.filter(|_| in_full),
            dob: mechanic.born_on.filter(|_| in_full).map(|day| day.to_string()),
            pickup_drop: mechanic.does_pickup_drop,
            analysis: mechanic.does_analysis,
            assigned: is_busy,
            available: !is_busy,
            service_categories: mechanic.categories.iter().map(skill).collect(),
        }
    }
}

/// A customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerJson {
    /// Their id.
    #[schema(example = "CST000210")]
    pub id: String,
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number as it was written.
    pub phone: Option<String>,
    /// Ids of the services in the cart; told to themselves only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cart: Option<Vec<i64>>,
    /// Ids of the services that they like; told to themselves only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub favourites: Option<Vec<i64>>,
}

impl From<Account> for CustomerJson {
    fn from(account: Account) -> Self {
        Self {
            id: ids::of(account.role, account.id),
            name: account.name,
            email: account.email,
            phone: account.phone_sent,
            cart: None,
            favourites: None,
        }
    }
}
