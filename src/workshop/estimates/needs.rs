//! Which parts an order needs, has and is short of.

use std::collections::BTreeMap;

use super::model::LineState;
use super::{access, store};
use crate::accounts::Identity;
use crate::kernel::id::{PartId, WorkOrderId};
use crate::workshop::inventory::shelf;
use crate::workshop::{Error, Workshop, desk};

/// What an order needs of a part, in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Of what.
    pub part: PartId,
    /// What that is called.
    pub name: String,
    /// What the approved lines say.
    pub needed: i64,
    /// Lie on the shelf for the order.
    pub held: i64,
    /// Were used up by it.
    pub used: i64,
    /// Needed, and neither held nor used.
    pub short: i64,
    /// Lie on the shelf for nobody.
    pub free: i64,
}

/// The parts that an order's approved lines need or that it has, in the order of their ids; for whoever works here.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`].
pub async fn needs(workshop: &Workshop, who: Identity, order: WorkOrderId) -> Result<Vec<Need>, Error> {
    workshop
        .work
        .read(move |conn| {
            access::inside(conn, who)?;
            if desk::look(conn, order)?.is_deleted {
                return Err(Error::NotFound("work order"));
            }
            // needed, held, used
            let mut parts: BTreeMap<PartId, (i64, i64, i64)> = BTreeMap::new();
            let lines = store::lines(conn, order)?;
            for (part, pieces) in
                lines.iter().filter(|line| line.state == LineState::Approved).filter_map(|line| line.pieces())
            {
                let (needed, ..) = parts.entry(part).or_default();
                *needed = needed.saturating_add(pieces);
            }
            for has in shelf::has(conn, order)? {
                let (_, held, used) = parts.entry(has.part).or_default();
                (*held, *used) = (has.held, has.used);
            }
            let mut needs = Vec::with_capacity(parts.len());
            for (part, (needed, held, used)) in parts {
                let (name, free) = shelf::free(conn, part)?.ok_or(Error::NotFound("part"))?;
                let short = needed.saturating_sub(held.saturating_add(used)).max(0);
                needs.push(Need { part, name, needed, held, used, short, free });
            }
            Ok(needs)
        })
        .await
}
