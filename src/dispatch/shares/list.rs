//! The links of an assistance.

use super::{Link, may_share, store, token};
use crate::accounts::Identity;
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::oversight::look;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::AssistanceId;

/// The links of an assistance, newest first, each with what opens it, so that it can be sent again; for its client and
/// administrators; a hundred at the most.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn list(dispatch: &Dispatch, who: Identity, id: AssistanceId) -> Result<Vec<Link>, Error> {
    let found = look(dispatch, who, ("shares.listed", Some(id)), move |conn| {
        let found = assistances::find(conn, id)?.ok_or(Error::NotFound)?;
        may_share(&found, who)?;
        Ok(store::of(conn, id)?)
    });
    let sealed = found.await?.into_iter().map(|share| {
        let token = token::token(&dispatch.share_key, &share.nonce);
        Link { share, token }
    });
    Ok(sealed.collect())
}
