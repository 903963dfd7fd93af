//! Furnishing a live garage in development; also how what was made is written by `depannini seed --garage`.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};

use super::NativeState;
use crate::accounts::{Accounts, SEED_PASSWORD};
use crate::api::http::{ApiError, Asked, Complaint, Field, Json, Nested, Reading};
use crate::config::Mode;
use crate::kernel::error::Invalid;
use crate::kernel::geo::Point;
use crate::workshop::Workshop;
use crate::workshop::garage::{Class, Fuel, Furnished, Garage, Made, Member, Vehicle, furnish};

/// The most models that are handed over.
const MOST: usize = 1_000;
/// Characters of a name.
const NAME: usize = 100;

/// Where the garage is, and which makes and models it knows.
#[derive(Debug, Default, Deserialize)]
pub(super) struct GarageBody {
    #[serde(default)]
    lat: Field<f64>,
    #[serde(default)]
    lng: Field<f64>,
    #[serde(default)]
    vehicles: Field<Vec<Field<Nested<VehicleBody>>>>,
}

/// A model.
#[derive(Debug, Default, Clone, PartialEq, Deserialize)]
pub(super) struct VehicleBody {
    #[serde(default)]
    make: Field<String>,
    #[serde(default)]
    model: Field<String>,
    #[serde(default)]
    year: Field<i64>,
    #[serde(default)]
    class: Field<String>,
    #[serde(default)]
    fuel: Field<String>,
}

impl GarageBody {
    fn into_plan(self) -> Result<Garage, Invalid> {
        let mut read = Reading::new();
        let at = read.point(("lat", self.lat), ("lng", self.lng));
        let vehicles = match &self.vehicles {
            Field::Value(vehicles) if vehicles.len() > MOST => {
                read.complain("vehicles", Complaint::new("too_many", format!("at most {MOST} entries")));
                None
            }
            _ => read.list("vehicles", self.vehicles, |read, name, vehicle| {
                read.nested(name, vehicle, |read, vehicle: VehicleBody| vehicle.into_vehicle(read))
            }),
        };
        read.finish(|| Some(Garage::algiers(at?, vehicles?)))
    }
}

impl VehicleBody {
    fn into_vehicle(self, read: &mut Reading) -> Option<Vehicle> {
        let make = read.required_text("make", self.make, NAME);
        let model = read.required_text("model", self.model, NAME);
        let year = read.required("year", self.year, |year| {
            let year = i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year));
            year.ok_or_else(|| Complaint::range("a year from 1900 to 2100"))
        });
        let class = read.required("class", self.class, |word| {
            Class::from_word(&word).ok_or("small, midsize, large, estate, suv, pickup or van")
        });
        let fuel = read.optional("fuel", self.fuel, |word| {
            Fuel::from_word(&word).ok_or("petrol, diesel, lpg, cng, hybrid or electric")
        });
        Some(Vehicle { make: make?, model: model?, year: year?, class: class?, fuel })
    }
}

/// A plan as `POST /dev/garage` takes it.
#[must_use]
pub fn garage_body(at: Point, vehicles: &[Vehicle]) -> serde_json::Value {
    let vehicles: Vec<_> = vehicles
        .iter()
        .map(|vehicle| {
            serde_json::json!({
                "make": vehicle.make,
                "model": vehicle.model,
                "year": vehicle.year,
                "class": vehicle.class.word(),
                "fuel": vehicle.fuel.map(Fuel::word),
            })
        })
        .collect();
    serde_json::json!({ "lat": at.lat.degrees(), "lng": at.lng.degrees(), "vehicles": vehicles })
}

#[derive(Debug, Serialize)]
struct MadeJson {
    people: usize,
    entries: usize,
    models: usize,
    services: usize,
    parts: usize,
    cars: usize,
    orders: usize,
}

impl From<Made> for MadeJson {
    fn from(made: Made) -> Self {
        let Made { people, entries, models, services, parts, cars, orders } = made;
        Self { people, entries, models, services, parts, cars, orders }
    }
}

#[derive(Debug, Serialize)]
struct MemberJson {
    name: &'static str,
    position: &'static str,
    phone_number: &'static str,
    password: &'static str,
}

impl From<Member> for MemberJson {
    fn from(Member { name, phone, position }: Member) -> Self {
        Self { name, position, phone_number: phone, password: SEED_PASSWORD }
    }
}

/// What was made, and who can sign in.
#[derive(Debug, Serialize)]
pub struct FurnishedJson {
    made: MadeJson,
    members: Vec<MemberJson>,
    approval: Option<String>,
}

impl From<Furnished> for FurnishedJson {
    fn from(furnished: Furnished) -> Self {
        let members = furnished.members.into_iter().map(MemberJson::from).collect();
        Self { made: furnished.made.into(), members, approval: furnished.approval }
    }
}

/// `POST /dev/garage`: a believable garage; what is there already is left as it is.
///
/// # Errors
/// 404 outside development, whatever the body; 400 for a plan that is none; 409 where somebody else has a phone number
/// of the plan.
pub(super) async fn garage(
    body: Result<Json<GarageBody>, ApiError>,
    asked: Asked,
    (accounts, workshop, native): (Data<Accounts>, Data<Workshop>, Data<NativeState>),
) -> Result<HttpResponse, ApiError> {
    if native.mode != Mode::Development {
        return Err(ApiError::not_found());
    }
    let plan = body?.0.into_plan()?;
    let (accounts, workshop) = (accounts.asked_by(asked.0.clone()), workshop.asked_by(asked.0));
    Ok(HttpResponse::Ok().json(FurnishedJson::from(furnish(&workshop, &accounts, &plan).await?)))
}
