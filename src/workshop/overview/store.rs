//! The queries that need nothing but names.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::Vehicle;
use crate::kernel::error::Fault;
use crate::kernel::id::AssetId;
use crate::storage::Conn;
use crate::storage::schema::{assets, models};

/// What tells these things from others, deleted ones too: work orders remember them.
pub(super) fn vehicles(conn: &mut Conn, ids: &[AssetId]) -> Result<HashMap<AssetId, Vehicle>, Fault> {
    let ids: Vec<i64> = ids.iter().map(|id| id.get()).collect();
    let things: Vec<(i64, Option<String>, Option<i64>)> = assets::table
        .filter(assets::id.eq_any(ids))
        .select((assets::id, assets::registration, assets::model_id))
        .load(conn)?;
    let wanted: Vec<i64> = things.iter().filter_map(|(_, _, model)| *model).collect();
    let named: Vec<(i64, String)> =
        models::table.filter(models::id.eq_any(wanted)).select((models::id, models::name)).load(conn)?;
    let named: HashMap<i64, String> = named.into_iter().collect();
    let vehicle = |(id, registration, model): (i64, Option<String>, Option<i64>)| {
        let (id, model) = (AssetId::new(id), model.and_then(|model| named.get(&model).cloned()));
        (id, Vehicle { id, registration, model })
    };
    Ok(things.into_iter().map(vehicle).collect())
}
