//! What a place is to one who has a vehicle brought there.

use super::store;
use crate::kernel::error::Fault;
use crate::kernel::geo::Point;
use crate::kernel::id::PlaceId;
use crate::storage::Conn;

/// A place as a tow's end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DropOff {
    /// Where it is.
    pub at: Point,
    /// Takes vehicles now.
    pub is_open: bool,
}

/// A place that is not deleted, inside a transaction of whoever wants to go there.
///
/// # Errors
/// The database's fault.
pub fn drop_off(conn: &mut Conn, id: PlaceId) -> Result<Option<DropOff>, Fault> {
    Ok(store::find(conn, id)?.map(|place| DropOff { at: place.at, is_open: place.is_open }))
}
