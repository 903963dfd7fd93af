//! Vehicles, devices and their models.

use crate::kernel::id::{AccountId, AssetId, DeviceTypeId, FuelId, ManufacturerId, ModelId, VehicleClassId};
use crate::kernel::time::Timestamp;

/// The first and the last year in which a model may have been made first.
pub const MODEL_YEARS: (i32, i32) = (1800, 2200);

/// A model of a manufacturer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Its id.
    pub id: ModelId,
    /// Who makes it.
    pub manufacturer: ManufacturerId,
    /// What kind of device it is.
    pub device_type: Option<DeviceTypeId>,
    /// Which class prices go by.
    pub vehicle_class: Option<VehicleClassId>,
    /// What it runs on.
    pub fuel: Option<FuelId>,
    /// Its name.
    pub name: String,
    /// Year it was first made.
    pub year: Option<i32>,
    /// Where its picture is.
    pub image: Option<String>,
    /// When it was entered.
    pub created_at: Timestamp,
}

/// A model to be entered; the same name may come again with another year, type or fuel.
#[derive(Debug, Clone)]
pub struct NewModel {
    /// Who makes it.
    pub manufacturer: ManufacturerId,
    /// What kind of device it is.
    pub device_type: Option<DeviceTypeId>,
    /// Which class prices go by.
    pub vehicle_class: Option<VehicleClassId>,
    /// What it runs on.
    pub fuel: Option<FuelId>,
    /// Its name.
    pub name: String,
    /// Year it was first made.
    pub year: Option<i32>,
    /// Where its picture is.
    pub image: Option<String>,
}

/// What to change of a model; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct ModelChange {
    /// Who makes it.
    pub manufacturer: Option<ManufacturerId>,
    /// What kind of device it is.
    pub device_type: Option<DeviceTypeId>,
    /// Which class prices go by.
    pub vehicle_class: Option<VehicleClassId>,
    /// What it runs on.
    pub fuel: Option<FuelId>,
    /// Its name.
    pub name: Option<String>,
    /// Year it was first made.
    pub year: Option<i32>,
    /// Where its picture is.
    pub image: Option<String>,
}

/// A vehicle or device of a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its id.
    pub id: AssetId,
    /// Whose.
    pub owner: AccountId,
    /// Which model.
    pub model: Option<ModelId>,
    /// Who made it, as the owner says or else as the model does.
    pub manufacturer: Option<ManufacturerId>,
    /// What kind of device it is, as the owner says or else as the model does.
    pub device_type: Option<DeviceTypeId>,
    /// Number plate.
    pub registration: Option<String>,
    /// Serial number.
    pub serial_number: Option<String>,
    /// Vehicle identification number.
    pub vin: Option<String>,
    /// What else is to be known.
    pub notes: Option<String>,
    /// When it was entered.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// An asset to be entered.
#[derive(Debug, Clone)]
pub struct NewAsset {
    /// Whose.
    pub owner: AccountId,
    /// Which model.
    pub model: Option<ModelId>,
    /// Who made it; the model's if not said.
    pub manufacturer: Option<ManufacturerId>,
    /// What kind of device it is; the model's if not said.
    pub device_type: Option<DeviceTypeId>,
    /// Number plate.
    pub registration: Option<String>,
    /// Serial number.
    pub serial_number: Option<String>,
    /// Vehicle identification number.
    pub vin: Option<String>,
    /// What else is to be known.
    pub notes: Option<String>,
}

impl NewAsset {
    /// Something of this owner of which nothing is known yet.
    #[must_use]
    pub const fn of(owner: AccountId) -> Self {
        Self {
            owner,
            model: None,
            manufacturer: None,
            device_type: None,
            registration: None,
            serial_number: None,
            vin: None,
            notes: None,
        }
    }
}

/// What to change of an asset; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct AssetChange {
    /// Whose; for staff to say.
    pub owner: Option<AccountId>,
    /// Which model.
    pub model: Option<ModelId>,
    /// Who made it.
    pub manufacturer: Option<ManufacturerId>,
    /// What kind of device it is.
    pub device_type: Option<DeviceTypeId>,
    /// Number plate.
    pub registration: Option<String>,
    /// Serial number.
    pub serial_number: Option<String>,
    /// Vehicle identification number.
    pub vin: Option<String>,
    /// What else is to be known.
    pub notes: Option<String>,
}
