//! A link is taken back.

use serde_json::json;

use super::{is_overseen, may_share, store};
use crate::accounts::Identity;
use crate::audit::{self, Line};
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, ShareId};

/// Takes a link back, by its assistance's client or an administrator: from then on it opens nothing.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`]; [`Error::ShareNotFound`]: no link of this assistance, or taken back before.
pub async fn revoke(dispatch: &Dispatch, who: Identity, id: AssistanceId, share: ShareId) -> Result<(), Error> {
    dispatch
        .work
        .write(move |tx| {
            let found = assistances::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
            may_share(&found, who)?;
            let now = tx.now();
            if !store::revoke(tx.conn(), (id, share), now)? {
                return Err(Error::ShareNotFound);
            }
            if is_overseen(&found, who) {
                audit::record(tx, &Line::about("share.revoked", id).with(json!({ "share": share })))?;
            }
            Ok(())
        })
        .await
}
