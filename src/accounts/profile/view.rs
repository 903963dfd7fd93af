//! A person's own profile.

use crate::accounts::error::Error;
use crate::accounts::model::{Account, AssistantProfile};
use crate::accounts::{Accounts, store as people};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssistantId};
use crate::storage::Conn;

impl Accounts {
    /// A person's profile.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn profile(&self, id: AccountId) -> Result<Account, Error> {
        let found = self.work().read(move |conn| people::by_id(conn, id)).await?;
        found.map(|found| found.account).ok_or(Error::NotFound)
    }

    /// An assistant's profile.
    ///
    /// # Errors
    /// `not_found`, `not_an_assistant`.
    pub async fn assistant_profile(&self, id: AssistantId) -> Result<AssistantProfile, Error> {
        self.work().read(move |conn| assistant_profile(conn, id)).await
    }

    /// What was sent to a destination lately, for `/dev/outbox`.
    ///
    /// # Errors
    /// A fault.
    pub async fn outbox(&self, destination: String) -> Result<Vec<crate::notifications::Sent>, Fault> {
        self.work().read(move |conn| crate::notifications::outbox(conn, &destination)).await
    }
}

/// The profile inside a transaction or a read.
pub(super) fn assistant_profile(conn: &mut Conn, id: AssistantId) -> Result<AssistantProfile, Error> {
    let account = AccountId::from(id);
    let found = people::by_id(conn, account)?.ok_or(Error::NotFound)?;
    let row = people::assistant(conn, account)?.ok_or(Error::NotAnAssistant)?;
    Ok(AssistantProfile {
        account: found.account,
        details: row.details,
        documents_approved: row.documents_approved,
        documents_refused: row.documents_refused,
        is_active: row.is_active,
    })
}
