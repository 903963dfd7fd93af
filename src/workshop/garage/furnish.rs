//! A garage is furnished.

use super::lists::every;
use super::model::{Furnished, Garage, Made, PlacePlan};
use super::tell::{Told, tell_all};
use super::{crew, customers, lists, offers};
use crate::accounts::{Accounts, Identity};
use crate::workshop::places::{self, NewPlace};
use crate::workshop::{Error, Workshop};

/// Makes whatever of the plan is missing, through the ordinary use cases.
///
/// # Errors
/// What a use case refuses; [`Error::Exists`] where somebody else has a phone number or e-mail address of the plan. What
/// was made before stays: furnishing again goes on from there.
pub async fn furnish(workshop: &Workshop, accounts: &Accounts, plan: &Garage) -> Result<Furnished, Error> {
    let people = crew::gather(accounts, plan).await?;
    let admin = *people.crew.first().ok_or(Error::NotFound("administrator"))?;
    // first of all, since tows come here
    let made_places = move_in(workshop, admin, &plan.place).await?;
    let lists = lists::fill(workshop, admin, plan).await?;
    crew::enlist(workshop, plan, (&people, &lists), admin).await?;
    let (services, made_services) = offers::services(workshop, admin, plan, &lists).await?;
    let (parts, made_parts) = offers::parts(workshop, admin, plan).await?;
    let (cars, made_cars) = customers::settle(workshop, plan, &people.customers, &lists).await?;
    let Told { made: made_orders, approval } = tell_all(workshop, plan, (&people, &cars), (&services, &parts)).await?;
    Ok(Furnished {
        made: Made {
            people: people.made,
            entries: lists.made + made_places,
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

/// Enters the place where vehicles are brought to, unless there is one of that name; how many were entered.
async fn move_in(workshop: &Workshop, admin: Identity, planned: &PlacePlan) -> Result<usize, Error> {
    let there = every(|page| places::list(workshop, None, false, page)).await?;
    if there.iter().any(|listed| listed.place.name == planned.name) {
        return Ok(0);
    }
    let new = NewPlace {
        name: planned.name.to_owned(),
        at: planned.at,
        address: None,
        phone: Some(planned.phone.to_owned()),
        opening_hours: Some(planned.opening_hours.to_owned()),
        is_open: true,
    };
    places::add(workshop, admin, new, None).await?;
    Ok(1)
}
