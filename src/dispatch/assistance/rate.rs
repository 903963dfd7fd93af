//! The client rates a completed assistance.

use super::model::View;
use super::{store, view};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, ClientId};
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;

/// Sets the rating, 1 to 5; a later one replaces it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::NotCompleted`], [`Error::KeyReused`].
pub async fn rate(
    dispatch: &Dispatch,
    client: ClientId,
    id: AssistanceId,
    rating: i32,
    key: Option<RequestKey>,
) -> Result<View, Error> {
    dispatch.work.write(move |tx| view::changed_once(tx, key.as_ref(), id, |tx| set(tx, client, id, rating))).await
}

fn set(tx: &mut Tx<'_>, client: ClientId, id: AssistanceId, rating: i32) -> Result<View, Error> {
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    if found.client != client {
        return Err(Error::NotYours);
    }
    let now = tx.now();
    if !store::set_rating(tx.conn(), id, rating, now)? {
        return Err(Error::NotCompleted);
    }
    view::load(tx.conn(), id)
}
