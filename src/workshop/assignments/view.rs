//! Looking at assignments.

use std::collections::HashMap;

use super::model::{Assignment, AssignmentFilter, Ranked};
use super::store;
use super::within::{find_within, list_within, of_order_within};
use crate::accounts::{self, Card, Identity};
use crate::kernel::id::{AccountId, AssignmentId, WorkOrderId};
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::orders::Reach;
use crate::workshop::{Error, Workshop};

/// One assignment, for whoever works in the garage and the customer of the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, caller: Identity, id: AssignmentId) -> Result<Assignment, Error> {
    find_within(workshop, caller, id, Reach::Garage).await
}

/// Assignments, newest first: all for whoever works in the garage, else those of one's own orders.
///
/// # Errors
/// A fault.
pub async fn list(
    workshop: &Workshop,
    caller: Identity,
    filter: AssignmentFilter,
    request: PageRequest,
) -> Result<Page<Assignment>, Error> {
    list_within(workshop, caller, filter, Reach::Garage, request).await
}

/// Everybody whom an order was given, in that order, for whoever sees the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn of_order(workshop: &Workshop, caller: Identity, order: WorkOrderId) -> Result<Vec<Assignment>, Error> {
    of_order_within(workshop, caller, order, Reach::Garage).await
}

/// Who was given each of these orders, each mechanic once, in the order of their ids; an order that nobody was given is
/// missing. For orders that the caller sees.
///
/// # Errors
/// A fault.
pub async fn crews(workshop: &Workshop, orders: Vec<WorkOrderId>) -> Result<HashMap<WorkOrderId, Vec<Card>>, Error> {
    workshop
        .work
        .read(move |conn| {
            let pairs = store::given(conn, &orders)?;
            let mut ids: Vec<AccountId> = pairs.iter().map(|(_, mechanic)| (*mechanic).into()).collect();
            ids.sort_unstable();
            ids.dedup();
            let cards = accounts::cards(conn, &ids)?;
            let mut crews: HashMap<WorkOrderId, Vec<Card>> = HashMap::new();
            for (order, mechanic) in pairs {
                if let Some(card) = cards.get(&mechanic.into()) {
                    crews.entry(order).or_default().push(card.clone());
                }
            }
            Ok(crews)
        })
        .await
}

/// Every mechanic who was ever given an order, with how many, most first.
///
/// # Errors
/// A fault.
pub async fn top(workshop: &Workshop) -> Result<Vec<Ranked>, Error> {
    workshop
        .work
        .read(move |conn| {
            let counts = store::counts(conn)?;
            let ids: Vec<AccountId> = counts.iter().map(|(mechanic, _)| (*mechanic).into()).collect();
            let mut cards = accounts::cards(conn, &ids)?;
            let ranked = counts.into_iter().map(|(mechanic, orders)| {
                let name = cards.remove(&mechanic.into()).map(|card| card.name).unwrap_or_default();
                Ranked { mechanic, name, orders }
            });
            Ok(ranked.collect())
        })
        .await
}
