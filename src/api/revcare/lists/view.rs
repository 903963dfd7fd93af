//! How entries of lists look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::id::{CategoryId, FuelId, ManufacturerId, VehicleClassId};
use crate::workshop::assets::Model;
use crate::workshop::assignments::Kind;
use crate::workshop::people::Area;
use crate::workshop::reference::Named;
use crate::workshop::scheduling::TimeSlot;
use crate::workshop::statuses::KnownStatus;

/// An entry that is a name.
#[derive(Debug, Serialize, ToSchema)]
pub struct NameJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

impl From<Named<ManufacturerId>> for NameJson {
    fn from(named: Named<ManufacturerId>) -> Self {
        Self { id: named.id.get(), name: named.name }
    }
}

impl From<Kind> for NameJson {
    fn from(kind: Kind) -> Self {
        Self { id: kind.id.get(), name: kind.name }
    }
}

impl From<KnownStatus> for NameJson {
    fn from(status: KnownStatus) -> Self {
        Self { id: status.id.get(), name: status.name }
    }
}

/// A category of services.
#[derive(Debug, Serialize, ToSchema)]
pub struct CategoryJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
}

impl From<Named<CategoryId>> for CategoryJson {
    fn from(named: Named<CategoryId>) -> Self {
        Self { id: named.id.get(), name: named.name, description: named.description, image: named.image }
    }
}

/// A class of cars.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClassJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub class: String,
}

impl From<Named<VehicleClassId>> for ClassJson {
    fn from(named: Named<VehicleClassId>) -> Self {
        Self { id: named.id.get(), class: named.name }
    }
}

/// What cars run on.
#[derive(Debug, Serialize, ToSchema)]
pub struct FuelJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub fuel_name: String,
}

impl From<Named<FuelId>> for FuelJson {
    fn from(named: Named<FuelId>) -> Self {
        Self { id: named.id.get(), fuel_name: named.name }
    }
}

/// A part of town.
#[derive(Debug, Serialize, ToSchema)]
pub struct AreaJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its postal code.
    pub pincode: String,
}

impl From<Area> for AreaJson {
    fn from(area: Area) -> Self {
        Self { id: area.id.get(), name: area.name, pincode: area.pincode }
    }
}

/// A model of a manufacturer.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModelJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub model: String,
    /// Who makes it.
    pub manufacturer_id: i64,
    /// What it runs on.
    pub fuel_type_id: Option<i64>,
    /// The class that prices go by.
    pub car_class_id: Option<i64>,
    /// Year it was first made.
    pub year: Option<i32>,
    /// Where its picture is.
    pub img: Option<String>,
}

impl From<Model> for ModelJson {
    fn from(model: Model) -> Self {
        Self {
            id: model.id.get(),
            model: model.name,
            manufacturer_id: model.manufacturer.get(),
            fuel_type_id: model.fuel.map(FuelId::get),
            car_class_id: model.vehicle_class.map(VehicleClassId::get),
            year: model.year,
            img: model.image,
        }
    }
}

/// A slot of the day.
#[derive(Debug, Serialize, ToSchema)]
pub struct TimeslotJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// From when, `HH:MM:SS`.
    #[schema(example = "08:00:00")]
    pub start_time: String,
    /// Until when, `HH:MM:SS`; `24:00:00` is midnight.
    #[schema(example = "12:00:00")]
    pub end_time: String,
}

impl From<TimeSlot> for TimeslotJson {
    fn from(slot: TimeSlot) -> Self {
        let written = |minute: i32| format!("{:02}:{:02}:00", minute / 60, minute % 60);
        let (start_time, end_time) = (written(slot.hours.starts()), written(slot.hours.ends()));
        Self { id: slot.id.get(), name: slot.name, start_time, end_time }
    }
}
