//! The city now: where everybody is, and whose help is under way or waited for.

use std::time::Duration;

use super::{look, store};
use crate::accounts::Identity;
use crate::config::ConsoleSettings;
use crate::dispatch::assistance::{Assistance, Status, View, store as assistances, with_people};
use crate::dispatch::live::Survey;
use crate::dispatch::{Dispatch, Error, matching};
use crate::kernel::time::Timestamp;

/// Open assistances shown at once; the oldest ones.
const MOST: i64 = 5000;

/// How urgent it is that a dispatcher does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// The promise is broken.
    Breached,
    /// It will be soon.
    Late,
    /// All is well.
    Ok,
}

impl Urgency {
    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Breached => "breached",
            Self::Late => "late",
            Self::Ok => "ok",
        }
    }

    fn after(waited: Duration, late_s: u64, breach_s: u64) -> Self {
        if waited >= Duration::from_secs(breach_s) {
            Self::Breached
        } else if waited >= Duration::from_secs(late_s) {
            Self::Late
        } else {
            Self::Ok
        }
    }
}

/// An open assistance as a dispatcher watches it.
#[derive(Debug, Clone)]
pub struct Open {
    /// The assistance and its people.
    pub view: View,
    /// How long it has been in its status: requested, accepted, ongoing.
    pub waiting: Duration,
    /// Whether that is too long.
    pub urgency: Urgency,
    /// How many assistants could still answer.
    pub offered: i64,
}

impl Open {
    fn new(view: View, offered: i64, settings: &ConsoleSettings, now: Timestamp) -> Self {
        let Assistance { status, created_at, accepted_at, started_at, .. } = view.assistance;
        let (since, urgency): (_, fn(Duration, &ConsoleSettings) -> Urgency) = match status {
            Status::Requested => (Some(created_at), |waited, settings| {
                Urgency::after(waited, settings.late_after_s, settings.breach_after_s)
            }),
            Status::Accepted => (accepted_at, |waited, settings| {
                Urgency::after(waited, settings.arrival_late_after_s, settings.arrival_breach_after_s)
            }),
            Status::Ongoing | Status::Completed | Status::Canceled => (started_at, |_, _| Urgency::Ok),
        };
        let waiting = now.since(since.unwrap_or(created_at));
        Self { waiting, urgency: urgency(waiting, settings), offered, view }
    }
}

/// How things stand.
#[derive(Debug, Clone)]
pub struct LiveView {
    /// When.
    pub at: Timestamp,
    /// Where assistants are, as far as that has changed.
    pub survey: Survey,
    /// Every open assistance, the most urgent first and among those the one that waits longest.
    pub open: Vec<Open>,
}

/// Looks at the city; of assistants only what has changed after version `since`, if that is known.
///
/// # Errors
/// The database's fault.
pub async fn live(
    dispatch: &Dispatch,
    reader: Identity,
    settings: &ConsoleSettings,
    since: Option<i64>,
) -> Result<LiveView, Error> {
    let at = dispatch.work.clock().now();
    let survey = dispatch.live.survey(since, matching::fresh_since(dispatch, at));
    let settings = settings.clone();
    let open = look(dispatch, reader, ("live.watched", None), move |conn| {
        let offered = store::offered(conn)?;
        let found = assistances::open(conn, MOST)?;
        let views = with_people(conn, found)?;
        let mut open: Vec<Open> = views
            .into_iter()
            .map(|view| {
                let asked = offered.get(&view.assistance.id).copied().unwrap_or(0);
                Open::new(view, asked, &settings, at)
            })
            .collect();
        open.sort_by_key(|open| (open.urgency, std::cmp::Reverse(open.waiting)));
        Ok(open)
    })
    .await?;
    Ok(LiveView { at, survey, open })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_belong_to_what_is_worse() {
        let urgency = |seconds| Urgency::after(Duration::from_secs(seconds), 180, 420);
        assert_eq!(
            [0, 179, 180, 419, 420, 9999].map(urgency),
            [Urgency::Ok, Urgency::Ok, Urgency::Late, Urgency::Late, Urgency::Breached, Urgency::Breached,]
        );
        assert!(Urgency::Breached < Urgency::Late && Urgency::Late < Urgency::Ok);
    }
}
