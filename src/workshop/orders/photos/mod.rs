//! Photos of what is repaired, by the keys under which people have stored them.

pub(in crate::workshop::orders) mod store;

use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::kernel::request_key::RequestKey;
use crate::kernel::time::Timestamp;
use crate::storage::Obstacle;
use crate::tx::Tx;
use crate::workshop::orders::access::Reach;
use crate::workshop::orders::events;
use crate::workshop::orders::step::held;
use crate::workshop::orders::view::seen_by;
use crate::workshop::{Error, Workshop};

/// The most photos of one order: they are kept for good.
const MOST_PHOTOS: usize = 100;

/// A photo of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderPhoto {
    /// The photo's key; whoever knows it can look at the photo.
    pub key: String,
    /// What it shows.
    pub note: Option<String>,
    /// When it was attached.
    pub attached_at: Timestamp,
}

/// Attaches a stored photo, by whoever sees the order; returns all photos of the order. A photo that is attached stays,
/// also when the one who stored it takes another for their profile.
///
/// # Errors
/// [`Error::NotFound`]: the order, or a photo with this key; [`Error::NotYours`], [`Error::Exists`], [`Error::Invalid`]:
/// there are a hundred; [`Error::KeyReused`].
pub async fn attach_photo(
    workshop: &Workshop,
    caller: Identity,
    id: WorkOrderId,
    (photo, note): (String, Option<String>),
    key: Option<RequestKey>,
) -> Result<Vec<OrderPhoto>, Error> {
    workshop
        .work
        .write(move |tx| {
            held(tx, id)?;
            seen_by(tx.conn(), caller, id, Reach::Garage)?;
            let first = |tx: &mut Tx<'_>| {
                let now = tx.now();
                if store::photos(tx.conn(), id)?.len() >= MOST_PHOTOS {
                    return Err(Error::Invalid("photo"));
                }
                match tx.attempt_linked(|conn| store::attach(conn, id, (&photo, note.as_deref()), now))? {
                    Ok(_) => {}
                    Err(Obstacle::Taken(_)) => return Err(Error::Exists("photo")),
                    Err(Obstacle::Dangling) => return Err(Error::NotFound("photo")),
                }
                tx.emit(events::photo_attached(id));
                Ok((id.get(), store::photos(tx.conn(), id)?))
            };
            tx.once(key.as_ref(), first, |tx, id| Ok(store::photos(tx.conn(), id.into())?))
        })
        .await
}

/// The photos of an order, oldest first, for whoever sees it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn photos(workshop: &Workshop, caller: Identity, id: WorkOrderId) -> Result<Vec<OrderPhoto>, Error> {
    workshop
        .work
        .read(move |conn| {
            seen_by(conn, caller, id, Reach::Garage)?;
            Ok(store::photos(conn, id)?)
        })
        .await
}
