//! What the list of statuses calls things.

use crate::api::http::ApiError;
use crate::kernel::error::{FieldError, Invalid};
use crate::kernel::id::StatusId;
use crate::kernel::page;
use crate::workshop::assignments::Assignment;
use crate::workshop::orders::Stage;
use crate::workshop::progress::Milestone;
use crate::workshop::statuses::{KnownStatus, Statuses};
use crate::workshop::{Error, Workshop, reference};

/// What an assignment is called that a mechanic has in hand.
const ASSIGNED: &str = "assigned";

/// The list of statuses.
pub(super) struct Names(Vec<KnownStatus>);

/// A status as it is told.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) id: i64,
    pub(super) word: String,
}

impl Names {
    /// Reads the list.
    ///
    /// # Errors
    /// A fault.
    pub(super) async fn read(workshop: &Workshop) -> Result<Self, Error> {
        page::all(|request| reference::list::<Statuses>(workshop, request)).await.map(Self)
    }

    /// Every stage has its name from the start.
    pub(super) fn stage(&self, stage: Stage) -> Name {
        self.named(|known| known.stage == Some(stage), stage.word())
    }

    /// The name of what a mechanic reports: that of the stage.
    pub(super) fn milestone(&self, milestone: Milestone) -> Name {
        self.named(|known| is_milestone(known, milestone), milestone.word())
    }

    /// Whether a mechanic has it in hand, or has done with it.
    pub(super) fn assignment(&self, assignment: &Assignment) -> Name {
        match assignment.closed_at {
            None => self.named(|known| known.name == ASSIGNED, ASSIGNED),
            Some(_) => self.stage(Stage::Completed),
        }
    }

    fn named(&self, which: impl Fn(&KnownStatus) -> bool, word: &str) -> Name {
        match self.0.iter().find(|known| which(known)) {
            Some(known) => Name { id: known.id.get(), word: known.name.clone() },
            None => Name { id: 0, word: word.to_owned() },
        }
    }

    /// The stage that a status names. One that names none is no booking's.
    pub(super) fn stage_of(&self, id: StatusId) -> Option<Stage> {
        self.0.iter().find(|known| known.id == id)?.stage
    }

    /// What a mechanic reports by a status.
    ///
    /// # Errors
    /// 404 for an unknown one; 400 for one that is nothing to report.
    pub(super) fn milestone_of(&self, id: StatusId) -> Result<Milestone, ApiError> {
        let known = self.0.iter().find(|known| known.id == id).ok_or(Error::NotFound("status"))?;
        let reported = Milestone::ALL.into_iter().find(|milestone| is_milestone(known, *milestone));
        let expected = "received, in-progress, completed or delivered".to_owned();
        let refusal = || Invalid(vec![FieldError { field: "status_id".to_owned(), code: "format", expected }]);
        Ok(reported.ok_or_else(refusal)?)
    }
}

/// A milestone has the word of its stage.
fn is_milestone(known: &KnownStatus, milestone: Milestone) -> bool {
    known.stage.is_some_and(|stage| stage.word() == milestone.word())
}
