//! How vehicles and devices look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::assets::Asset;

/// A vehicle or device.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssetJson {
    /// Its id.
    pub id: i64,
    /// Account id of whose it is.
    pub owner_id: i64,
    /// Id of its model.
    pub model_id: Option<i64>,
    /// Id of who made it.
    pub manufacturer_id: Option<i64>,
    /// Id of what kind of device it is.
    pub device_type_id: Option<i64>,
    /// Number plate.
    pub registration: Option<String>,
    /// Serial number.
    pub serial_number: Option<String>,
    /// Vehicle identification number.
    pub vin: Option<String>,
    /// What else is to be known.
    pub notes: Option<String>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Asset> for AssetJson {
    fn from(asset: Asset) -> Self {
        Self {
            id: asset.id.get(),
            owner_id: asset.owner.get(),
            model_id: asset.model.map(|id| id.get()),
            manufacturer_id: asset.manufacturer.map(|id| id.get()),
            device_type_id: asset.device_type.map(|id| id.get()),
            registration: asset.registration,
            serial_number: asset.serial_number,
            vin: asset.vin,
            notes: asset.notes,
            created_at: asset.created_at,
            updated_at: asset.updated_at,
        }
    }
}
