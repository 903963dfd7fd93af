//! The client rates a completed assistance.

use super::model::View;
use super::{store, view};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, ClientId};

/// Sets the rating, 1 to 5; a later one replaces it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::NotCompleted`].
pub async fn rate(dispatch: &Dispatch, client: ClientId, id: AssistanceId, rating: i32) -> Result<View, Error> {
    dispatch
        .work
        .write(move |tx| {
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
            if found.client != client {
                return Err(Error::NotYours);
            }
            let now = tx.now();
            if !store::set_rating(tx.conn(), id, rating, now)? {
                return Err(Error::NotCompleted);
            }
            view::load(tx.conn(), id)
        })
        .await
}
