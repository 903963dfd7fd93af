//! Writing pages.

use serde_json::Value;

use super::store;
use crate::accounts::Identity;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// There was none by this name.
    New,
    /// It replaced what was there.
    Replaced,
}

/// Writes pages, all or none; answers for each, in the order given.
///
/// # Errors
/// [`Error::NotAllowed`] but for administrators.
pub async fn publish(
    workshop: &Workshop,
    caller: Identity,
    pages: Vec<(String, Value)>,
) -> Result<Vec<(String, Published)>, Error> {
    // two who write the same pages lock them in the same order
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by(|a, b| pages[*a].0.cmp(&pages[*b].0));
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.administrators_only()?;
            let now = tx.now();
            let mut done = vec![Published::New; pages.len()];
            for index in &order {
                let (id, data) = &pages[*index];
                if tx.attempt(|conn| store::insert(conn, id, data, now))?.is_err() {
                    store::update(tx.conn(), id, data, now)?;
                    done[*index] = Published::Replaced;
                }
            }
            Ok(pages.iter().map(|(id, _)| id.clone()).zip(done).collect())
        })
        .await
}
