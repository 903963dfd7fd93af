//! People: accounts for everybody, and what the garage knows of its mechanics.

use super::lists::Lists;
use super::model::{CrewPlan, Garage, Member};
use super::offers::money;
use crate::accounts::{self, Accounts, Identity, Password, Role, SEED_PASSWORD, Wanted};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::error::Fault;
use crate::kernel::page::PageRequest;
use crate::workshop::people::{self, MechanicChange, Presence};
use crate::workshop::{Error, Expected, Workshop};

/// Everybody, as whom use cases are called.
#[derive(Debug)]
pub(super) struct People {
    /// In the order of the plan.
    pub(super) crew: Vec<Identity>,
    /// In the order of the plan.
    pub(super) customers: Vec<Identity>,
    /// Accounts that were made.
    pub(super) made: usize,
}

/// Makes the accounts that are missing.
pub(super) async fn gather(accounts: &Accounts, plan: &Garage) -> Result<People, Error> {
    let crew = plan.crew.iter().map(|one| wanted(one.name, one.phone, one.role));
    let customers = plan.customers.iter().map(|one| wanted(one.name, one.phone, Role::Customer));
    let wanted: Vec<Wanted> = crew.chain(customers).collect::<Result<_, _>>()?;
    let password = Password::parse(SEED_PASSWORD).map_err(|problem| Fault::Internal(format!("{problem:?}")))?;
    let mut crew = accounts.ensure(wanted, &password).await.map_err(refused)?;
    let made = crew.iter().filter(|one| one.is_new).count();
    let customers = crew.split_off(plan.crew.len());
    let identities = |people: Vec<accounts::Ensured>| people.into_iter().map(|one| one.identity).collect();
    Ok(People { crew: identities(crew), customers: identities(customers), made })
}

fn refused(error: accounts::Error) -> Error {
    match error {
        accounts::Error::Fault(fault) => Error::Fault(fault),
        accounts::Error::PhoneTaken | accounts::Error::EmailTaken => Error::Exists("account"),
        other => Error::Fault(Fault::internal(other)),
    }
}

/// Mail goes to a domain that is kept for examples, so that nobody is ever written to.
fn wanted(name: &str, phone: &str, role: Role) -> Result<Wanted, Fault> {
    let email = format!("{}@example.com", name.to_ascii_lowercase().replace(' ', "."));
    let phone = Phone::parse(phone, "").ok_or_else(|| Fault::internal(format!("{phone} is no phone number")))?;
    Ok(Wanted { role, name: name.to_owned(), phone, email: Email::parse(&email) })
}

/// Says what is to be known of mechanics of whom nothing was said, and that they are here today.
pub(super) async fn enlist(
    workshop: &Workshop,
    plan: &Garage,
    (people, lists): (&People, &Lists),
    admin: Identity,
) -> Result<(), Error> {
    let today = workshop.work.clock().now().utc().with_timezone(&workshop.zone).date_naive();
    for (planned, who) in plan.crew.iter().zip(&people.crew).filter(|(planned, _)| planned.role == Role::Mechanic) {
        let id = who.account.as_mechanic();
        let known = people::mechanic(workshop, id).await?;
        if known.specialization.is_none() {
            let change = change(planned, lists, money(planned.salary, workshop.currency)?.minor);
            people::change_mechanic(workshop, admin, id, change, Expected::anything()).await?;
        }
        let days = people::attendance(workshop, admin, Some(id), PageRequest::default()).await?;
        if days.items.is_empty() {
            people::record_attendance(workshop, admin, (id, today, Presence::Present)).await?;
        }
    }
    Ok(())
}

fn change(planned: &CrewPlan, lists: &Lists, salary_minor: i64) -> MechanicChange {
    MechanicChange {
        specialization: Some(planned.specialization.to_owned()),
        experience_years: Some(planned.years),
        does_pickup_drop: Some(true),
        does_analysis: Some(true),
        salary_minor: Some(salary_minor),
        is_staff: Some(planned.is_staff),
        categories: Some(planned.categories.iter().filter_map(|name| lists.categories.get(*name)).copied().collect()),
        ..MechanicChange::default()
    }
}

/// Who can sign in, the crew first.
pub(super) fn members(plan: &Garage) -> Vec<Member> {
    let position = |planned: &CrewPlan| match (planned.role, planned.is_staff) {
        (Role::Admin, _) => "administrator",
        (_, true) => "staff",
        (_, false) => "mechanic",
    };
    let crew = plan.crew.iter().map(|one| Member { name: one.name, phone: one.phone, position: position(one) });
    let customers = plan.customers.iter().map(|one| Member { name: one.name, phone: one.phone, position: "customer" });
    crew.chain(customers).collect()
}
