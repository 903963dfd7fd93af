//! A dispatcher calls an assistance off.

use super::model::View;
use super::{cancel, view};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::AssistanceId;
use crate::kernel::request_key::RequestKey;

/// Calls an assistance off, whoever asked for it and whoever has it. A repeated request with the same key gets the assistance
/// as it is now.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Final`], [`Error::KeyReused`].
pub async fn call_off(
    dispatch: &Dispatch,
    id: AssistanceId,
    reason: String,
    key: Option<RequestKey>,
) -> Result<View, Error> {
    dispatch
        .work
        .write(move |tx| view::changed_once(tx, key.as_ref(), id, |tx| cancel::by_dispatcher(tx, id, &reason)))
        .await
}
