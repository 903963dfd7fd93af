//! Where one socket stands in its channel: every fact is told once and in order, whether the room hands it over or the
//! journal is read for this socket alone.

/// How a socket comes by its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Mode {
    /// It has not joined yet: where the channel stands is not known.
    #[default]
    Joining,
    /// The room hands them over.
    Live,
    /// It is behind the room: they are read from the journal at the reader's own pace.
    Behind,
    /// What it asks for is not in the journal: it is told how things stand, then what came after.
    Lost,
}

/// What is to be fetched for a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Errand {
    /// The facts after this number.
    Facts {
        /// The last number told.
        after: i64,
        /// To be given back with what was found.
        turn: u64,
    },
    /// How things stand.
    Snapshot {
        /// To be given back with what was found.
        turn: u64,
    },
}

/// The place of one socket in its channel.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    mode: Mode,
    /// The last number told.
    told: i64,
    /// The highest number known to exist.
    heard: i64,
    /// Counts the times that the place was set anew: what was fetched for an older one is void.
    turn: u64,
}

impl Cursor {
    /// The socket has joined a room that stands at `last`; it wants everything after `since`, or what comes from now on.
    pub(super) fn begin(&mut self, since: Option<i64>, last: i64) {
        self.heard = self.heard.max(last);
        self.place(since.unwrap_or(last));
    }

    /// The reader asks for everything after `since` again. Whatever is being fetched for an earlier wish is void.
    pub(super) fn rewind(&mut self, since: i64) {
        if self.mode != Mode::Joining {
            self.place(since);
        }
    }

    fn place(&mut self, since: i64) {
        self.turn += 1;
        self.told = since;
        // the journal judges a number beyond what was heard: the room may have heard less than the client
        self.mode = match since {
            since if since < 0 => Mode::Lost,
            since if since == self.heard => Mode::Live,
            _ => Mode::Behind,
        };
    }

    /// The room hands over the fact with this number; `true` when it is to be told now.
    pub(super) fn offer(&mut self, seq: i64) -> bool {
        self.heard = self.heard.max(seq);
        if self.mode != Mode::Live || seq <= self.told {
            return false;
        }
        if seq != self.told + 1 {
            self.mode = Mode::Behind;
            return false;
        }
        self.told = seq;
        true
    }

    /// What was told may not hold any more, and the channel stands at `last`: the reader is to be told how things stand, also
    /// one who asks for what came after a number of before.
    pub(super) fn forget(&mut self, last: i64) {
        self.heard = self.heard.max(last);
        if self.mode != Mode::Joining {
            self.turn += 1;
            self.mode = Mode::Lost;
        }
    }

    /// What is to be fetched, if anything.
    pub(super) fn errand(&self) -> Option<Errand> {
        match self.mode {
            Mode::Joining | Mode::Live => None,
            Mode::Behind => Some(Errand::Facts { after: self.told, turn: self.turn }),
            Mode::Lost => Some(Errand::Snapshot { turn: self.turn }),
        }
    }

    /// Facts were read up to `last`; `all` when the journal had no more. `false`: they are void, do not tell them.
    pub(super) fn read(&mut self, turn: u64, last: i64, all: bool) -> bool {
        if turn != self.turn || self.mode != Mode::Behind {
            return false;
        }
        let nothing = last == self.told;
        self.told = last;
        if nothing || (all && self.heard <= last) {
            self.mode = Mode::Live;
        }
        true
    }

    /// The journal does not have what follows.
    pub(super) fn lost(&mut self, turn: u64) {
        if turn == self.turn {
            self.mode = Mode::Lost;
        }
    }

    /// It was read how things stand at number `seq`. `false`: void, do not tell it.
    pub(super) fn stands(&mut self, turn: u64, seq: i64) -> bool {
        if turn != self.turn || self.mode != Mode::Lost {
            return false;
        }
        self.told = seq;
        self.mode = if self.heard <= seq { Mode::Live } else { Mode::Behind };
        true
    }

    /// Whether it is known where the channel stands.
    pub(super) fn has_joined(&self) -> bool {
        self.mode != Mode::Joining
    }

