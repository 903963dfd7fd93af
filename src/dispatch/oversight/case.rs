//! Everything about one assistance: its people, who was asked, what happened, and who of the operators did what.

use super::{look, store};
use crate::accounts::{self, Identity};
use crate::audit::{self, Recorded};
use crate::dispatch::assistance::{View, load};
use crate::dispatch::channel::{Fact, Told, told};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::geo::Metres;
use crate::kernel::id::{AccountId, AssistanceId, AssistantId};
use crate::kernel::time::Timestamp;

/// One who was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Who.
    pub assistant: AssistantId,
    /// Full name.
    pub name: String,
    /// In which wave, from 0.
    pub wave: i32,
    /// Great-circle distance then.
    pub distance: Metres,
    /// Estimated seconds until arrival then.
    pub eta_s: i64,
    /// `open`, `accepted`, `declined`, `expired` or `closed`.
    pub outcome: String,
    /// Why it was closed.
    pub end_reason: Option<String>,
    /// When.
    pub offered_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// Everything about one assistance.
#[derive(Debug, Clone)]
pub struct Case {
    /// The assistance and its people.
    pub view: View,
    /// Who was asked, in order.
    pub asked: Vec<Asked>,
    /// What its parties were told, oldest first, without what they said to each other; as long as the journal keeps it.
    pub timeline: Vec<Told>,
    /// What operators did, newest first.
    pub lines: Vec<Recorded>,
}

/// Facts, and lines, that are shown at the most.
const MOST: i64 = 200;

/// Opens the file of an assistance.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn case(dispatch: &Dispatch, reader: Identity, id: AssistanceId) -> Result<Case, Error> {
    let (live, currency) = (dispatch.live.clone(), dispatch.currency);
    look(dispatch, reader, ("assistance.read", Some(id)), move |conn| {
        let view = load(conn, id)?;
        let mut asked = store::asked_whom(conn, id)?;
        let people: Vec<AccountId> = asked.iter().map(|one| one.assistant.into()).collect();
        let cards = accounts::cards(conn, &people)?;
        for one in &mut asked {
            one.name = cards.get(&one.assistant.into()).map(|card| card.name.clone()).unwrap_or_default();
        }
        let mut timeline = told(conn, id, MOST, (currency, &live))?;
        timeline.retain(|told| !matches!(told.fact, Fact::Chat(_) | Fact::Read { .. }));
        Ok(Case { view, asked, timeline, lines: audit::about(conn, id, MOST)? })
    })
    .await
}
