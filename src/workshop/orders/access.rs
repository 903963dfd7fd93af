//! Who sees work orders and who may change them. The APIs differ in one point only, how far a mechanic's hand reaches;
//! they say so.

use super::model::WorkOrder;
use crate::accounts::Role;
use crate::kernel::error::Fault;
use crate::kernel::id::{CustomerId, MechanicId};
use crate::storage::Conn;
use crate::workshop::people::Standing;
use crate::workshop::{Error, desk};

/// Which orders are a mechanic's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Those that were given to them.
    #[default]
    Given,
    /// Every order of the garage.
    Garage,
}

/// Whose orders a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everybody's.
    All,
    /// What was given to a mechanic, and what is their own.
    Given(MechanicId),
    /// A customer's own.
    Own(CustomerId),
}

/// Whether somebody works on the order: staff, and mechanics as far as they reach.
pub(super) fn works_on(conn: &mut Conn, by: &Standing, order: &WorkOrder, reach: Reach) -> Result<bool, Fault> {
    if by.is_staff {
        return Ok(true);
    }
    match (by.role, reach) {
        (Role::Mechanic, Reach::Garage) => Ok(true),
        (Role::Mechanic, Reach::Given) => desk::was_given(conn, order.id, by.account),
        (Role::Admin | Role::Assistant | Role::Customer, _) => Ok(false),
    }
}

/// Seeing one: its customer, and whoever works on it.
pub(super) fn may_see(conn: &mut Conn, by: &Standing, order: &WorkOrder, reach: Reach) -> Result<(), Error> {
    if by.may_act_for(order.customer) || works_on(conn, by, order, reach)? { Ok(()) } else { Err(Error::NotYours) }
}

/// Putting it elsewhere by hand: whoever works on it, and not its customer.
pub(super) fn may_move(conn: &mut Conn, by: &Standing, order: &WorkOrder, reach: Reach) -> Result<(), Error> {
    if works_on(conn, by, order, reach)? {
        return Ok(());
    }
    Err(if by.account == order.customer.into() { Error::NotAllowed } else { Error::NotYours })
}

/// Whose orders somebody's list holds.
pub(super) fn scope(by: &Standing, reach: Reach) -> Scope {
    match (by.role, reach) {
        _ if by.is_staff => Scope::All,
        (Role::Mechanic, Reach::Garage) => Scope::All,
        (Role::Mechanic, Reach::Given) => Scope::Given(by.account.as_mechanic()),
        (Role::Admin | Role::Assistant | Role::Customer, _) => Scope::Own(by.account.as_customer()),
    }
}
