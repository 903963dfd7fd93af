//! A new password for someone who is signed in.

use super::error::Error;
use super::password::Password;
use super::{Accounts, sessions, store};
use crate::audit::{self, Line};
use crate::kernel::id::AccountId;

impl Accounts {
    /// Sets the password and ends every session of the account.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn set_password(&self, account: AccountId, password: Password) -> Result<(), Error> {
        let hash = self.hashing().hash(&password).await?;
        self.work()
            .write(move |tx| {
                let now = tx.now();
                store::by_id(tx.conn(), account)?.ok_or(Error::NotFound)?;
                store::set_password(tx.conn(), account, Some(&hash), now)?;
                audit::record(tx, &Line::about("password.changed", account))?;
                Ok(sessions::end_all(tx, account, "new password")?)
            })
            .await
    }
}
