//! From what clients send about vehicles and devices to commands.

use super::body::{AssetBody, AssetQuery};
use crate::api::http::Reading;
use crate::api::http::fields::{LABEL, TEXT, optional_id, queried_id};
use crate::kernel::error::Invalid;
use crate::kernel::id::AccountId;
use crate::workshop::assets::{AssetChange, NewAsset};

impl AssetBody {
    pub(in crate::api::depannini) fn into_new(self, caller: AccountId) -> Result<NewAsset, Invalid> {
        let said = self.into_change()?;
        Ok(NewAsset {
            owner: said.owner.unwrap_or(caller),
            model: said.model,
            manufacturer: said.manufacturer,
            device_type: said.device_type,
            registration: said.registration,
            serial_number: said.serial_number,
            vin: said.vin,
            notes: said.notes,
        })
    }

    pub(in crate::api::depannini) fn into_change(self) -> Result<AssetChange, Invalid> {
        let mut read = Reading::new();
        let change = AssetChange {
            owner: optional_id(&mut read, "owner_id", self.owner_id),
            model: optional_id(&mut read, "model_id", self.model_id),
            manufacturer: optional_id(&mut read, "manufacturer_id", self.manufacturer_id),
            device_type: optional_id(&mut read, "device_type_id", self.device_type_id),
            registration: read.text("registration", self.registration, LABEL),
            serial_number: read.text("serial_number", self.serial_number, LABEL),
            vin: read.text("vin", self.vin, LABEL),
            notes: read.text("notes", self.notes, TEXT),
        };
        read.finish(|| Some(change))
    }
}

impl AssetQuery {
    pub(in crate::api::depannini) fn into_owner(self) -> Result<Option<AccountId>, Invalid> {
        let mut read = Reading::new();
        let owner = queried_id(&mut read, "owner", self.owner);
        read.finish(|| Some(owner))
    }
}
