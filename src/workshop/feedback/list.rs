//! Reading feedback.

use super::{Feedback, FeedbackId, WORD, store};
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, CustomerId};
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// What one customer said if asked for; else what the caller said, or everybody for staff. Oldest first.
///
/// # Errors
/// [`Error::NotYours`].
pub async fn list(
    workshop: &Workshop,
    caller: Identity,
    customer: Option<CustomerId>,
    page: PageRequest,
) -> Result<Page<Feedback>, Error> {
    workshop
        .work
        .read(move |conn| {
            let whose = Standing::of(conn, caller)?.rows_of(customer.map(AccountId::from))?;
            let rows = store::page(conn, whose.map(AccountId::as_customer), page)?;
            Ok(Page::from_rows(rows, page.limit, |feedback| feedback.id.0))
        })
        .await
}

/// One piece, for who said it and staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, caller: Identity, id: FeedbackId) -> Result<Feedback, Error> {
    workshop
        .work
        .read(move |conn| {
            let found = store::find(conn, id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(conn, caller)?.own_or_staff(found.customer)?;
            Ok(found)
        })
        .await
}
