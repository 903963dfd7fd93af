//! A garage is furnished.

use super::model::{Furnished, Garage, Made};
use super::tell::{Told, tell_all};
use super::{crew, customers, lists, offers};
use crate::accounts::Accounts;
use crate::workshop::{Error, Workshop};

/// Makes whatever of the plan is missing, through the ordinary use cases.
///
/// # Errors
/// What a use case refuses; [`Error::Exists`] where somebody else has a phone number or e-mail address of the plan. What
/// was made before stays: furnishing again goes on from there.
pub async fn furnish(workshop: &Workshop, accounts: &Accounts, plan: &Garage) -> Result<Furnished, Error> {
    let people = crew::gather(accounts, plan).await?;
    let admin = *people.crew.first().ok_or(Error::NotFound("administrator"))?;
    let lists = lists::fill(workshop, admin, plan).await?;
    crew::enlist(workshop, plan, (&people, &lists), admin).await?;
    let (services, made_services) = offers::services(workshop, admin, plan, &lists).await?;
    let (parts, made_parts) = offers::parts(workshop, admin, plan).await?;
    let (cars, made_cars) = customers::settle(workshop, plan, &people.customers, &lists).await?;
    let Told { made: made_orders, approval } = tell_all(workshop, plan, (&people, &cars), (&services, &parts)).await?;
    Ok(Furnished {
        made: Made {
            people: people.made,
            entries: lists.made,
            models: lists.made_models,
            services: made_services,
            parts: made_parts,
            cars: made_cars,
            orders: made_orders,
        },
        members: crew::members(plan),
        approval,
    })
}
