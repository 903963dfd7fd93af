//! Whoever has a link sees how things stand.

use super::{store, token};
use crate::accounts::{self, Vehicle};
use crate::dispatch::assistance::{Assistance, arrival, store as assistances};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::geo::Point;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;

/// Who comes, as much of them as a stranger may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// Given name.
    pub name: String,
    /// What they come with.
    pub vehicle: Option<Vehicle>,
}

/// What a link shows.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The assistance; only what is no person's is told on.
    pub assistance: Assistance,
    /// Who comes.
    pub helper: Option<Helper>,
    /// Where they are and since when, between acceptance and the end.
    pub position: Option<(Point, Timestamp)>,
    /// Estimated seconds until they are where they are driving to.
    pub arrival_s: Option<i64>,
    /// Until when the link is good.
    pub expires_at: Timestamp,
}

/// What the link that this token opens shows.
///
/// # Errors
/// [`Error::ShareNotFound`], whatever the reason is.
pub async fn open(dispatch: &Dispatch, sent: &str) -> Result<Shared, Error> {
    let nonce = token::opened(&dispatch.share_key, sent).ok_or(Error::ShareNotFound)?.to_owned();
    let now = dispatch.work.clock().now();
    let (assistance, helper, expires_at) = dispatch
        .work
        .read(move |conn| {
            let share =
                store::by_nonce(conn, &nonce)?.filter(|share| share.is_good(now)).ok_or(Error::ShareNotFound)?;
            let assistance = assistances::find(conn, share.assistance)?.ok_or(Error::ShareNotFound)?;
            let helper = helper(conn, &assistance)?;
            Ok::<_, Error>((assistance, helper, share.expires_at))
        })
        .await?;
    let (position, arrival_s) = (arrival::position(dispatch, &assistance), arrival::seconds(dispatch, &assistance));
    Ok(Shared { assistance, helper, position, arrival_s, expires_at })
}

fn helper(conn: &mut Conn, assistance: &Assistance) -> Result<Option<Helper>, Error> {
    let Some(id) = assistance.assistant else { return Ok(None) };
    let vehicle = accounts::vehicles(conn, &[id])?.remove(&id);
    let card = accounts::card(conn, id.into())?;
    let given = |name: &str| name.split_whitespace().next().unwrap_or_default().to_owned();
    Ok(card.map(|card| Helper { name: given(&card.name), vehicle }))
}
