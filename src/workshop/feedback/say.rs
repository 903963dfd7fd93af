//! A customer says what they think.

use super::{Feedback, NewFeedback, WORD, store};
use crate::accounts::Identity;
use crate::workshop::people::{Standing, store as people};
use crate::workshop::{Error, Workshop};

/// Stores what a customer says of the workshop, or of a work order of theirs; staff write it down for anybody.
///
/// # Errors
/// [`Error::NotYours`]; [`Error::NotFound`] for an unknown customer, or a work order that is not theirs.
pub async fn say(workshop: &Workshop, caller: Identity, new: NewFeedback) -> Result<Feedback, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.own_or_staff(new.customer)?;
            if !people::is_known(tx.conn(), new.customer.into())? {
                return Err(Error::NotFound("customer"));
            }
            if let Some(order) = new.order
                && !store::is_order_of(tx.conn(), order, new.customer)?
            {
                return Err(Error::NotFound("order"));
            }
            let now = tx.now();
            let id = store::insert(tx.conn(), &new, now)?;
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}
