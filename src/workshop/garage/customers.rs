//! Where customers live, and what they drive.

use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::lists::{AT_ONCE, Lists, every};
use super::model::{CarPlan, Class, CustomerPlan, Garage, Vehicle};
use crate::accounts::Identity;
use crate::kernel::id::AssetId;
use crate::kernel::page::PageRequest;
use crate::workshop::assets::{self, NewAsset};
use crate::workshop::people::{self, CustomerChange, NewAddress};
use crate::workshop::{Error, Expected, Workshop};

/// The oldest year of a vehicle that somebody drives, if there is a younger one of its class.
const OLDEST: i32 = 2005;

/// What a customer brings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Car {
    pub(super) id: AssetId,
    pub(super) class: Class,
}

/// What each customer brings, in the order of the plan, after what was missing has been entered; and how many vehicles
/// that were.
pub(super) async fn settle(
    workshop: &Workshop,
    plan: &Garage,
    customers: &[Identity],
    lists: &Lists,
) -> Result<(Vec<Car>, usize), Error> {
    let settled: Vec<(Car, usize)> = stream::iter(plan.customers.iter().zip(customers))
        .map(|(planned, who)| async move {
            live(workshop, planned, *who, lists).await?;
            park(workshop, (planned, *who), &plan.vehicles, lists).await
        })
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    let made = settled.iter().map(|(_, made)| made).sum();
    Ok((settled.into_iter().map(|(car, _)| car).collect(), made))
}

async fn live(workshop: &Workshop, planned: &CustomerPlan, who: Identity, lists: &Lists) -> Result<(), Error> {
    let (street, area) = planned.home;
    let known = people::addresses(workshop, who, Some(who.account), PageRequest::default()).await?;
    if !known.items.is_empty() {
        return Ok(());
    }
    let new = NewAddress {
        account: who.account,
        label: "home".to_owned(),
        line1: street.to_owned(),
        line2: None,
        area: lists.areas.get(area).copied(),
    };
    people::add_address(workshop, who, new).await?;
    let change = CustomerChange {
        address: Some(format!("{street}, {area}")),
        city: Some("Algiers".to_owned()),
        ..CustomerChange::default()
    };
    people::change_customer(workshop, who, who.account.as_customer(), change, Expected::anything()).await?;
    Ok(())
}

/// The first vehicle, and how many were entered.
async fn park(
    workshop: &Workshop,
    (planned, who): (&CustomerPlan, Identity),
    vehicles: &[Vehicle],
    lists: &Lists,
) -> Result<(Car, usize), Error> {
    let there = every(|page| assets::list(workshop, who, Some(who.account), page)).await?;
    let (mut first, mut made) = (None, 0);
    for car in planned.cars {
        let known = there.iter().find(|asset| asset.registration.as_deref() == Some(car.plate));
        let id = match known {
            Some(asset) => asset.id,
            None => {
                made += 1;
                assets::add(workshop, who, new_asset(car, who, vehicles, lists)).await?.id
            }
        };
        first = first.or(Some(Car { id, class: car.class }));
    }
    Ok((first.ok_or(Error::NotFound("asset"))?, made))
}

fn new_asset(car: &CarPlan, who: Identity, vehicles: &[Vehicle], lists: &Lists) -> NewAsset {
    let model = pick(vehicles, car).and_then(|place| lists.models.get(place).copied().flatten());
    NewAsset { model, registration: Some(car.plate.to_owned()), ..NewAsset::of(who.account) }
}

/// The place of a model of the class, counted round and round; of any class if there is none.
fn pick(vehicles: &[Vehicle], car: &CarPlan) -> Option<usize> {
    let fits = |young: bool, same: bool| {
        let places = vehicles
            .iter()
            .enumerate()
            .filter(move |(_, vehicle)| (!young || vehicle.year >= OLDEST) && (!same || vehicle.class == car.class));
        places.map(|(place, _)| place).collect::<Vec<_>>()
    };
    let places = [(true, true), (false, true), (false, false)].into_iter().map(|(young, same)| fits(young, same));
    let places = places.into_iter().find(|places| !places.is_empty())?;
    places.get(car.nth % places.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_drives_a_young_one_of_the_class_if_there_is_one() {
        let vehicle = |model: &str, year, class| Vehicle {
            make: "Make".to_owned(),
            model: model.to_owned(),
            year,
            class,
            fuel: None,
        };
        let all = [
            vehicle("old", 1990, Class::Van),
            vehicle("young", 2010, Class::Van),
            vehicle("younger", 2020, Class::Van),
            vehicle("only", 1990, Class::Suv),
        ];
        let of = |class, nth| pick(&all, &CarPlan { plate: "", class, nth });
        assert_eq!((of(Class::Van, 0), of(Class::Van, 1), of(Class::Van, 2)), (Some(1), Some(2), Some(1)));
        assert_eq!((of(Class::Suv, 7), of(Class::Small, 1)), (Some(3), Some(1)));
        assert_eq!(pick(&[], &CarPlan { plate: "", class: Class::Suv, nth: 0 }), None);
    }
}
