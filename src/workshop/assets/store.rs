//! The queries on assets and their models.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{Asset, AssetChange, Model, ModelChange, NewAsset, NewModel};
use crate::kernel::error::Fault;
use crate::kernel::id::{
    AccountId, AssetId, DeviceTypeId, FuelId, ManufacturerId, MechanicId, ModelId, VehicleClassId,
};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{assets, assignments, models, work_orders};
use crate::workshop::Error;
use crate::workshop::reference::store::named_list;
use crate::workshop::reference::{Reference, must_exist};

named_list! {
    /// Kinds of devices: laptop, car, …
    DeviceTypes, "device type": DeviceTypeId of device_types
}
named_list! {
    /// Who makes things: brands.
    Manufacturers, "manufacturer": ManufacturerId of manufacturers
}
named_list! {
    /// Classes of vehicles that prices go by.
    VehicleClasses, "vehicle class": VehicleClassId of vehicle_classes
}
named_list! {
    /// What vehicles run on.
    Fuels, "fuel": FuelId of fuels
}

/// The models of all manufacturers.
#[derive(Debug, Clone, Copy)]
pub struct Models;

type ModelRow = (i64, i64, Option<i64>, Option<i64>, Option<i64>, String, Option<i32>, Option<String>, NaiveDateTime);

fn model_of(row: ModelRow) -> Model {
    let (id, manufacturer, device_type, vehicle_class, fuel, name, year, image, created_at) = row;
    Model {
        id: ModelId::new(id),
        manufacturer: ManufacturerId::new(manufacturer),
        device_type: device_type.map(DeviceTypeId::new),
        vehicle_class: vehicle_class.map(VehicleClassId::new),
        fuel: fuel.map(FuelId::new),
        name,
        year,
        image,
        created_at: Timestamp::from_naive(created_at),
    }
}

impl Reference for Models {
    const WORD: &'static str = "model";
    type Id = ModelId;
    type New = NewModel;
    type Change = ModelChange;
    type Entry = Model;

    fn check(conn: &mut Conn, new: &NewModel) -> Result<(), Error> {
        must_exist::<Manufacturers>(conn, Some(new.manufacturer))?;
        must_exist::<DeviceTypes>(conn, new.device_type)?;
        must_exist::<VehicleClasses>(conn, new.vehicle_class)?;
        must_exist::<Fuels>(conn, new.fuel)
    }

    fn check_change(conn: &mut Conn, change: &ModelChange) -> Result<(), Error> {
        must_exist::<Manufacturers>(conn, change.manufacturer)?;
        must_exist::<DeviceTypes>(conn, change.device_type)?;
        must_exist::<VehicleClasses>(conn, change.vehicle_class)?;
        must_exist::<Fuels>(conn, change.fuel)
    }

    fn insert(conn: &mut Conn, new: &NewModel, now: Timestamp) -> Result<ModelId, diesel::result::Error> {
        let id: i64 = diesel::insert_into(models::table)
            .values((
                models::manufacturer_id.eq(new.manufacturer.get()),
                models::device_type_id.eq(new.device_type.map(DeviceTypeId::get)),
                models::vehicle_class_id.eq(new.vehicle_class.map(VehicleClassId::get)),
                models::fuel_id.eq(new.fuel.map(FuelId::get)),
                models::name.eq(&new.name),
                models::year.eq(new.year),
                models::image.eq(&new.image),
                models::created_at.eq(now.naive()),
            ))
            .returning(models::id)
            .get_result(conn)?;
        Ok(ModelId::new(id))
    }

    fn update(conn: &mut Conn, id: ModelId, change: &ModelChange) -> Result<usize, diesel::result::Error> {
        diesel::update(models::table.find(id.get()))
            .set((
                // so that a change of nothing is a statement too
                models::id.eq(models::id),
                change.manufacturer.map(|id| models::manufacturer_id.eq(id.get())),
                change.device_type.map(|id| models::device_type_id.eq(id.get())),
                change.vehicle_class.map(|id| models::vehicle_class_id.eq(id.get())),
                change.fuel.map(|id| models::fuel_id.eq(id.get())),
                change.name.as_deref().map(|name| models::name.eq(name)),
                change.year.map(|year| models::year.eq(year)),
                change.image.as_deref().map(|image| models::image.eq(image)),
            ))
            .execute(conn)
    }

    fn delete(conn: &mut Conn, id: ModelId) -> Result<usize, diesel::result::Error> {
        diesel::delete(models::table.find(id.get())).execute(conn)
    }

    fn find(conn: &mut Conn, id: ModelId) -> Result<Option<Model>, Fault> {
        let row: Option<ModelRow> = models::table.find(id.get()).select(models::all_columns).first(conn).optional()?;
        Ok(row.map(model_of))
    }

    fn page(conn: &mut Conn, page: PageRequest) -> Result<Vec<Model>, Fault> {
        let rows: Vec<ModelRow> = models::table
            .filter(models::id.gt(page.cursor.unwrap_or(0)))
            .order(models::id)
            .limit(page.limit.rows() + 1)
            .offset(page.skip)
            .select(models::all_columns)
            .load(conn)?;
        Ok(rows.into_iter().map(model_of).collect())
    }

    fn position(entry: &Model) -> i64 {
        entry.id.get()
    }
}

