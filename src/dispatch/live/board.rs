//! What a map of all active assistants shows, with a version, so that whoever looks again is told only what has changed.
//!
//! It is made when somebody looks and not when somebody moves: nobody pays for a map that nobody looks at.

use std::collections::{HashMap, VecDeque};

use parking_lot::Mutex;

use super::index::{Capability, Entry, LiveIndex};
use crate::accounts::Service;
use crate::kernel::geo::Point;
use crate::kernel::id::AssistantId;
use crate::kernel::time::Timestamp;

/// What an active assistant is up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// May be asked.
    Idle,
    /// Has a job.
    Busy,
    /// Has no job and has not been heard of for so long that nobody asks.
    Stale,
}

impl Activity {
    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Busy => "busy",
            Self::Stale => "stale",
        }
    }

    /// What an entry tells, where positions from before `fresh_since` are old.
    #[must_use]
    pub fn of(entry: &Entry, fresh_since: Timestamp) -> Self {
        if entry.capability.contains(Capability::BUSY) {
            Self::Busy
        } else if entry.seen < fresh_since {
            Self::Stale
        } else {
            Self::Idle
        }
    }
}

/// One assistant on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marker {
    /// Who.
    pub id: AssistantId,
    /// Where.
    pub at: Point,
    /// When that was reported.
    pub seen: Timestamp,
    /// What they are up to.
    pub activity: Activity,
    /// What help they give.
    pub service: Service,
}

impl Marker {
    fn of(entry: &Entry, fresh_since: Timestamp) -> Self {
        let repairs = entry.capability.contains(Capability::REPAIR);
        Self {
            id: entry.id,
            at: entry.at,
            seen: entry.seen,
            activity: Activity::of(entry, fresh_since),
            service: if repairs { Service::Repair } else { Service::Towing },
        }
    }
}

/// What a look is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// To be named at the next look.
    pub version: i64,
    /// `markers` are everybody, since the version named was none of these or too old.
    pub whole: bool,
    /// Who has changed, or everybody; in the order of their ids.
    pub markers: Vec<Marker>,
    /// Who is not active any more.
    pub gone: Vec<AssistantId>,
}

/// So many who are gone are remembered; who looked before that sees everybody.
const REMEMBERED: usize = 4096;

#[derive(Debug)]
struct Shown {
    marker: Marker,
    /// The version that brought it.
    version: i64,
    /// The last round that met them.
    round: u64,
}

/// The map as it was last looked at.
#[derive(Debug)]
pub(super) struct Board(Mutex<State>);

#[derive(Debug)]
struct State {
    version: i64,
    /// Who looked at an earlier version sees everybody.
    oldest: i64,
    round: u64,
    shown: HashMap<AssistantId, Shown>,
    gone: VecDeque<(i64, AssistantId)>,
}

impl Default for Board {
    fn default() -> Self {
        // versions of another run of the server must not be taken for this one's; whole as doubles
        let first = i64::from(rand::random::<u32>()) << 20;
        Self(Mutex::new(State {
            version: first,
            oldest: first,
            round: 0,
            shown: HashMap::new(),
            gone: VecDeque::new(),
        }))
    }
}

impl Board {
    /// Looks at everybody, and tells what has changed after version `since`.
    pub(super) fn look(&self, index: &LiveIndex, since: Option<i64>, fresh_since: Timestamp) -> Survey {
        let mut state = self.0.lock();
        state.refresh(index, fresh_since);
        let known = since.filter(|since| (state.oldest..=state.version).contains(since));
        let newer = |version: i64| known.is_none_or(|since| version > since);
        let mut markers: Vec<Marker> =
            state.shown.values().filter(|shown| newer(shown.version)).map(|shown| shown.marker).collect();
        markers.sort_unstable_by_key(|marker| marker.id);
        // who went and came again is there
        let away = |id: &AssistantId| !state.shown.contains_key(id);
        let gone = state.gone.iter().filter(|(version, id)| known.is_some() && newer(*version) && away(id));
        let mut gone: Vec<AssistantId> = gone.map(|(_, id)| *id).collect();
        gone.sort_unstable();
        gone.dedup();
        Survey { version: state.version, whole: known.is_none(), markers, gone }
    }
}

