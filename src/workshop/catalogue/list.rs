//! Reading the catalogue.

use super::model::{Service, ServiceFilter};
use super::{WORD, store};
use crate::kernel::id::ServiceId;
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::{Error, Workshop};

/// The services, oldest first; for everybody.
///
/// # Errors
/// A fault.
pub async fn list(workshop: &Workshop, filter: ServiceFilter, page: PageRequest) -> Result<Page<Service>, Error> {
    let rows = workshop.work.read(move |conn| store::page(conn, filter, page)).await?;
    Ok(Page::from_rows(rows, page.limit, |service| service.id.get()))
}

/// One service; for everybody.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find(workshop: &Workshop, id: ServiceId) -> Result<Service, Error> {
    workshop.work.read(move |conn| store::find(conn, id)).await?.ok_or(Error::NotFound(WORD))
}
