//! Reading a page.

use super::{Content, store};
use crate::workshop::{Error, Workshop};

/// A page by its name; for anybody.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn read(workshop: &Workshop, id: String) -> Result<Content, Error> {
    workshop.work.read(move |conn| store::find(conn, &id)).await?.ok_or(Error::NotFound("content"))
}
