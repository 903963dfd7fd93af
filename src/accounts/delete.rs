//! Deleting an account: nobody signs in to it any more, its phone number, e-mail address and username are free, and what was
//! done in its name stays, with the name: invoices and orders must go on saying whose they were.

use super::change::may_change;
use super::error::Error;
use super::identity::Identity;
use super::{Accounts, block, sessions, store};
use crate::audit::{self, Line};
use crate::kernel::id::AccountId;

impl Accounts {
    /// Deletes an account, by the person or an administrator; all its tokens are void at once.
    ///
    /// # Errors
    /// `not_found`, also when it was deleted before; `not_yours`.
    pub async fn delete_account(&self, caller: Identity, id: AccountId) -> Result<(), Error> {
        self.work()
            .write(move |tx| {
                may_change(&store::by_id(tx.conn(), id)?, caller, id)?;
                block::leave_the_road(tx, id)?;
                let now = tx.now();
                if !store::delete(tx.conn(), id, now)? {
                    return Err(Error::NotFound);
                }
                audit::record(tx, &Line::about("account.deleted", id))?;
                Ok(sessions::end_all(tx, id, "deleted")?)
            })
            .await
    }
}
