//! Real makes and models from `$DEPANNINI_DATA/us-vehicles`: a few hundred, always the same ones (`docs/data.md`).

use std::collections::{BTreeMap, HashSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::Deserialize;

use crate::workshop::garage::{Class, Fuel, Vehicle};

/// The makes that are looked for, as we write them.
const MAKES: [&str; 26] = [
    "Audi",
    "BMW",
    "Chevrolet",
    "Chrysler",
    "Dodge",
    "Fiat",
    "Ford",
    "GMC",
    "Honda",
    "Hyundai",
    "Isuzu",
    "Jeep",
    "Kia",
    "Land Rover",
    "Lexus",
    "Mazda",
    "Mercedes-Benz",
    "MINI",
    "Mitsubishi",
    "Nissan",
    "Porsche",
    "Subaru",
    "Suzuki",
    "Toyota",
    "Volkswagen",
    "Volvo",
];
/// Whose lists these are.
pub(super) const ATTRIBUTION: &str = "US EPA (CC0); US Car Models Data, Abhilash Reddy (CC BY 4.0), a selection";
/// Models of each make from the list that knows fuels.
const WITH_FUEL: usize = 10;
/// Newer models of each make from the other list.
const NEWER: usize = 5;
/// The first year of newer models: the list that knows fuels stops before.
const NEW: i32 = 2016;

/// A row of the list that knows fuels.
#[derive(Debug, Deserialize)]
struct Epa {
    make: String,
    model: String,
    year: i32,
    vclass: String,
    fuel: String,
}

/// A row of the list that knows newer models.
#[derive(Debug, Deserialize)]
struct Newer {
    year: i32,
    make: String,
    model: String,
    body_styles: String,
}

/// The models; none where the folder is not there.
///
/// # Errors
/// A file that is there and cannot be read.
pub(super) fn read() -> anyhow::Result<Vec<Vehicle>> {
    let Some(folder) = std::env::var_os("DEPANNINI_DATA") else { return Ok(Vec::new()) };
    let folder = PathBuf::from(folder).join("us-vehicles");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let epa = rows(&folder.join("epa_1984_2015.csv.gz"))?;
    let newer = rows(&folder.join("us_models_1992_2026.csv.gz"))?;
    Ok(pick(epa, newer))
}

fn rows<T: for<'a> Deserialize<'a>>(path: &Path) -> anyhow::Result<Vec<T>> {
    let reading = || format!("reading {}", path.display());
    let packed = std::fs::read(path).with_context(reading)?;
    let mut plain = Vec::new();
    flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut plain).with_context(reading)?;
    csv::Reader::from_reader(plain.as_slice()).deserialize().collect::<Result<_, _>>().with_context(reading)
}

fn pick(epa: Vec<Epa>, newer: Vec<Newer>) -> Vec<Vehicle> {
    let mut picked = with_fuel(epa);
    let known: HashSet<(String, String)> =
        picked.iter().map(|vehicle| (vehicle.make.clone(), vehicle.model.to_lowercase())).collect();
    let mut by_make: BTreeMap<&str, BTreeMap<String, Vehicle>> = BTreeMap::new();
    for row in newer.into_iter().filter(|row| row.year >= NEW) {
        let (Some(make), Some(class)) = (make(&row.make), class_of_body(&row.body_styles)) else { continue };
        if !known.contains(&(make.to_owned(), row.model.to_lowercase())) {
            let vehicle =
                Vehicle { make: make.to_owned(), model: row.model.clone(), year: row.year, class, fuel: None };
            // the first year that it is told of
            by_make.entry(make).or_default().entry(row.model.to_lowercase()).or_insert(vehicle);
        }
    }
    for models in by_make.into_values() {
        picked.extend(evenly(models.into_values().collect(), NEWER));
    }
    picked
}

/// Of each make some; and where no one of them runs on some fuel, the first that does.
fn with_fuel(rows: Vec<Epa>) -> Vec<Vehicle> {
    let mut by_make: BTreeMap<&str, BTreeMap<(String, Fuel), Vehicle>> = BTreeMap::new();
    for row in rows {
        let known = make(&row.make).zip(class_of(&row.vclass)).zip(fuel_of(&row.fuel));
        let Some(((make, class), fuel)) = known else { continue };
        let vehicle =
            Vehicle { make: make.to_owned(), model: row.model.clone(), year: row.year, class, fuel: Some(fuel) };
        let latest = by_make.entry(make).or_default().entry((row.model, fuel)).or_insert_with(|| vehicle.clone());
        if vehicle.year > latest.year {
            *latest = vehicle;
        }
    }
    let all: Vec<Vec<Vehicle>> = by_make.into_values().map(|models| models.into_values().collect()).collect();
    let mut picked: Vec<Vehicle> = all.iter().flat_map(|models| evenly(models.clone(), WITH_FUEL)).collect();
    for fuel in Fuel::ALL {
        if !picked.iter().any(|vehicle| vehicle.fuel == Some(fuel)) {
            picked.extend(all.iter().flatten().find(|vehicle| vehicle.fuel == Some(fuel)).cloned());
        }
    }
    picked
}

