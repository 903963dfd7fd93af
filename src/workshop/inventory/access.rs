//! Who may do what with parts: whoever works in the garage, everything; nobody else, anything.

use crate::accounts::Identity;
use crate::storage::Conn;
use crate::workshop::{Error, desk};

pub(super) fn check(conn: &mut Conn, who: Identity) -> Result<(), Error> {
    if desk::standing(conn, who)?.is_inside() { Ok(()) } else { Err(Error::NotAllowed) }
}