type AssetRow = (
    (i64, i64, Option<i64>, Option<i64>, Option<i64>),
    (Option<String>, Option<String>, Option<String>, Option<String>),
    (NaiveDateTime, NaiveDateTime),
);
type AssetColumns = (
    (assets::id, assets::owner_id, assets::model_id, assets::manufacturer_id, assets::device_type_id),
    (assets::registration, assets::serial_number, assets::vin, assets::notes),
    (assets::created_at, assets::updated_at),
);

const ASSET: AssetColumns = (
    (assets::id, assets::owner_id, assets::model_id, assets::manufacturer_id, assets::device_type_id),
    (assets::registration, assets::serial_number, assets::vin, assets::notes),
    (assets::created_at, assets::updated_at),
);

fn asset_of(row: AssetRow) -> Asset {
    let ((id, owner, model, manufacturer, device_type), texts, (created_at, updated_at)) = row;
    let (registration, serial_number, vin, notes) = texts;
    Asset {
        id: AssetId::new(id),
        owner: AccountId::new(owner),
        model: model.map(ModelId::new),
        manufacturer: manufacturer.map(ManufacturerId::new),
        device_type: device_type.map(DeviceTypeId::new),
        registration,
        serial_number,
        vin,
        notes,
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    }
}

/// Inserts; may run into the owner's registration, or into a parent that has gone.
pub(super) fn insert(conn: &mut Conn, new: &NewAsset, now: Timestamp) -> Result<AssetId, diesel::result::Error> {
    let id: i64 = diesel::insert_into(assets::table)
        .values((
            assets::owner_id.eq(new.owner.get()),
            assets::model_id.eq(new.model.map(ModelId::get)),
            assets::manufacturer_id.eq(new.manufacturer.map(ManufacturerId::get)),
            assets::device_type_id.eq(new.device_type.map(DeviceTypeId::get)),
            assets::registration.eq(&new.registration),
            assets::serial_number.eq(&new.serial_number),
            assets::vin.eq(&new.vin),
            assets::notes.eq(&new.notes),
            assets::created_at.eq(now.naive()),
            assets::updated_at.eq(now.naive()),
        ))
        .returning(assets::id)
        .get_result(conn)?;
    Ok(AssetId::new(id))
}

/// Changes what is given of an asset that is not deleted; may run into what [`insert`] does.
pub(super) fn update(
    conn: &mut Conn,
    id: AssetId,
    change: &AssetChange,
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    diesel::update(assets::table.find(id.get()).filter(assets::deleted_at.is_null()))
        .set((
            change.owner.map(|id| assets::owner_id.eq(id.get())),
            change.model.map(|id| assets::model_id.eq(id.get())),
            change.manufacturer.map(|id| assets::manufacturer_id.eq(id.get())),
            change.device_type.map(|id| assets::device_type_id.eq(id.get())),
            change.registration.as_deref().map(|text| assets::registration.eq(text)),
            change.serial_number.as_deref().map(|text| assets::serial_number.eq(text)),
            change.vin.as_deref().map(|text| assets::vin.eq(text)),
            change.notes.as_deref().map(|text| assets::notes.eq(text)),
            assets::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// Takes an asset in hand: nobody else changes it until this transaction ends.
pub(super) fn hold(conn: &mut Conn, id: AssetId) -> Result<(), Fault> {
    diesel::update(assets::table.find(id.get())).set(assets::id.eq(assets::id)).execute(conn)?;
    Ok(())
}

/// Deletes an asset that is not marked; runs into work orders that remember it.
pub(super) fn delete(conn: &mut Conn, id: AssetId) -> Result<usize, diesel::result::Error> {
    diesel::delete(assets::table.find(id.get()).filter(assets::deleted_at.is_null())).execute(conn)
}

/// Marks an asset as deleted; how many were not.
pub(super) fn mark_deleted(conn: &mut Conn, id: AssetId, now: Timestamp) -> Result<usize, Fault> {
    Ok(diesel::update(assets::table.find(id.get()).filter(assets::deleted_at.is_null()))
        .set((assets::deleted_at.eq(now.naive()), assets::updated_at.eq(now.naive())))
        .execute(conn)?)
}

/// An asset that is not deleted.
pub(in crate::workshop) fn find(conn: &mut Conn, id: AssetId) -> Result<Option<Asset>, Fault> {
    let row: Option<AssetRow> =
        assets::table.find(id.get()).filter(assets::deleted_at.is_null()).select(ASSET).first(conn).optional()?;
    Ok(row.map(asset_of))
}

/// A page, oldest first, with one row more than the limit when there are more.
pub(super) fn page(conn: &mut Conn, owner: Option<AccountId>, page: PageRequest) -> Result<Vec<Asset>, Fault> {
    let mut query = assets::table
        .filter(assets::deleted_at.is_null())
        .filter(assets::id.gt(page.cursor.unwrap_or(0)))
        .order(assets::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(ASSET)
        .into_boxed();
    if let Some(owner) = owner {
        query = query.filter(assets::owner_id.eq(owner.get()));
    }
    Ok(query.load::<AssetRow>(conn)?.into_iter().map(asset_of).collect())
}

/// Whether a mechanic was ever given work on an asset.
pub(super) fn is_given_to(conn: &mut Conn, id: AssetId, mechanic: MechanicId) -> Result<bool, Fault> {
    let row = assignments::table
        .inner_join(work_orders::table)
        .filter(work_orders::asset_id.eq(id.get()))
        .filter(work_orders::deleted_at.is_null())
        .filter(assignments::mechanic_id.eq(mechanic.get()))
        .select(assignments::id)
        .first::<i64>(conn)
        .optional()?;
    Ok(row.is_some())
}
