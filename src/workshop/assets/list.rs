//! Reading vehicles and devices.

use super::access::seen_by;
use super::model::Asset;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, AssetId};
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// The assets of one owner if asked for; else one's own, or everybody's for staff. Oldest first.
///
/// # Errors
/// [`Error::NotYours`].
pub async fn list(
    workshop: &Workshop,
    caller: Identity,
    owner: Option<AccountId>,
    page: PageRequest,
) -> Result<Page<Asset>, Error> {
    workshop
        .work
        .read(move |conn| {
            let whose = Standing::of(conn, caller)?.rows_of(owner)?;
            let rows = store::page(conn, whose, page)?;
            Ok(Page::from_rows(rows, page.limit, |asset| asset.id.get()))
        })
        .await
}

/// One asset.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, caller: Identity, id: AssetId) -> Result<Asset, Error> {
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            seen_by(conn, &by, id)
        })
        .await
}
