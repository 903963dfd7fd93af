//! What clients send to share an assistance.

use std::time::Duration;

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Complaint, Field, Reading};
use crate::kernel::error::Invalid;

/// Minutes that a link is good for when nothing is said.
const USUAL: i64 = 240;
/// And at the most.
const MOST: i64 = 1440;

/// A link to be made.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ShareBody {
    /// Minutes for which it is good, 240 if not said.
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 1440)]
    #[serde(default)]
    pub minutes: Field<i64>,
}

impl ShareBody {
    pub(in crate::api::depannini) fn into_life(self) -> Result<Duration, Invalid> {
        let mut read = Reading::new();
        let minutes = read.optional("minutes", self.minutes, |minutes| {
            let fine = (1..=MOST).contains(&minutes).then_some(minutes);
            fine.ok_or_else(|| Complaint::range(format!("a whole number from 1 to {MOST}")))
        });
        read.finish(|| u64::try_from(minutes.unwrap_or(USUAL)).ok().map(|minutes| Duration::from_secs(minutes * 60)))
    }
}
