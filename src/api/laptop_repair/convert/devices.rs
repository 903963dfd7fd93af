//! Devices, and what they are.

use super::queried;
use crate::api::http::Reading;
use crate::api::http::fields::{LABEL, NAME, TEXT, optional_id, queried_id, required_id};
use crate::api::laptop_repair::dto::devices::{
    DeviceBody, DeviceChangeBody, DeviceJson, DeviceQuery, ModelBody, ModelJson, NamedBody, NamedJson,
};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, DeviceTypeId, ManufacturerId, ModelId};
use crate::workshop::assets::{Asset, AssetChange, Model, NewAsset, NewModel};
use crate::workshop::reference::{Named, NewNamed};

impl NamedBody {
    pub(in crate::api::laptop_repair) fn into_new(self) -> Result<NewNamed, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let description = read.text("description", self.description, TEXT);
        read.finish(|| Some(NewNamed { name: name?, description, image: None }))
    }
}

impl ModelBody {
    pub(in crate::api::laptop_repair) fn into_new(self) -> Result<NewModel, Invalid> {
        let mut read = Reading::new();
        let manufacturer = required_id::<ManufacturerId>(&mut read, "brand_id", self.brand_id);
        let name = read.required_text("name", self.name, NAME);
        let device_type = required_id::<DeviceTypeId>(&mut read, "device_type_id", self.device_type_id);
        read.finish(|| {
            Some(NewModel {
                manufacturer: manufacturer?,
                device_type: Some(device_type?),
                vehicle_class: None,
                fuel: None,
                name: name?,
                year: None,
                image: None,
            })
        })
    }
}

impl DeviceBody {
    pub(in crate::api::laptop_repair) fn into_new(self) -> Result<NewAsset, Invalid> {
        let mut read = Reading::new();
        let manufacturer = required_id::<ManufacturerId>(&mut read, "brand_id", self.brand_id);
        let model = required_id::<ModelId>(&mut read, "model_id", self.model_id);
        let device_type = required_id::<DeviceTypeId>(&mut read, "device_type_id", self.device_type_id);
        let owner = required_id::<AccountId>(&mut read, "owner_id", self.owner_id);
        let serial_number = read.text("serial_number", self.serial_number, LABEL);
        let notes = read.text("notes", self.notes, TEXT);
        read.finish(|| {
            Some(NewAsset {
                model: Some(model?),
                manufacturer: Some(manufacturer?),
                device_type: Some(device_type?),
                serial_number,
                notes,
                ..NewAsset::of(owner?)
            })
        })
    }
}

impl DeviceChangeBody {
    pub(in crate::api::laptop_repair) fn into_change(self) -> Result<AssetChange, Invalid> {
        let mut read = Reading::new();
        let change = AssetChange {
            owner: optional_id(&mut read, "owner_id", self.owner_id),
            model: optional_id(&mut read, "model_id", self.model_id),
            manufacturer: optional_id(&mut read, "brand_id", self.brand_id),
            device_type: optional_id(&mut read, "device_type_id", self.device_type_id),
            serial_number: read.text("serial_number", self.serial_number, LABEL),
            notes: read.text("notes", self.notes, TEXT),
            ..AssetChange::default()
        };
        read.finish(|| Some(change))
    }
}

impl DeviceQuery {
    pub(in crate::api::laptop_repair) fn into_owner(self) -> Result<Option<AccountId>, Invalid> {
        let mut read = Reading::new();
        let owner = queried_id(&mut read, &queried("owner_id"), self.owner_id);
        read.finish(|| Some(owner))
    }
}

impl<I: Into<i64>> From<Named<I>> for NamedJson {
    fn from(entry: Named<I>) -> Self {
        Self {
            id: entry.id.into(),
            name: entry.name,
            description: entry.description,
            created_at: entry.created_at.rfc3339(),
        }
    }
}

impl From<Model> for ModelJson {
    fn from(model: Model) -> Self {
        Self {
            id: model.id.get(),
            brand_id: model.manufacturer.get(),
            name: model.name,
            device_type_id: model.device_type.map(DeviceTypeId::get),
            created_at: model.created_at.rfc3339(),
        }
    }
}

impl From<Asset> for DeviceJson {
    fn from(asset: Asset) -> Self {
        Self {
            id: asset.id.get(),
            brand_id: asset.manufacturer.map(ManufacturerId::get),
            model_id: asset.model.map(ModelId::get),
            device_type_id: asset.device_type.map(DeviceTypeId::get),
            serial_number: asset.serial_number,
            owner_id: asset.owner.get(),
            notes: asset.notes,
            created_at: asset.created_at.rfc3339(),
        }
    }
}
