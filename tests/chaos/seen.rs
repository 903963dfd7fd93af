//! What the people were told: every acknowledgement, every fact, and what was wrong at first sight.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};

use super::fact::{Channel, Fact, progress};

/// Something that was answered with 2xx, or whose effect its author saw on a socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Done {
    Asked { id: i64, client: i64, words: String },
    Accepted { id: i64, assistant: i64 },
    Declined { id: i64, assistant: i64 },
    Said { id: i64, message: i64, sender: i64, text: String },
    Read { id: i64, reader: i64, up_to: i64 },
    Moved { id: i64, status: &'static str },
    Priced { id: i64, minor: i64 },
    Rated { id: i64, rating: i64 },
    Active { assistant: i64, active: bool },
}

impl Done {
    /// What the counts call it.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Asked { .. } => "asked",
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
            Self::Said { .. } => "said",
            Self::Read { .. } => "read",
            Self::Moved { .. } => "moved",
            Self::Priced { .. } => "priced",
            Self::Rated { .. } => "rated",
            Self::Active { .. } => "active",
        }
    }
}

/// An acknowledgement and the round in which it came.
#[derive(Debug, Clone)]
pub(crate) struct Acknowledged {
    pub(crate) what: Done,
    pub(crate) round: u32,
}

/// Which promise was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Broken {
    /// Acknowledged or told, and not there or different.
    Lost,
    /// Two winners, or something that was to be done once was done twice.
    Double,
    /// Something that does not end, or a server that does not go on.
    Stuck,
    /// A number missing, repeated or out of order.
    Gap,
    /// A state that moved against the machine.
    State,
    /// An answer or an ending that should not be: 5xx but 503, a panic, an acknowledgement while the database was away.
    Odd,
}

impl Broken {
    pub(crate) const ALL: [Self; 6] = [Self::Lost, Self::Double, Self::Stuck, Self::Gap, Self::State, Self::Odd];

    /// What the counts call it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Double => "double",
            Self::Stuck => "stuck",
            Self::Gap => "gaps",
            Self::State => "against the machine",
            Self::Odd => "odd",
        }
    }
}

/// A broken promise.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) broken: Broken,
    pub(crate) round: u32,
    pub(crate) text: String,
}

/// Everything that was seen, by everybody.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) round: Cell<u32>,
    acknowledged: RefCell<Vec<Acknowledged>>,
    facts: RefCell<HashMap<Channel, BTreeMap<i64, Fact>>>,
    /// Messages by their ids.
    said: RefCell<HashMap<i64, Done>>,
    /// How far along the reader saw an assistance, and its status.
    read: RefCell<HashMap<(i64, i64), String>>,
    /// What an `Idempotency-Key` of an account made.
    keys: RefCell<HashMap<(i64, String), i64>>,
    /// Whether an assistant is active; `None` while nobody can tell.
    active: RefCell<HashMap<i64, Option<bool>>>,
    findings: RefCell<Vec<Finding>>,
    counts: RefCell<BTreeMap<&'static str, u64>>,
}

impl Seen {
    /// One more of these.
    pub(crate) fn count(&self, what: &'static str) {
        self.count_many(what, 1);
    }

    /// So many more of these.
    pub(crate) fn count_many(&self, what: &'static str, many: u64) {
        *self.counts.borrow_mut().entry(what).or_default() += many;
    }

    /// At least this much of these.
    pub(crate) fn highest(&self, what: &'static str, value: u64) {
        let mut counts = self.counts.borrow_mut();
        let count = counts.entry(what).or_default();
        *count = value.max(*count);
    }

    /// How many of these.
    pub(crate) fn counted(&self, what: &str) -> u64 {
        self.counts.borrow().get(what).copied().unwrap_or(0)
    }

    /// A broken promise; one that was found before is the same.
    pub(crate) fn finding(&self, broken: Broken, text: String) {
        if self.findings.borrow().iter().any(|finding| finding.text == text) {
            return;
        }
        eprintln!("  ! {}: {text}", broken.word());
        self.findings.borrow_mut().push(Finding { broken, round: self.round.get(), text });
    }

    /// An acknowledgement. A message is acknowledged by its answer and by its frame, and counts once.
    pub(crate) fn acknowledge(&self, what: Done) {
        if let Done::Said { message, .. } = what {
            let first = self.said.borrow_mut().insert(message, what.clone());
            if let Some(first) = first {
                if first != what {
                    self.finding(Broken::Double, format!("one message is {first:?} and {what:?}"));
                }
                return;
            }
        }
        self.acknowledged.borrow_mut().push(Acknowledged { what, round: self.round.get() });
    }

    /// How many acknowledgements there are.
    pub(crate) fn writes(&self) -> u64 {
        self.acknowledged.borrow().len() as u64
    }

    /// What the first answer to a key named; another name for the same key is a finding.
    pub(crate) fn made_by(&self, account: i64, key: &str, made: i64) {
        let first = *self.keys.borrow_mut().entry((account, key.to_owned())).or_insert(made);
        if first != made {
            self.finding(Broken::Double, format!("key {key} of {account} made {first}, and then {made}"));
        }
    }

    /// An assistant's status as far as it is known.
    pub(crate) fn active(&self, assistant: i64, active: Option<bool>) {
        self.active.borrow_mut().insert(assistant, active);
    }

    /// A status in an answer: what the same reader reads later is never behind it.
    pub(crate) fn read_status(&self, reader: i64, id: i64, status: &str) {
        let before = self.read.borrow_mut().insert((reader, id), status.to_owned());
        let Some(before) = before else { return };
        let back = progress(status) < progress(&before) || (progress(&before) == 3 && before != status);
        if back {
            self.finding(
                Broken::Lost,
                format!("assistance {id} was {before}, and then {status}, as {reader} reads it"),
            );
        }
    }

    /// A fact from a socket; the same number always says the same.
    pub(crate) fn fact(&self, channel: Channel, seq: i64, fact: Fact) {
        self.count("facts heard");
        let mut facts = self.facts.borrow_mut();
        let first = facts.entry(channel).or_default().entry(seq).or_insert_with(|| fact.clone());
        if *first != fact {
            self.finding(Broken::Lost, format!("{channel} number {seq} was {first:?}, and then {fact:?}"));
        }
    }

    /// How many facts of a channel somebody has heard.
    pub(crate) fn heard(&self, channel: Channel) -> i64 {
        self.facts.borrow().get(&channel).map_or(0, |facts| facts.len() as i64)
    }

    /// For the checker.
    pub(crate) fn all(&self) -> All {
        All {
            acknowledged: self.acknowledged.borrow().clone(),
            facts: self.facts.borrow().clone(),
            keys: self.keys.borrow().clone(),
            active: self.active.borrow().clone(),
        }
    }

    /// What was wrong so far.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        self.findings.borrow().clone()
    }

    /// Every count.
    pub(crate) fn counts(&self) -> BTreeMap<&'static str, u64> {
        let mut counts = self.counts.borrow().clone();
        for acknowledged in self.acknowledged.borrow().iter() {
            *counts.entry(acknowledged.what.word()).or_default() += 1;
        }
        counts
    }
}

/// Everything that was seen, for the checker.
#[derive(Clone)]
pub(crate) struct All {
    pub(crate) acknowledged: Vec<Acknowledged>,
    pub(crate) facts: HashMap<Channel, BTreeMap<i64, Fact>>,
    pub(crate) keys: HashMap<(i64, String), i64>,
    pub(crate) active: HashMap<i64, Option<bool>>,
}
