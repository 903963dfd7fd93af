//! Where the dispatch and the garage meet: the garage's places are ends of tows, and a delivered tow becomes work there.

use crate::dispatch::{DropOff, DropOffs};
use crate::kernel::error::Fault;
use crate::kernel::id::PlaceId;
use crate::storage::Conn;
use crate::workshop::places;

/// The garage's places, for the dispatch.
pub(super) struct Places;

impl DropOffs for Places {
    fn find(&self, conn: &mut Conn, place: PlaceId) -> Result<Option<DropOff>, Fault> {
        let found = places::drop_off(conn, place)?;
        Ok(found.map(|place| DropOff { at: place.at, is_open: place.is_open }))
    }
}
