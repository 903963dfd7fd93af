//! The state machine of an assistance.

/// Where an assistance stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Asked for; assistants are being told.
    Requested,
    /// An assistant has it.
    Accepted,
    /// The assistant is at work.
    Ongoing,
    /// Done.
    Completed,
    /// Called off, or nobody was found.
    Canceled,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Requested, Self::Accepted, Self::Ongoing, Self::Completed, Self::Canceled];

    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Accepted => "accepted",
            Self::Ongoing => "ongoing",
            Self::Completed => "completed",
            Self::Canceled => "canceled",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// What may follow: requested → accepted → ongoing → completed; canceled from all but the final ones.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match (self, next) {
            (Self::Requested, Self::Accepted | Self::Canceled)
            | (Self::Accepted, Self::Ongoing | Self::Canceled)
            | (Self::Ongoing, Self::Completed | Self::Canceled) => true,
            (Self::Requested | Self::Accepted | Self::Ongoing | Self::Completed | Self::Canceled, _) => false,
        }
    }

    /// Whether nothing follows.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Self::Completed | Self::Canceled => true,
            Self::Requested | Self::Accepted | Self::Ongoing => false,
        }
    }
}

/// Who called an assistance off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CanceledBy {
    /// The one who asked.
    Client,
    /// The one who came.
    Assistant,
    /// The search found nobody.
    System,
    /// A dispatcher.
    Admin,
}

impl CanceledBy {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Assistant => "assistant",
            Self::System => "system",
            Self::Admin => "admin",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_status() -> impl Strategy<Value = Status> {
        proptest::sample::select(Status::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn no_walk_leaves_a_final_state_or_skips_a_step(steps in proptest::collection::vec(any_status(), 1..30)) {
            let mut now = Status::Requested;
            let mut walked = vec![now];
            for next in steps {
                if now.may_become(next) {
                    prop_assert!(!now.is_final());
                    now = next;
                    walked.push(now);
                }
            }
            let forward = [Status::Requested, Status::Accepted, Status::Ongoing, Status::Completed];
            let without_cancel: Vec<_> = walked.iter().copied().filter(|status| *status != Status::Canceled).collect();
            prop_assert_eq!(&without_cancel[..], &forward[..without_cancel.len()]);
            let ends = walked.iter().filter(|status| status.is_final()).count();
            prop_assert!(ends <= 1 && (ends == 0 || walked.last().is_some_and(|last| last.is_final())));
        }

        #[test]
        fn words_bring_back_the_status(status in any_status()) {
            prop_assert_eq!(Status::from_word(status.word()), Some(status));
        }
    }
}
