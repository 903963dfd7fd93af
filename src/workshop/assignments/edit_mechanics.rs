//! Who works on an order, said as a whole: some more, some less.

use std::collections::BTreeSet;

use super::assign::assign_in;
use super::model::{Assignment, NewAssignment};
use super::remove::remove_in;
use super::store;
use crate::accounts::{Identity, Role};
use crate::kernel::id::{MechanicId, WorkOrderId};
use crate::tx::Tx;
use crate::workshop::orders::{Reach, Status, WorkOrder};
use crate::workshop::people::{Standing, store as people};
use crate::workshop::{Error, Workshop, orders};

/// Gives an order to some mechanics and takes it from others, all or nothing; returns what is open. Whoever has it already,
/// or has it not, stays as they are. By the customer of the order and by whoever works in the garage; assignments with a
/// purpose are taken back by staff only.
///
/// # Errors
/// [`Error::NotFound`]: the order, or a mechanic; [`Error::NotYours`], [`Error::NotAllowed`], [`Error::Changed`].
pub async fn edit_mechanics(
    workshop: &Workshop,
    caller: Identity,
    order: WorkOrderId,
    add: BTreeSet<MechanicId>,
    remove: BTreeSet<MechanicId>,
) -> Result<Vec<Assignment>, Error> {
    let change = CrewChange { add, remove, status: None };
    let zone = workshop.zone;
    workshop
        .work
        .write(move |tx| {
            edit_in(tx, caller, order, &change, zone)?;
            let mut open = store::of_order(tx.conn(), order)?;
            open.retain(|assignment| assignment.closed_at.is_none());
            Ok(open)
        })
        .await
}

/// What to change of an order's mechanics, and how far the order is.
#[derive(Debug, Clone, Default)]
pub struct CrewChange {
    /// Who gets it.
    pub add: BTreeSet<MechanicId>,
    /// From whom it is taken.
    pub remove: BTreeSet<MechanicId>,
    /// Where it stands; for whoever works in the garage to say.
    pub status: Option<Status>,
}

/// The same together with the order's status, all or nothing; returns the order.
///
/// # Errors
/// As [`edit_mechanics`]; [`Error::NotAllowed`]: its customer says how far it is.
pub async fn revise_crew(
    workshop: &Workshop,
    caller: Identity,
    order: WorkOrderId,
    change: CrewChange,
) -> Result<WorkOrder, Error> {
    let zone = workshop.zone;
    workshop
        .work
        .write(move |tx| {
            let found = edit_in(tx, caller, order, &change, zone)?;
            if let Some(status) = change.status {
                orders::put_in(tx, caller, (&found, None), status, Reach::Garage)?;
            }
            orders::held(tx, order)
        })
        .await
}

/// Gives and takes inside a transaction; returns the order as it was.
fn edit_in(
    tx: &mut Tx<'_>,
    caller: Identity,
    order: WorkOrderId,
    CrewChange { add, remove, .. }: &CrewChange,
    zone: chrono_tz::Tz,
) -> Result<WorkOrder, Error> {
    let found = orders::held(tx, order)?;
    let by = Standing::of(tx.conn(), caller)?;
    if by.role != Role::Mechanic {
        by.own_or_staff(found.customer)?;
    }
    let mut before = store::of_order(tx.conn(), order)?;
    before.retain(|assignment| assignment.closed_at.is_none());
    let today = tx.now().utc().with_timezone(&zone).date_naive();
    // in the order of their ids: two who change the same mechanics must take them in one order
    for mechanic in add.union(remove).copied().collect::<BTreeSet<_>>() {
        if !people::may_be_given_work(tx.conn(), mechanic.into())? {
            return Err(Error::NotFound("mechanic"));
        }
        let has = before.iter().find(|assignment| assignment.mechanic == mechanic);
        match (has, remove.contains(&mechanic)) {
            (Some(found), true) => {
                if found.purpose.is_some() {
                    by.staff_only()?;
                }
                remove_in(tx, found)?;
            }
            (None, false) => {
                let new = NewAssignment { day: Some(today), ..NewAssignment::plain(order, mechanic) };
                assign_in(tx, &by, &new)?;
            }
            (Some(_), false) | (None, true) => {}
        }
    }
    Ok(found)
}
