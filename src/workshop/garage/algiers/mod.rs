//! A garage in Algiers, made up.

mod crew;
mod customers;
mod parts;
mod services;
mod stories;
mod vehicles;

use super::model::{Garage, PlacePlan, Vehicle};
use crate::kernel::geo::Point;

/// Parts of town with their postal codes.
const AREAS: [(&str, &str); 12] = [
    ("Alger-Centre", "16000"),
    ("Bab El Oued", "16009"),
    ("Bab Ezzouar", "16024"),
    ("Ben Aknoun", "16028"),
    ("Birkhadem", "16029"),
    ("Bir Mourad Raïs", "16005"),
    ("Bouzaréah", "16011"),
    ("Dar El Beïda", "16033"),
    ("El Harrach", "16010"),
    ("Hussein Dey", "16008"),
    ("Hydra", "16035"),
    ("Kouba", "16050"),
];

const DEVICE_TYPES: [(&str, &str); 4] = [
    ("Vehicle", "Cars, pickups and vans"),
    ("Motorcycle", "Two wheels and an engine"),
    ("Trailer", "What is pulled"),
    ("Battery", "Brought by itself to be tested or charged"),
];

impl Garage {
    /// A garage in Algiers, or wherever else that is, which knows these makes and models; without any, a few made-up ones.
    #[must_use]
    pub fn algiers(at: Point, vehicles: Vec<Vehicle>) -> Self {
        let vehicles = if vehicles.is_empty() { vehicles::made_up() } else { vehicles };
        Self {
            place: PlacePlan {
                name: "Garage Didouche",
                at,
                phone: "+213770100000",
                opening_hours: "Saturday to Thursday 8:00 to 18:00; vehicles are taken at any time",
            },
            areas: &AREAS,
            device_types: &DEVICE_TYPES,
            vehicles,
            services: &services::SERVICES,
            parts: &parts::PARTS,
            crew: &crew::CREW,
            customers: &customers::CUSTOMERS,
            stories: &stories::STORIES,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::accounts::Role;
    use crate::workshop::garage::model::{Class, Fuel};
    use crate::workshop::garage::story::{Asked, Step};

    fn plan() -> Garage {
        Garage::algiers(Point::new(36.7525, 3.042).unwrap(), Vec::new())
    }

    fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> HashSet<&'a str> {
        let all: Vec<&str> = names.collect();
        let set: HashSet<&str> = all.iter().copied().collect();
        assert_eq!(set.len(), all.len(), "{all:?}");
        set
    }

    #[test]
    fn names_are_distinct_and_what_is_named_is_there() {
        let plan = plan();
        let areas = distinct(plan.areas.iter().map(|(name, _)| *name));
        let services = distinct(plan.services.iter().map(|service| service.title));
        let parts = distinct(plan.parts.iter().map(|part| part.name));
        let categories: HashSet<&str> = plan.services.iter().map(|service| service.category).collect();
        let phones = plan.crew.iter().map(|one| one.phone).chain(plan.customers.iter().map(|one| one.phone));
        distinct(phones);
        assert!(plan.crew.iter().flat_map(|one| one.categories).all(|name| categories.contains(name)));
        assert!(plan.customers.iter().all(|one| areas.contains(one.home.1) && !one.cars.is_empty()));
        assert_eq!(plan.crew[0].role, Role::Admin);
        assert!(plan.crew[1].is_staff && plan.crew[1].role == Role::Mechanic);
        for story in plan.stories {
            assert!(plan.customers.get(story.customer).is_some(), "{}", story.title);
            assert_eq!(plan.crew[story.mechanic].role, Role::Mechanic, "{}", story.title);
            assert!(story.services.iter().all(|title| services.contains(title)), "{}", story.title);
            for step in story.steps {
                match step {
                    Step::Estimate(lines) => assert!(lines.iter().all(|line| match line {
                        Asked::Part(name, pieces) => parts.contains(name) && *pieces > 0,
                        Asked::Service(title) => services.contains(title),
                        Asked::Labour(_, milli, price) => *milli > 0 && *price > 0,
                    })),
                    Step::Review(title, ..) => assert!(services.contains(title)),
                    _ => {}
                }
            }
        }
        distinct(plan.stories.iter().map(|story| story.title));
    }

    #[test]
    fn the_made_up_models_have_every_class_and_fuel() {
        let plan = plan();
        for class in Class::ALL {
            assert!(plan.vehicles.iter().any(|vehicle| vehicle.class == class), "{class:?}");
        }
        for fuel in Fuel::ALL {
            assert!(plan.vehicles.iter().any(|vehicle| vehicle.fuel == Some(fuel)), "{fuel:?}");
        }
        let distinct: HashSet<_> = plan.vehicles.iter().collect();
        assert_eq!(distinct.len(), plan.vehicles.len());
    }
}
