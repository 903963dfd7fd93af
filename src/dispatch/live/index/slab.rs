//! The assistants of one cube by slot: what a search reads of one is one cache line.

use super::chord::Sphere;
use super::entry::{Entry, Wanted};
use super::loose::Label;
use crate::kernel::geo::Point;
use crate::kernel::id::AssistantId;
use crate::kernel::time::Timestamp;

/// Where in the slab of his cube an assistant is.
pub(super) type Slot = u32;

/// What a search reads of an assistant once his leaf has passed: one cache line.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Record {
    /// Where he is on the unit sphere.
    pub(super) sphere: Sphere,
    /// Where he is, as reported.
    pub(super) at: Point,
    /// Who.
    pub(super) id: AssistantId,
    seen: Timestamp,
    valid_until: Timestamp,
}

impl Record {
    /// Whether he reported lately enough and his licence holds.
    pub(super) fn is_current(&self, wanted: &Wanted) -> bool {
        self.seen >= wanted.seen_since && self.valid_until > wanted.valid_at
    }
}

/// What became of a reported position.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Step {
    /// It is written, or is older than the one known.
    Settled,
    /// It lies outside the loose box: the assistant must be filed anew.
    Leaves,
}

/// Slots, and which of them are free. A free slot keeps its last tenant until the next; no leaf points to it.
#[derive(Debug, Default)]
pub(super) struct Slab {
    records: Vec<Record>,
    /// What the leaf of each slot says, to find the leaf again.
    labels: Vec<Label>,
    free: Vec<Slot>,
}

impl Slab {
    /// Takes in an assistant whose leaf will say `label`.
    pub(super) fn put(&mut self, entry: &Entry, sphere: Sphere, label: Label) -> Slot {
        let Entry { id, at, seen, valid_until, .. } = *entry;
        let record = Record { sphere, at, id, seen, valid_until };
        if let Some(slot) = self.free.pop()
            && let Some((old_record, old_label)) = self.both(slot)
        {
            (*old_record, *old_label) = (record, label);
            return slot;
        }
        self.records.push(record);
        self.labels.push(label);
        // 2^32 slots would be 340 GB in one cube of 30 km
        (self.records.len() - 1) as Slot
    }

    /// Frees a slot.
    pub(super) fn free(&mut self, slot: Slot) {
        self.free.push(slot);
    }

    /// Writes a newer position if it lies in the loose box.
    pub(super) fn step(&mut self, slot: Slot, to: Point, sphere: Sphere, seen: Timestamp) -> Step {
        let Some((record, label)) = self.both(slot) else { return Step::Settled };
        if seen < record.seen {
            return Step::Settled;
        }
        if !label.filed.holds(&sphere) {
            return Step::Leaves;
        }
        (record.sphere, record.at, record.seen) = (sphere, to, seen);
        Step::Settled
    }

    /// Rewrites when his licence ends.
    pub(super) fn set_valid_until(&mut self, slot: Slot, valid_until: Timestamp) {
        if let Some(record) = self.records.get_mut(slot as usize) {
            record.valid_until = valid_until;
        }
    }

    /// What a search reads.
    pub(super) fn record(&self, slot: Slot) -> Option<&Record> {
        self.records.get(slot as usize)
    }

    /// What the leaf says.
    pub(super) fn label(&self, slot: Slot) -> Option<Label> {
        self.labels.get(slot as usize).copied()
    }

    /// Notes that the leaf now says something else.
    pub(super) fn relabel(&mut self, slot: Slot, label: Label) {
        if let Some(known) = self.labels.get_mut(slot as usize) {
            *known = label;
        }
    }

    /// All that is known of him.
    pub(super) fn entry(&self, slot: Slot) -> Option<Entry> {
        let Record { at, id, seen, valid_until, .. } = *self.record(slot)?;
        Some(Entry { id, at, capability: self.label(slot)?.capability, seen, valid_until })
    }

    fn both(&mut self, slot: Slot) -> Option<(&mut Record, &mut Label)> {
        Some((self.records.get_mut(slot as usize)?, self.labels.get_mut(slot as usize)?))
    }
}
