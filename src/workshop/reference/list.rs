//! Reading a list.

use super::Reference;
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::{Error, Workshop};

/// The entries, oldest first.
///
/// # Errors
/// A fault.
pub async fn list<R: Reference>(workshop: &Workshop, page: PageRequest) -> Result<Page<R::Entry>, Error> {
    let rows = workshop.work.read(move |conn| R::page(conn, page)).await?;
    Ok(Page::from_rows(rows, page.limit, R::position))
}

/// One entry.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find<R: Reference>(workshop: &Workshop, id: R::Id) -> Result<R::Entry, Error> {
    workshop.work.read(move |conn| R::find(conn, id)).await?.ok_or(Error::NotFound(R::WORD))
}
