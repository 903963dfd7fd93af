//! Reading reviews.

use super::{Review, store};
use crate::accounts::Identity;
use crate::kernel::id::ServiceId;
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::catalogue::{WORD as SERVICE, store as catalogue};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// The reviews of a service, oldest first. Hidden ones are for their authors and staff.
///
/// # Errors
/// [`Error::NotFound`] for an unknown service.
pub async fn list(
    workshop: &Workshop,
    caller: Identity,
    service: ServiceId,
    page: PageRequest,
) -> Result<Page<Review>, Error> {
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            catalogue::find(conn, service)?.ok_or(Error::NotFound(SERVICE))?;
            let all_but_hidden_for = (!by.is_staff).then_some(by.account);
            let rows = store::page(conn, service, all_but_hidden_for, page)?;
            Ok(Page::from_rows(rows, page.limit, |review| review.id.get()))
        })
        .await
}
