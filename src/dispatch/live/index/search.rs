//! Walking the tree of a cube: the nearest few, or everyone within a ball.

use std::cmp::Ordering;

use rstar::{ParentNode, RTreeNode, RTreeObject as _};

use super::chord::{Sphere, squared};
use super::cube::{Contents, FANOUT};
use super::entry::Wanted;
use super::loose::{Leaf, squared_to};
use super::slab::{Record, Slab, Slot};
use crate::kernel::geo::Point;
use crate::kernel::id::AssistantId;

/// One of the nearest so far.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    /// Squared chord from the place asked about.
    pub(super) squared: f64,
    /// Who.
    pub(super) id: AssistantId,
    /// Where, as reported.
    pub(super) at: Point,
}

impl Candidate {
    fn ranks_before(&self, other: &Self) -> bool {
        self.squared < other.squared || (self.squared == other.squared && self.id < other.id)
    }
}

/// The nearest `k` so far, in order.
struct Best {
    k: usize,
    /// Nobody farther than this has a place among them: the radius, and once there are `k`, the last of them.
    limit: f64,
    found: Vec<Candidate>,
}

impl Best {
    /// Puts a candidate in his place, once only: an assistant who moves from one cube to another while both are
    /// searched may be met twice, and then the nearer of the two counts.
    fn offer(&mut self, candidate: Candidate) {
        if let Some(twin) = self.found.iter().position(|known| known.id == candidate.id) {
            if self.found.get(twin).is_some_and(|known| known.ranks_before(&candidate)) {
                return;
            }
            self.found.remove(twin);
        }
        let rank = self.found.partition_point(|known| known.ranks_before(&candidate));
        if rank == self.k {
            return;
        }
        self.found.truncate(self.k - 1);
        self.found.insert(rank, candidate);
        if self.found.len() == self.k
            && let Some(last) = self.found.last()
        {
            self.limit = last.squared;
        }
    }
}

/// A search for the nearest few, carried from cube to cube.
pub(super) struct Nearest<'q, S> {
    centre: Sphere,
    wanted: &'q Wanted,
    skip: S,
    best: Best,
}

impl<'q, S: Fn(AssistantId) -> bool> Nearest<'q, S> {
    /// Looks for `k` within the squared chord `limit` of `centre`; `k` is not 0.
    pub(super) fn new(centre: Sphere, limit: f64, k: usize, wanted: &'q Wanted, skip: S) -> Self {
        Self { centre, wanted, skip, best: Best { k, limit, found: Vec::with_capacity(k.min(FANOUT)) } }
    }

    /// Beyond this squared chord nobody need be looked at.
    pub(super) fn limit(&self) -> f64 {
        self.best.limit
    }

    /// Searches one cube.
    pub(super) fn visit(&mut self, cube: &Contents) {
        self.descend(cube.root(), &cube.slab);
    }

    /// Those found, nearest first.
    pub(super) fn found(self) -> Vec<Candidate> {
        self.best.found
    }

    fn descend(&mut self, node: &ParentNode<Leaf>, slab: &Slab) {
        // one chunk in truth: the tree keeps to its fan-out
        for children in node.children().chunks(FANOUT) {
            self.look_at_leaves(children, slab);
            self.look_at_nodes(children, slab);
        }
    }

    /// Collects the inner nodes that are near enough and descends into them, nearest first.
    fn look_at_nodes(&mut self, children: &[RTreeNode<Leaf>], slab: &Slab) {
        let mut near = Few::new();
        for child in children {
            if let RTreeNode::Parent(parent) = child {
                let from = squared_to(&parent.envelope(), &self.centre);
                if from <= self.best.limit {
                    near.push((from, parent));
                }
            }
        }
        near.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        for (from, parent) in near.iter() {
            if *from > self.best.limit {
                break;
            }
            self.descend(parent, slab);
        }
    }

    /// Collects those whose leaves pass before it reads any of their slots: the reads, most of them from outside the
    /// cache, then overlap.
    fn look_at_leaves(&mut self, children: &[RTreeNode<Leaf>], slab: &Slab) {
        let mut able = Few::new();
        for child in children {
            if let RTreeNode::Leaf(leaf) = child {
                let capability = leaf.label.capability;
                if capability.contains(self.wanted.all_of)
                    && !capability.intersects(self.wanted.none_of)
                    && squared_to(&leaf.envelope(), &self.centre) <= self.best.limit
                    && let Some(record) = slab.record(leaf.slot)
                {
                    able.push(record);
                }
            }
        }
        let mut near = Few::new();
        for record in able.iter() {
            near.push((squared(&self.centre, &record.sphere), *record));
        }
        for (from, record) in near.iter() {
            if *from <= self.best.limit && record.is_current(self.wanted) && !(self.skip)(record.id) {
                self.best.offer(Candidate { squared: *from, id: record.id, at: record.at });
            }
        }
    }
}

/// As many things as a node has children, on the stack.
struct Few<T> {
    slots: [Option<T>; FANOUT],
    len: usize,
}

impl<T> Few<T> {
    fn new() -> Self {
        Self { slots: [const { None }; FANOUT], len: 0 }
    }

    /// Takes one more; there is room for all children of a node.
    fn push(&mut self, one: T) {
        if let Some(slot) = self.slots.get_mut(self.len) {
            *slot = Some(one);
            self.len += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = &T> {
        self.slots.iter().take(self.len).flatten()
    }

    /// An insertion sort: for so few the fastest.
    fn sort_by(&mut self, order: impl Fn(&T, &T) -> Ordering) {
        for end in 1..self.len {
            for place in (1..=end).rev() {
                match (&self.slots[place - 1], &self.slots[place]) {
                    (Some(a), Some(b)) if order(a, b).is_gt() => self.slots.swap(place - 1, place),
                    _ => break,
                }
            }
        }
    }
}

/// Hands over everyone of a cube within the squared chord `limit` of `centre`, in no order.
pub(super) fn everyone(cube: &Contents, centre: &Sphere, limit: f64, found: &mut impl FnMut(Slot, &Record, f64)) {
    below(cube.root(), &cube.slab, centre, limit, found);
}

fn below(
    node: &ParentNode<Leaf>,
    slab: &Slab,
    centre: &Sphere,
    limit: f64,
    found: &mut impl FnMut(Slot, &Record, f64),
) {
    for child in node.children() {
        match child {
            RTreeNode::Parent(parent) => {
                if squared_to(&parent.envelope(), centre) <= limit {
                    below(parent, slab, centre, limit, found);
                }
            }
            RTreeNode::Leaf(leaf) => {
                if let Some(record) = slab.record(leaf.slot) {
                    let from = squared(centre, &record.sphere);
                    if from <= limit {
                        found(leaf.slot, record, from);
                    }
                }
            }
        }
    }
}
