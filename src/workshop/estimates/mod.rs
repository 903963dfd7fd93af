//! The lines of a work order: what is put down as agreed, and what all that is approved comes to.

mod store;

use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, PartId, ServiceId, WorkOrderId};
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::Error;

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A service of the catalogue.
    Service,
    /// The tow that brought the thing.
    Tow,
}

impl LineKind {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Tow => "tow",
        }
    }
}

/// A line to be put down.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// What it is about.
    pub kind: LineKind,
    /// What the customer reads.
    pub description: String,
    /// The part.
    pub part: Option<PartId>,
    /// The service of the catalogue.
    pub service: Option<ServiceId>,
    /// Quantity in thousandths.
    pub quantity_milli: i64,
    /// Price of one in minor units.
    pub unit_minor: i64,
}

/// Puts lines down that were agreed already, for an order that is in hand.
///
/// # Errors
/// The database's fault.
pub(in crate::workshop) fn put_down_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    lines: &[NewLine],
    by: Option<AccountId>,
) -> Result<(), Error> {
    let now = tx.now();
    for line in lines {
        store::insert_approved(tx.conn(), order, line, by, now)?;
    }
    Ok(())
}

/// What the approved lines come to before tax, in minor units.
///
/// # Errors
/// A fault: the database's, or more than can be counted.
pub(in crate::workshop) fn approved_minor_in(conn: &mut Conn, order: WorkOrderId) -> Result<i64, Error> {
    let lines = crate::workshop::invoices::store::approved_lines(conn, order)?;
    let sum = lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.net_minor()?));
    Ok(sum.ok_or_else(|| Fault::internal("the lines of an order are beyond all bounds"))?)
}