    /// Whether the socket is up to date.
    pub(super) fn is_live(&self) -> bool {
        self.mode == Mode::Live
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What may happen to a socket and its channel.
    #[derive(Debug, Clone, Copy)]
    enum Step {
        /// A fact is committed.
        Commit,
        /// The room hands over the next fact that it has not handed over.
        Deliver,
        /// An errand is run.
        Fetch { most: i64 },
        /// An errand is begun, a resume comes in between, then the errand ends.
        FetchAcross { most: i64, since: i64 },
        /// The client resumes.
        Resume { since: i64 },
        /// Old facts are deleted from the journal.
        Forget { upto: i64 },
        /// A backup is restored: facts are gone, the channel goes on above.
        Restore,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            4 => Just(Step::Commit),
            4 => Just(Step::Deliver),
            3 => (1..4_i64).prop_map(|most| Step::Fetch { most }),
            1 => (1..4_i64, -2..12_i64).prop_map(|(most, since)| Step::FetchAcross { most, since }),
            1 => (-2..12_i64).prop_map(|since| Step::Resume { since }),
            1 => (0..12_i64).prop_map(|upto| Step::Forget { upto }),
            1 => Just(Step::Restore),
        ]
    }

    /// A channel, its room, and a reader who notes what they are told.
    struct World {
        cursor: Cursor,
        last: i64,
        first: i64,
        room: i64,
        /// The last number that the reader knows of.
        reader: i64,
    }

    impl World {
        fn tell(&mut self, seq: i64) {
            assert_eq!(seq, self.reader + 1, "told out of order");
            self.reader = seq;
        }

        fn resume(&mut self, since: i64) {
            self.cursor.rewind(since);
            self.reader = since;
        }

        fn fetch(&mut self, most: i64, between: Option<i64>) {
            let errand = self.cursor.errand();
            let (first, last) = (self.first, self.last);
            if let Some(since) = between {
                self.resume(since);
            }
            match errand {
                None => {}
                Some(Errand::Facts { after, turn }) => {
                    let gone = if after < last { after + 1 < first } else { after != last };
                    if gone {
                        self.cursor.lost(turn);
                        return;
                    }
                    let upto = last.min(after + most);
                    if self.cursor.read(turn, upto, upto - after < most) {
                        (after + 1..=upto).for_each(|seq| self.tell(seq));
                    }
                }
                Some(Errand::Snapshot { turn }) if self.cursor.stands(turn, last) => self.reader = last,
                Some(Errand::Snapshot { .. }) => {}
            }
        }
    }

    proptest! {
        #[test]
        fn every_fact_is_told_once_and_in_order(
            since in proptest::option::of(-2..8_i64), before in 0..6_i64, steps in proptest::collection::vec(step(), 0..80),
        ) {
            let mut world = World { cursor: Cursor::default(), last: before, first: 1, room: before, reader: 0 };
            world.cursor.begin(since, before);
            world.reader = since.unwrap_or(before);
            for step in steps {
                match step {
                    Step::Commit => world.last += 1,
                    Step::Deliver if world.room < world.last => {
                        world.room += 1;
                        let seq = world.room;
                        if world.cursor.offer(seq) {
                            world.tell(seq);
                        }
                    }
                    Step::Deliver => {}
                    Step::Fetch { most } => world.fetch(most, None),
                    Step::FetchAcross { most, since } => world.fetch(most, Some(since)),
                    Step::Resume { since } => world.resume(since),
                    Step::Forget { upto } => world.first = world.first.max(upto.min(world.last) + 1),
                    Step::Restore => {
                        // whatever is left of what was before, a gap follows it
                        world.last += 1;
                        (world.first, world.room) = (world.last + 1, world.last);
                        world.cursor.forget(world.last);
                    }
                }
            }
            // left alone, the reader comes to know everything
            while world.room < world.last {
                world.room += 1;
                let seq = world.room;
                if world.cursor.offer(seq) {
                    world.tell(seq);
                }
            }
            let mut errands = 0;
            while world.cursor.errand().is_some() {
                errands += 1;
                prop_assert!(errands < 200, "it never ends");
                world.fetch(3, None);
            }
            prop_assert!(world.cursor.is_live());
            prop_assert_eq!(world.reader, world.last);
        }
    }

    #[test]
    fn before_it_has_joined_nothing_is_told() {
        let mut cursor = Cursor::default();
        assert!(!cursor.offer(5));
        assert_eq!(cursor.errand(), None);
        cursor.rewind(3);
        assert_eq!(cursor.errand(), None);
        cursor.begin(None, 4);
        assert_eq!(cursor.errand(), Some(Errand::Facts { after: 4, turn: 1 }), "5 came before the answer");
    }
}
