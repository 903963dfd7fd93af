//! Who may do what with invoices: mechanics prepare them, the counter issues and voids them, administrators set the tax.

use crate::accounts::{Identity, Role};
use crate::storage::Conn;
use crate::workshop::{Error, desk};

/// Drafts.
pub(super) fn may_prepare(conn: &mut Conn, who: Identity) -> Result<(), Error> {
    if desk::standing(conn, who)?.is_inside() { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Issuing and voiding.
pub(super) fn may_decide(conn: &mut Conn, who: Identity) -> Result<(), Error> {
    if desk::standing(conn, who)?.keeps_counter() { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Tax rates.
pub(super) fn may_set_tax(who: Identity) -> Result<(), Error> {
    if who.role == Role::Admin { Ok(()) } else { Err(Error::NotAllowed) }
}
