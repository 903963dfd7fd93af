//! Places that take vehicles, which another domain keeps: `app` plugs it in.
//!
//! They are asked for inside the transaction of the request, so that a repeated request gets its first answer also when
//! the place has closed meanwhile, and so that a place cannot close between the question and the row.

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

/// Knows the places.
pub trait DropOffs: Send + Sync {
    /// The place with this id, if there is one.
    ///
    /// # Errors
    /// The database's fault.
    fn find(&self, conn: &mut Conn, place: PlaceId) -> Result<Option<DropOff>, Fault>;
}

/// A deployment without such places.
#[derive(Debug, Clone, Copy)]
pub struct NoDropOffs;

impl DropOffs for NoDropOffs {
    fn find(&self, _: &mut Conn, _: PlaceId) -> Result<Option<DropOff>, Fault> {
        Ok(None)
    }
}
