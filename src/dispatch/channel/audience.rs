//! Who a channel is for, when all rows have become others.

use crate::accounts;
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::{Dispatch, Error};
use crate::journal::{self, Channel, ChannelKind};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssistanceId, AssistantId};

/// Where a channel stands, and whom it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// The number of its last fact.
    pub last: i64,
    /// Whose channel it is; nobody's when what it belongs to is not there.
    pub parties: Vec<AccountId>,
}

/// Looks at a channel anew.
///
/// # Errors
/// The database's fault.
pub async fn audience(dispatch: &Dispatch, channel: Channel) -> Result<Audience, Error> {
    dispatch
        .work
        .read(move |conn| {
            let parties = match channel.kind {
                ChannelKind::Assistance => match assistances::find(conn, AssistanceId::new(channel.id))? {
                    Some(found) => [Some(found.client.into()), found.assistant.map(AccountId::from)]
                        .into_iter()
                        .flatten()
                        .collect(),
                    None => vec![],
                },
                ChannelKind::Assistant => {
                    let id = AssistantId::new(channel.id);
                    accounts::assistant(conn, id)?.map(|found| AccountId::from(found.id)).into_iter().collect()
                }
                ChannelKind::Account | ChannelKind::WorkOrder => {
                    return Err(Fault::internal("no socket reads this channel").into());
                }
            };
            Ok(Audience { last: journal::last_seq(conn, channel)?, parties })
        })
        .await
}
