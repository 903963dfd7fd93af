//! A link is made.

use std::time::Duration;

use serde_json::json;

use super::{Link, MOST, Share, is_overseen, may_share, store, token};
use crate::accounts::Identity;
use crate::audit::{self, Line};
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, ShareId};
use crate::kernel::request_key::RequestKey;
use crate::storage::dialect;
use crate::tx::Tx;

/// Makes a link to an assistance that is not over, good for so long; by its client or an administrator.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Final`], [`Error::TooManyShares`], [`Error::KeyReused`].
pub async fn share(
    dispatch: &Dispatch,
    who: Identity,
    id: AssistanceId,
    life: Duration,
    key: Option<RequestKey>,
) -> Result<Link, Error> {
    // the same when the job runs again
    let nonce = token::nonce();
    let share = dispatch
        .work
        .write(move |tx| {
            let first = |tx: &mut Tx<'_>| {
                let made = make(tx, who, id, life, &nonce)?;
                Ok((made.id.get(), made))
            };
            tx.once(key.as_ref(), first, |tx, id| store::find(tx.conn(), ShareId::new(id))?.ok_or(Error::ShareNotFound))
        })
        .await?;
    let token = token::token(&dispatch.share_key, &share.nonce);
    Ok(Link { share, token })
}

fn make(tx: &mut Tx<'_>, who: Identity, id: AssistanceId, life: Duration, nonce: &str) -> Result<Share, Error> {
    // one at a time: how many there are decides
    dialect::lock_assistances(tx.conn(), &[id.get()])?;
    let found = assistances::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    may_share(&found, who)?;
    if found.status.is_final() {
        return Err(Error::Final);
    }
    let now = tx.now();
    if store::of(tx.conn(), id)?.iter().filter(|share| share.is_good(now)).count() >= MOST {
        return Err(Error::TooManyShares);
    }
    let share = Share {
        id: ShareId::new(0),
        assistance: id,
        nonce: nonce.to_owned(),
        created_at: now,
        expires_at: now + life,
        revoked_at: None,
    };
    let made = store::insert(tx.conn(), &share, who.account)?;
    if is_overseen(&found, who) {
        audit::record(tx, &Line::about("share.made", id).with(json!({ "share": made })))?;
    }
    Ok(Share { id: made, ..share })
}
