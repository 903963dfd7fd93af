//! Whole accounts for other domains, inside their own transactions. Who may see them is theirs to decide.

use super::model::Account;
use super::store;
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;

/// One account, unless it is deleted.
///
/// # Errors
/// The database's fault.
pub fn account(conn: &mut Conn, id: AccountId) -> Result<Option<Account>, Fault> {
    Ok(store::by_id(conn, id)?.map(|stored| stored.account))
}

/// The accounts that are not deleted, in the order of their ids; nobody but `only` if that is said.
///
/// # Errors
/// The database's fault.
pub fn account_page(conn: &mut Conn, only: Option<AccountId>, page: PageRequest) -> Result<Page<Account>, Fault> {
    let (rows, total) = store::page(conn, only, &[], page)?;
    Ok(Page::from_rows(rows, page.limit, |account| account.id.get()).of(total))
}