impl State {
    /// Takes in how things are; all that has changed since the last look is one version.
    fn refresh(&mut self, index: &LiveIndex, fresh_since: Timestamp) {
        self.round += 1;
        let (round, next) = (self.round, self.version + 1);
        let mut has_changed = false;
        let shown = &mut self.shown;
        index.each(|entry| {
            let marker = Marker::of(entry, fresh_since);
            let fresh = || Shown { marker, version: next, round };
            let known = shown.entry(entry.id).or_insert_with(fresh);
            known.round = round;
            if known.marker != marker {
                (known.marker, known.version) = (marker, next);
            }
            has_changed |= known.version == next;
        });
        let gone: Vec<AssistantId> =
            self.shown.iter().filter(|(_, shown)| shown.round != round).map(|(id, _)| *id).collect();
        for id in gone {
            has_changed = true;
            self.shown.remove(&id);
            self.gone.push_back((next, id));
        }
        while self.gone.len() > REMEMBERED
            && let Some((version, _)) = self.gone.pop_front()
        {
            self.oldest = version;
        }
        if has_changed {
            self.version = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEN: Timestamp = Timestamp::from_micros(1_000_000);
    const LATER: Timestamp = Timestamp::from_micros(2_000_000);

    fn entry(id: i64, lat: f64) -> Entry {
        Entry {
            id: AssistantId::new(id),
            at: Point::new(lat, 3.0).unwrap(),
            capability: Capability::TOWING,
            seen: LATER,
            valid_until: LATER,
        }
    }

    fn ids(survey: &Survey) -> Vec<i64> {
        survey.markers.iter().map(|marker| marker.id.get()).collect()
    }

    #[test]
    fn a_second_look_is_told_what_has_changed() {
        let (board, index) = (Board::default(), LiveIndex::new());
        index.insert(entry(1, 36.0));
        index.insert(entry(2, 36.1));
        let first = board.look(&index, None, THEN);
        assert!(first.whole);
        assert_eq!(ids(&first), [1, 2]);
        let same = board.look(&index, Some(first.version), THEN);
        assert_eq!((same.version, same.whole, same.markers.len()), (first.version, false, 0));

        index.moved(AssistantId::new(2), Point::new(36.2, 3.0).unwrap(), LATER);
        let moved = board.look(&index, Some(first.version), THEN);
        assert_eq!((ids(&moved), moved.whole), (vec![2], false));
        index.set_busy(AssistantId::new(1), true);
        let busy = board.look(&index, Some(moved.version), THEN);
        assert_eq!((ids(&busy), busy.markers[0].activity), (vec![1], Activity::Busy));
        // one who looked at the first version hears both
        assert_eq!(ids(&board.look(&index, Some(first.version), THEN)), [1, 2]);
    }

    #[test]
    fn time_alone_makes_a_position_old() {
        let (board, index) = (Board::default(), LiveIndex::new());
        index.insert(entry(1, 36.0));
        let first = board.look(&index, None, THEN);
        assert_eq!(first.markers[0].activity, Activity::Idle);
        let stale = board.look(&index, Some(first.version), Timestamp::from_micros(2_000_001));
        assert_eq!(stale.markers[0].activity, Activity::Stale);
    }

    #[test]
    fn who_goes_is_told_until_they_come_again() {
        let (board, index) = (Board::default(), LiveIndex::new());
        index.insert(entry(1, 36.0));
        let first = board.look(&index, None, THEN).version;
        index.remove(AssistantId::new(1));
        assert_eq!(board.look(&index, Some(first), THEN).gone, [AssistantId::new(1)]);
        index.insert(entry(1, 36.0));
        let again = board.look(&index, Some(first), THEN);
        assert_eq!((ids(&again), again.gone.len()), (vec![1], 0));
    }

    #[test]
    fn a_version_that_is_none_of_these_gets_everybody() {
        let (board, index) = (Board::default(), LiveIndex::new());
        index.insert(entry(1, 36.0));
        let version = board.look(&index, None, THEN).version;
        for odd in [version + 1, -1, i64::MAX, i64::MIN] {
            let survey = board.look(&index, Some(odd), THEN);
            assert!(survey.whole && ids(&survey) == [1], "{odd}");
        }
    }

    #[test]
    fn where_too_many_have_gone_the_next_look_starts_anew() {
        for (extra, whole) in [(0, false), (1, true)] {
            let (board, index) = (Board::default(), LiveIndex::new());
            let many = i64::try_from(REMEMBERED).unwrap() + extra;
            (1..=many).for_each(|id| index.insert(entry(id, 36.0)));
            let full = board.look(&index, None, THEN).version;
            index.clear();
            let empty = board.look(&index, Some(full), THEN);
            assert_eq!((empty.whole, empty.markers.len()), (whole, 0));
            assert_eq!(empty.gone.len(), if whole { 0 } else { REMEMBERED });
        }
    }
}
