//! The lists that everything else points at: what is missing is made.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::model::{Class, Fuel, Garage, Vehicle};
use crate::accounts::Identity;
use crate::kernel::id::{AreaId, CategoryId, FuelId, ManufacturerId, ModelId, VehicleClassId};
use crate::kernel::page::{Limit, Page, PageRequest};
use crate::workshop::assets::{DeviceTypes, Fuels, Manufacturers, Models, NewModel, VehicleClasses};
use crate::workshop::catalogue::Categories;
use crate::workshop::people::{Areas, NewArea};
use crate::workshop::reference::{self, Named, NewNamed, Reference};
use crate::workshop::{Error, Workshop};

/// Use cases side by side: few, since the people of the city are served meanwhile.
pub(super) const AT_ONCE: usize = 3;

/// All lists that were filled, by what their entries are called.
#[derive(Debug)]
pub(super) struct Lists {
    pub(super) areas: HashMap<String, AreaId>,
    pub(super) categories: HashMap<String, CategoryId>,
    pub(super) classes: HashMap<Class, VehicleClassId>,
    pub(super) fuels: HashMap<Fuel, FuelId>,
    /// In the order of the plan's vehicles.
    pub(super) models: Vec<Option<ModelId>>,
    /// Entries that were made, without models.
    pub(super) made: usize,
    /// Models that were made.
    pub(super) made_models: usize,
}

/// Fills the lists of a plan, in the name of an administrator.
pub(super) async fn fill(workshop: &Workshop, admin: Identity, plan: &Garage) -> Result<Lists, Error> {
    let by = (workshop, admin);
    let areas = plan.areas.iter().map(|(name, code)| {
        let new = NewArea { name: (*name).to_owned(), pincode: (*code).to_owned() };
        ((*name).to_owned(), new)
    });
    let (areas, made_areas) =
        ensure::<Areas, _>(by, areas.collect(), |area| Some(area.name.clone()), |area| area.id).await?;
    let types = plan.device_types.iter().map(|(name, text)| (*name, Some(*text)));
    let (types, made_types) = named::<DeviceTypes, _>(by, types).await?;
    let categories: Vec<_> = in_order(plan.services.iter().map(|service| service.category));
    let (categories, made_categories) =
        named::<Categories, _>(by, categories.into_iter().map(|name| (name, None))).await?;
    let classes = Class::ALL.into_iter().map(|class| (class.name(), None));
    let (classes, made_classes) = named::<VehicleClasses, _>(by, classes).await?;
    let (fuels, made_fuels) = named::<Fuels, _>(by, Fuel::ALL.into_iter().map(|fuel| (fuel.name(), None))).await?;
    let makes: Vec<&str> = in_order(plan.vehicles.iter().map(|vehicle| vehicle.make.as_str()));
    let (makes, made_makes) = named::<Manufacturers, _>(by, makes.into_iter().map(|name| (name, None))).await?;

    let classes = Class::ALL.into_iter().filter_map(|class| Some((class, *classes.get(class.name())?))).collect();
    let fuels = Fuel::ALL.into_iter().filter_map(|fuel| Some((fuel, *fuels.get(fuel.name())?))).collect();
    let vehicle_type = plan.device_types.first().and_then(|(name, _)| types.get(*name)).copied();
    let new = |vehicle: &Vehicle| -> Option<NewModel> {
        Some(NewModel {
            manufacturer: *makes.get(&vehicle.make)?,
            device_type: vehicle_type,
            vehicle_class: HashMap::get(&classes, &vehicle.class).copied(),
            fuel: vehicle.fuel.and_then(|fuel| HashMap::get(&fuels, &fuel).copied()),
            name: vehicle.model.clone(),
            year: Some(vehicle.year),
            image: None,
        })
    };
    let wanted: Vec<Option<NewModel>> = plan.vehicles.iter().map(new).collect();
    let keys: Vec<_> = wanted.iter().map(|new| new.as_ref().map(key_of)).collect();
    let wanted = wanted.into_iter().flatten().map(|new| (key_of(&new), new)).collect();
    let known =
        |model: &crate::workshop::assets::Model| Some((model.manufacturer, model.name.clone(), model.year, model.fuel));
    let (models, made_models) = ensure::<Models, _>(by, wanted, known, |model| model.id).await?;
    let models = keys.into_iter().map(|key| models.get(&key?).copied()).collect();
    let made = made_areas + made_types + made_categories + made_classes + made_fuels + made_makes;
    Ok(Lists { areas, categories, classes, fuels, models, made, made_models })
}

type ModelKey = (ManufacturerId, String, Option<i32>, Option<FuelId>);

fn key_of(new: &NewModel) -> ModelKey {
    (new.manufacturer, new.name.clone(), new.year, new.fuel)
}

/// Each once, where it first came.
fn in_order<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

/// The entries of a plain list by name, after those that were missing have been made; and how many those were.
async fn named<R, I>(
    by: (&Workshop, Identity),
    wanted: impl Iterator<Item = (&str, Option<&str>)>,
) -> Result<(HashMap<String, I>, usize), Error>
where
    R: Reference<Id = I, New = NewNamed, Entry = Named<I>>,
    I: Copy + Send + Sync + 'static,
{
    let wanted = wanted.map(|(name, description)| {
        (name.to_owned(), NewNamed { description: description.map(str::to_owned), ..NewNamed::new(name) })
    });
    ensure::<R, _>(by, wanted.collect(), |entry| Some(entry.name.clone()), |entry| entry.id).await
}

/// The entries of a list by a key, after those that were missing have been made; and how many those were.
async fn ensure<R: Reference, K: Eq + Hash + Clone>(
    (workshop, admin): (&Workshop, Identity),
    wanted: Vec<(K, R::New)>,
    key: impl Fn(&R::Entry) -> Option<K>,
    id: fn(&R::Entry) -> R::Id,
) -> Result<(HashMap<K, R::Id>, usize), Error> {
    let there = every(|page| reference::list::<R>(workshop, page)).await?;
    let mut ids: HashMap<K, R::Id> = there.iter().filter_map(|entry| Some((key(entry)?, id(entry)))).collect();
    let mut seen = HashSet::new();
    let missing: Vec<_> =
        wanted.into_iter().filter(|(key, _)| !ids.contains_key(key) && seen.insert(key.clone())).collect();
    let made: Vec<(K, R::Id)> = stream::iter(missing)
        .map(
            |(key, new)| async move { Ok::<_, Error>((key, id(&reference::create::<R>(workshop, admin, new).await?))) },
        )
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    let count = made.len();
    ids.extend(made);
    Ok((ids, count))
}

/// Every entry of a list that is told in pages.
pub(super) async fn every<T, F>(page: impl Fn(PageRequest) -> F) -> Result<Vec<T>, Error>
where
    F: Future<Output = Result<Page<T>, Error>>,
{
    let limit = Limit::new(i64::from(Limit::MAX)).unwrap_or_default();
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let told = page(PageRequest::after(limit, cursor)).await?;
        all.extend(told.items);
        cursor = told.next;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}
