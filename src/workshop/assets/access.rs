//! Who may see an asset, who may change it, and what it may point at.

use super::model::Asset;
use super::{DeviceTypes, Manufacturers, Models, WORD, store};
use crate::accounts::Role;
use crate::kernel::id::{AccountId, AssetId, DeviceTypeId, ManufacturerId, ModelId};
use crate::storage::Conn;
use crate::workshop::Error;
use crate::workshop::people::{Standing, store as people};
use crate::workshop::reference::must_exist;

/// The asset, if the caller may see it.
pub(super) fn seen_by(conn: &mut Conn, by: &Standing, id: AssetId) -> Result<Asset, Error> {
    let found = store::find(conn, id)?.ok_or(Error::NotFound(WORD))?;
    let at_work = by.role == Role::Mechanic && store::is_given_to(conn, id, by.account.as_mechanic())?;
    if !at_work {
        by.own_or_staff(found.owner)?;
    }
    Ok(found)
}

/// The asset, if the caller may change it.
pub(super) fn changed_by(conn: &mut Conn, by: &Standing, id: AssetId) -> Result<Asset, Error> {
    let found = store::find(conn, id)?.ok_or(Error::NotFound(WORD))?;
    by.own_or_staff(found.owner)?;
    Ok(found)
}

/// What an asset points at.
pub(super) struct Parents {
    pub(super) owner: Option<AccountId>,
    pub(super) model: Option<ModelId>,
    pub(super) manufacturer: Option<ManufacturerId>,
    pub(super) device_type: Option<DeviceTypeId>,
}

impl Parents {
    /// Refuses the first that is not there.
    pub(super) fn must_exist(&self, conn: &mut Conn) -> Result<(), Error> {
        must_exist::<Manufacturers>(conn, self.manufacturer)?;
        must_exist::<Models>(conn, self.model)?;
        must_exist::<DeviceTypes>(conn, self.device_type)?;
        match self.owner {
            Some(owner) if !people::is_known(conn, owner)? => Err(Error::NotFound("owner")),
            _ => Ok(()),
        }
    }
}
