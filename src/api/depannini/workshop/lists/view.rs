//! How entries of lists look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::assets::Model;
use crate::workshop::assignments::Kind;
use crate::workshop::people::Area;
use crate::workshop::reference::Named;
use crate::workshop::scheduling::TimeSlot;

/// An entry of a plain list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NamedJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl<I: Into<i64>> From<Named<I>> for NamedJson {
    fn from(named: Named<I>) -> Self {
        Self {
            id: named.id.into(),
            name: named.name,
            description: named.description,
            image: named.image,
            created_at: named.created_at,
        }
    }
}

/// A kind of assignment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssignmentKindJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
    /// What it does to a work order; null: nothing.
    pub purpose: Option<&'static str>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<Kind> for AssignmentKindJson {
    fn from(kind: Kind) -> Self {
        Self {
            id: kind.id.get(),
            name: kind.name,
            description: kind.description,
            image: kind.image,
            purpose: kind.purpose.map(|purpose| purpose.word()),
            created_at: kind.created_at,
        }
    }
}

/// A part of town.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AreaJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its postal code.
    pub pincode: String,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<Area> for AreaJson {
    fn from(area: Area) -> Self {
        Self { id: area.id.get(), name: area.name, pincode: area.pincode, created_at: area.created_at }
    }
}

/// A slot of the day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimeSlotJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// From when, `HH:MM`.
    pub starts: String,
    /// Until when, `HH:MM`; `24:00` is midnight.
    pub ends: String,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<TimeSlot> for TimeSlotJson {
    fn from(slot: TimeSlot) -> Self {
        let written = |minute: i32| format!("{:02}:{:02}", minute / 60, minute % 60);
        Self {
            id: slot.id.get(),
            name: slot.name,
            starts: written(slot.hours.starts()),
            ends: written(slot.hours.ends()),
            created_at: slot.created_at,
        }
    }
}

/// A model of a manufacturer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ModelJson {
    /// Its id.
    pub id: i64,
    /// Id of who makes it.
    pub manufacturer_id: i64,
    /// Id of what kind of device it is.
    pub device_type_id: Option<i64>,
    /// Id of the class that prices go by.
    pub vehicle_class_id: Option<i64>,
    /// Id of what it runs on.
    pub fuel_id: Option<i64>,
    /// Its name.
    pub name: String,
    /// Year it was first made.
    pub year: Option<i32>,
    /// Where its picture is.
    pub image: Option<String>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<Model> for ModelJson {
    fn from(model: Model) -> Self {
        Self {
            id: model.id.get(),
            manufacturer_id: model.manufacturer.get(),
            device_type_id: model.device_type.map(|id| id.get()),
            vehicle_class_id: model.vehicle_class.map(|id| id.get()),
            fuel_id: model.fuel.map(|id| id.get()),
            name: model.name,
            year: model.year,
            image: model.image,
            created_at: model.created_at,
        }
    }
}
