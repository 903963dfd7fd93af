//! Finding work orders by a text.

use super::model::WorkOrder;
use super::store;
use crate::accounts;
use crate::workshop::{Error, Workshop};

/// Work orders with this id or title, of people or about vehicles found by this text, for who sees all of them; newest first, at
/// most so many.
///
/// # Errors
/// A fault.
pub async fn search(workshop: &Workshop, q: String, most: i64) -> Result<Vec<WorkOrder>, Error> {
    let found = workshop.work.read(move |conn| {
        let people = accounts::named(conn, &q)?;
        store::search(conn, &q, &people, most)
    });
    Ok(found.await?)
}
