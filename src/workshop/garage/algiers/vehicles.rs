//! Made-up makes and models, for a garage that was handed no real ones.

use crate::workshop::garage::model::{Class, Fuel, Vehicle};

const MODELS: [(&str, &str, i32, Class, Fuel); 28] = [
    ("Numidia", "Dalia", 2009, Class::Small, Fuel::Petrol),
    ("Numidia", "Dalia Diesel", 2012, Class::Small, Fuel::Diesel),
    ("Numidia", "Dalia Gaz", 2016, Class::Small, Fuel::Lpg),
    ("Numidia", "Cirta", 2011, Class::Midsize, Fuel::Petrol),
    ("Numidia", "Cirta Diesel", 2014, Class::Midsize, Fuel::Diesel),
    ("Numidia", "Cirta Break", 2014, Class::Estate, Fuel::Diesel),
    ("Numidia", "Transit Sud", 2015, Class::Van, Fuel::Diesel),
    ("Ostara", "Pico", 2013, Class::Small, Fuel::Petrol),
    ("Ostara", "Pico E", 2021, Class::Small, Fuel::Electric),
    ("Ostara", "Vela", 2010, Class::Midsize, Fuel::Petrol),
    ("Ostara", "Vela Plug-in", 2019, Class::Midsize, Fuel::Hybrid),
    ("Ostara", "Vela Estate", 2017, Class::Estate, Fuel::Petrol),
    ("Ostara", "Magna", 2018, Class::Large, Fuel::Diesel),
    ("Ostara", "Trek", 2016, Class::Suv, Fuel::Diesel),
    ("Kestrel Motors", "K2", 2008, Class::Small, Fuel::Petrol),
    ("Kestrel Motors", "K4", 2012, Class::Midsize, Fuel::Diesel),
    ("Kestrel Motors", "K8", 2015, Class::Large, Fuel::Petrol),
    ("Kestrel Motors", "K8 Hybrid", 2020, Class::Large, Fuel::Hybrid),
    ("Kestrel Motors", "Ridge", 2014, Class::Suv, Fuel::Petrol),
    ("Kestrel Motors", "Ridge Diesel", 2017, Class::Suv, Fuel::Diesel),
    ("Kestrel Motors", "Haul", 2013, Class::Pickup, Fuel::Diesel),
    ("Tassili", "Oued", 2011, Class::Pickup, Fuel::Diesel),
    ("Tassili", "Oued 4x4", 2018, Class::Pickup, Fuel::Diesel),
    ("Tassili", "Hoggar", 2010, Class::Suv, Fuel::Petrol),
    ("Tassili", "Caravan", 2012, Class::Van, Fuel::Cng),
    ("Tassili", "Caravan Long", 2019, Class::Van, Fuel::Diesel),
    ("Mirador", "City", 2015, Class::Small, Fuel::Petrol),
    ("Mirador", "Route", 2016, Class::Midsize, Fuel::Lpg),
];

/// One for each class and fuel at the least.
pub(super) fn made_up() -> Vec<Vehicle> {
    let vehicle = |(make, model, year, class, fuel): (&str, &str, i32, Class, Fuel)| Vehicle {
        make: make.to_owned(),
        model: model.to_owned(),
        year,
        class,
        fuel: Some(fuel),
    };
    MODELS.into_iter().map(vehicle).collect()
}
