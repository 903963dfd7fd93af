//! The catalogue and the shelves.

use std::collections::HashMap;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use rust_decimal::Decimal;

use super::lists::{AT_ONCE, Lists, every};
use super::model::{Class, Garage, PartPlan, ServicePlan};
use crate::accounts::Identity;
use crate::kernel::error::Fault;
use crate::kernel::id::{PartId, ServiceId};
use crate::kernel::money::{Currency, Money};
use crate::workshop::catalogue::{self, NewService, ServiceDetails, ServiceFilter};
use crate::workshop::inventory::{self, Level, NewPart, PartFilter};
use crate::workshop::{Error, Workshop};

/// Prices are rounded to so many major units.
const ROUND: i64 = 50;

/// An amount of major units.
pub(super) fn money(major: i64, currency: Currency) -> Result<Money, Fault> {
    Money::from_major(Decimal::from(major), currency).ok_or_else(|| Fault::internal(format!("{major} is no amount")))
}

/// What a service costs for a class, in major units.
const fn price(service: &ServicePlan, class: Class) -> i64 {
    (service.price * class.percent() / 100 + ROUND / 2) / ROUND * ROUND
}

/// The same, in minor units.
pub(super) fn price_minor(service: &ServicePlan, class: Class, currency: Currency) -> Result<i64, Error> {
    Ok(money(price(service, class), currency)?.minor)
}

/// The services by title, after those that were missing have been made; and how many those were.
pub(super) async fn services(
    workshop: &Workshop,
    admin: Identity,
    plan: &Garage,
    lists: &Lists,
) -> Result<(HashMap<String, ServiceId>, usize), Error> {
    let there = every(|page| catalogue::list(workshop, ServiceFilter::default(), page)).await?;
    let mut ids: HashMap<String, ServiceId> = there.into_iter().map(|service| (service.title, service.id)).collect();
    let missing = plan.services.iter().filter(|service| !ids.contains_key(service.title));
    let missing: Vec<NewService> =
        missing.map(|service| new_service(service, lists, workshop.currency)).collect::<Result<_, _>>()?;
    let made: Vec<_> = stream::iter(missing)
        .map(|new| catalogue::create(workshop, admin, new))
        .buffered(AT_ONCE)
        .map_ok(|service| (service.title, service.id))
        .try_collect()
        .await?;
    let count = made.len();
    ids.extend(made);
    Ok((ids, count))
}

fn new_service(service: &ServicePlan, lists: &Lists, currency: Currency) -> Result<NewService, Error> {
    let category = lists.categories.get(service.category).ok_or(Error::NotFound("category"))?;
    let prices = lists.classes.iter().map(|(class, id)| Ok::<_, Error>((*id, price_minor(service, *class, currency)?)));
    let (months, km) = service.warranty;
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Ok(NewService {
        description: Some(service.description.to_owned()),
        warranty_km: (km > 0).then_some(km),
        warranty_months: (months > 0).then_some(months),
        minutes: Some(service.minutes),
        difficulty: Some(service.difficulty),
        details: ServiceDetails { works: texts(service.works), images: Vec::new(), symptoms: texts(service.symptoms) },
        prices: prices.collect::<Result<_, _>>()?,
        fuels: service.fuels.iter().filter_map(|fuel| lists.fuels.get(fuel)).copied().collect(),
        ..NewService::new(*category, service.title)
    })
}

/// The parts by name, after those that were missing have been put on the shelf; and how many those were.
pub(super) async fn parts(
    workshop: &Workshop,
    admin: Identity,
    plan: &Garage,
) -> Result<(HashMap<String, PartId>, usize), Error> {
    let there = every(|page| inventory::list(workshop, admin, PartFilter::default(), page)).await?;
    let mut ids: HashMap<String, PartId> = there.into_iter().map(|part| (part.name, part.id)).collect();
    let missing = plan.parts.iter().filter(|part| !ids.contains_key(part.name));
    let missing: Vec<NewPart> = missing.map(|part| new_part(part, workshop.currency)).collect::<Result<_, _>>()?;
    let made: Vec<_> = stream::iter(missing)
        .map(|new| inventory::add(workshop, admin, new, None))
        .buffered(AT_ONCE)
        .map_ok(|part| (part.name, part.id))
        .try_collect()
        .await?;
    let count = made.len();
    ids.extend(made);
    Ok((ids, count))
}

fn new_part(part: &PartPlan, currency: Currency) -> Result<NewPart, Error> {
    Ok(NewPart {
        name: part.name.to_owned(),
        description: (!part.description.is_empty()).then(|| part.description.to_owned()),
        price: money(part.price, currency)?,
        on_hand: Level::new(part.on_hand).ok_or(Error::Invalid("quantity"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::geo::Point;

    #[test]
    fn prices_go_by_class_and_are_round() {
        let plan = Garage::algiers(Point::new(36.7525, 3.042).unwrap(), Vec::new());
        for service in plan.services {
            assert_eq!(price(service, Class::Midsize), service.price);
            for class in Class::ALL {
                let price = price(service, class);
                assert!(price > 0 && price % ROUND == 0, "{} {class:?} {price}", service.title);
            }
            assert!(price(service, Class::Small) < price(service, Class::Van));
        }
        assert_eq!(money(250, Currency::DZD).unwrap().minor, 25_000);
        assert!(money(-1, Currency::DZD).is_err());
    }
}