/// So many, spread over all.
fn evenly(all: Vec<Vehicle>, most: usize) -> Vec<Vehicle> {
    let count = all.len();
    if count <= most {
        return all;
    }
    (0..most).filter_map(|n| all.get(n * count / most).cloned()).collect()
}

fn make(written: &str) -> Option<&'static str> {
    MAKES.into_iter().find(|make| make.eq_ignore_ascii_case(written))
}

fn class_of(words: &str) -> Option<Class> {
    let has = |word: &str| words.contains(word);
    Some(match words {
        _ if has("Wagon") => Class::Estate,
        _ if has("Van") || has("Minivan") => Class::Van,
        _ if has("Pickup") => Class::Pickup,
        _ if has("Sport Utility") || has("Special Purpose") => Class::Suv,
        _ if has("compact") || has("Compact") || has("Two Seaters") => Class::Small,
        _ if has("Midsize") => Class::Midsize,
        _ if has("Large") => Class::Large,
        _ => return None,
    })
}

/// By the first style of a list such as `["Sedan", "Coupe"]`.
fn class_of_body(styles: &str) -> Option<Class> {
    Some(match styles.split('"').nth(1)? {
        "SUV" => Class::Suv,
        "Sedan" => Class::Midsize,
        "Pickup" => Class::Pickup,
        "Van/Minivan" => Class::Van,
        "Wagon" => Class::Estate,
        "Hatchback" | "Coupe" | "Convertible" => Class::Small,
        _ => return None,
    })
}

fn fuel_of(words: &str) -> Option<Fuel> {
    let has = |word: &str| words.contains(word);
    Some(match words {
        "Electricity" => Fuel::Electric,
        "Diesel" => Fuel::Diesel,
        "CNG" => Fuel::Cng,
        _ if has("Electricity") => Fuel::Hybrid,
        _ if has("propane") => Fuel::Lpg,
        _ if has("natural gas") => Fuel::Cng,
        _ if has("Regular") || has("Premium") || has("Midgrade") || has("Gasoline") => Fuel::Petrol,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn epa(make: &str, model: &str, year: i32, vclass: &str, fuel: &str) -> Epa {
        let own = str::to_owned;
        Epa { make: own(make), model: own(model), year, vclass: own(vclass), fuel: own(fuel) }
    }

    #[test]
    fn the_latest_year_of_each_model_and_fuel_and_no_unknown_make() {
        let rows = vec![
            epa("Toyota", "Corolla", 1999, "Compact Cars", "Regular"),
            epa("Toyota", "Corolla", 2003, "Compact Cars", "Regular"),
            epa("Toyota", "Corolla", 2001, "Compact Cars", "Diesel"),
            epa("Nobody", "Thing", 2003, "Large Cars", "Regular"),
            epa("Toyota", "Odd", 2003, "Flying Cars", "Regular"),
        ];
        let newer = |year, make: &str, model: &str| Newer {
            year,
            make: make.to_owned(),
            model: model.to_owned(),
            body_styles: "[\"SUV\", \"Sedan\"]".to_owned(),
        };
        let newer = vec![newer(2016, "TOYOTA", "corolla"), newer(2017, "Toyota", "C-HR"), newer(2015, "Toyota", "Old")];
        let told: Vec<_> = pick(rows, newer)
            .into_iter()
            .map(|vehicle| (vehicle.model, vehicle.year, vehicle.class, vehicle.fuel))
            .collect();
        assert_eq!(
            told,
            [
                ("Corolla".to_owned(), 2003, Class::Small, Some(Fuel::Petrol)),
                ("Corolla".to_owned(), 2001, Class::Small, Some(Fuel::Diesel)),
                ("C-HR".to_owned(), 2017, Class::Suv, None),
            ]
        );
    }

    #[test]
    fn many_are_spread_over_all_and_rare_fuels_are_kept() {
        let mut rows: Vec<Epa> =
            (0..95).map(|n| epa("Ford", &format!("Model {n:02}"), 2000, "Minivan - 2WD", "Regular")).collect();
        rows.push(epa("Ford", "Model 03 LPG", 2001, "Standard Pickup Trucks 2WD", "Gasoline or propane"));
        let picked = pick(rows, Vec::new());
        assert_eq!(picked.len(), WITH_FUEL + 1);
        assert_eq!((picked[0].model.as_str(), picked[10].fuel), ("Model 00", Some(Fuel::Lpg)));
    }

    #[test]
    fn the_real_lists_have_every_class_and_fuel() {
        let picked = read().unwrap();
        if picked.is_empty() {
            println!("skipped: DEPANNINI_DATA not set");
            return;
        }
        assert!((250..500).contains(&picked.len()), "{}", picked.len());
        assert!(Class::ALL.into_iter().all(|class| picked.iter().any(|vehicle| vehicle.class == class)));
        assert!(Fuel::ALL.into_iter().all(|fuel| picked.iter().any(|vehicle| vehicle.fuel == Some(fuel))));
        let distinct: HashSet<_> = picked.iter().map(|one| (&one.make, &one.model, one.year, one.fuel)).collect();
        assert_eq!(distinct.len(), picked.len());
        assert_eq!(read().unwrap(), picked, "always the same ones");
    }
}
