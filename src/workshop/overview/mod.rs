//! Work orders with what stands around them, for whoever looks at many at once: whose they are, which thing, who has them,
//! what was found out and reported last.

mod model;
mod store;

pub use model::{Overview, Vehicle};

use std::collections::HashMap;

use crate::accounts::{self, Identity};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssetId, ServiceId, WorkOrderId};
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;
use crate::workshop::orders::{OrderFilter, Reach, WorkOrder, services, view};
use crate::workshop::{Error, Workshop, analysis, assignments, progress};

/// Work orders as [`orders::list`](crate::workshop::orders::list) has them, with what stands around them.
///
/// # Errors
/// A fault.
pub async fn list(
    workshop: &Workshop,
    caller: Identity,
    filter: OrderFilter,
    reach: Reach,
    request: PageRequest,
) -> Result<Page<Overview>, Error> {
    workshop
        .work
        .read(move |conn| {
            let Page { items, next, total } = view::page_in(conn, caller, &filter, reach, request)?;
            Ok(Page { items: complete(conn, items)?, next, total })
        })
        .await
}

/// One of them, for its customer, staff, and mechanics as far as they reach.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, caller: Identity, id: WorkOrderId, reach: Reach) -> Result<Overview, Error> {
    workshop
        .work
        .read(move |conn| {
            let order = view::seen_by(conn, caller, id, reach)?;
            complete(conn, vec![order])?.pop().ok_or(Error::NotFound("work order"))
        })
        .await
}

/// One query for each kind of thing, however many orders there are.
fn complete(conn: &mut Conn, orders: Vec<WorkOrder>) -> Result<Vec<Overview>, Fault> {
    let ids: Vec<WorkOrderId> = orders.iter().map(|order| order.id).collect();
    let mut given: HashMap<WorkOrderId, Vec<assignments::Assignment>> = HashMap::new();
    for assignment in assignments::store::of_orders(conn, &ids)? {
        given.entry(assignment.order).or_default().push(assignment);
    }
    let mut found = analysis::of_orders(conn, &orders)?;
    let mut reported = progress::last_of(conn, &ids)?;
    let things: Vec<AssetId> = orders.iter().filter_map(|order| order.asset).collect();
    let vehicles = store::vehicles(conn, &things)?;
    let asked: Vec<ServiceId> =
        orders.iter().flat_map(|order| &order.services).map(|ordered| ordered.service).collect();
    let titles = services::store::titles(conn, &asked)?;
    let mechanics = given.values().flatten().map(|assignment| AccountId::from(assignment.mechanic));
    let people: Vec<AccountId> = orders.iter().map(|order| order.customer.into()).chain(mechanics).collect();
    let cards = accounts::cards(conn, &people)?;
    let complete = orders.into_iter().map(|order| {
        let assignments = given.remove(&order.id).unwrap_or_default();
        let mut crew: Vec<accounts::Card> = Vec::new();
        for assignment in &assignments {
            let who = AccountId::from(assignment.mechanic);
            if let Some(card) = cards.get(&who).filter(|_| crew.iter().all(|known| known.id != who)) {
                crew.push(card.clone());
            }
        }
        let titled = |service: &ServiceId| titles.get(service).map(|title| (*service, title.clone()));
        Overview {
            customer: cards.get(&order.customer.into()).cloned(),
            vehicle: order.asset.and_then(|asset| vehicles.get(&asset).cloned()),
            titles: order.services.iter().filter_map(|ordered| titled(&ordered.service)).collect(),
            analysis: found.remove(&order.id),
            last_progress: reported.remove(&order.id),
            assignments,
            crew,
            order,
        }
    });
    Ok(complete.collect())
}
