//! Walking the tree of a cube: the nearest few, or everyone within a ball.

use std::cmp::Ordering;

use rstar::{ParentNode, RTreeNode};

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
    /// Some of them were found in an earlier cube.
    earlier: bool,
}

impl Best {
    /// Puts a candidate in his place, once only: an assistant who moves from one cube to another while both are
    /// searched may be met twice, and then the nearer of the two counts. Within one cube nobody is met twice.
    fn offer(&mut self, candidate: Candidate) {
        if self.earlier
            && let Some(twin) = self.found.iter().position(|known| known.id == candidate.id)
        {
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
        Self { centre, wanted, skip, best: Best { k, limit, found: Vec::with_capacity(k.min(FANOUT)), earlier: false } }
    }

    /// Beyond this squared chord nobody need be looked at.
    pub(super) fn limit(&self) -> f64 {
        self.best.limit
    }

    /// Searches one cube.
    pub(super) fn visit(&mut self, cube: &Contents) {
        self.best.earlier = !self.best.found.is_empty();
        self.descend(cube.root(), &cube.slab);
    }

    /// Those found, nearest first.
    pub(super) fn found(self) -> Vec<Candidate> {
        self.best.found
    }

    fn descend(&mut self, node: &ParentNode<Leaf>, slab: &Slab) {
        // one chunk in truth: the tree keeps to its fan-out
        for children in node.children().chunks(FANOUT) {
            // all leaves of an R-tree are equally deep: the children of a node are of one kind
            match children.first() {
                Some(RTreeNode::Leaf(_)) => self.look_at_leaves(children, slab),
                Some(RTreeNode::Parent(_)) => self.look_at_nodes(children, slab),
                None => {}
            }
        }
    }

    /// Collects the inner nodes that are near enough and descends into them, nearest first.
    fn look_at_nodes(&mut self, children: &[RTreeNode<Leaf>], slab: &Slab) {
        let mut near = Few::new((0.0, None));
        for child in children {
            if let RTreeNode::Parent(parent) = child {
                let from = squared_to(&parent.envelope(), &self.centre);
                if from <= self.best.limit {
                    near.push((from, Some(parent)));
                }
            }
        }
        near.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        for (from, parent) in near.all() {
            if *from > self.best.limit {
                break;
            }
            if let Some(parent) = parent {
                self.descend(parent, slab);
            }
        }
    }

    /// Collects those whose leaves pass, then measures all of them, then ranks: the reads of their slots, most of them
    /// from outside the cache, overlap.
    fn look_at_leaves(&mut self, children: &[RTreeNode<Leaf>], slab: &Slab) {
        let mut able: Few<Option<&Record>> = Few::new(None);
        for child in children {
            if let RTreeNode::Leaf(leaf) = child {
                let capability = leaf.label.capability;
                if capability.contains(self.wanted.all_of)
                    && !capability.intersects(self.wanted.none_of)
                    && leaf.label.filed.squared_at_least(&self.centre) <= self.best.limit
                {
                    able.push(slab.record(leaf.slot));
                }
            }
        }
        let mut near = Few::new(f64::INFINITY);
        for record in able.all() {
            near.push(record.map_or(f64::INFINITY, |record| squared(&self.centre, &record.sphere)));
        }
        for (from, record) in near.all().iter().zip(able.all()) {
            if *from <= self.best.limit
                && let Some(record) = record
                && record.is_current(self.wanted)
                && !(self.skip)(record.id)
            {
                self.best.offer(Candidate { squared: *from, id: record.id, at: record.at });
            }
        }
    }
}

/// As many things as a node has children, on the stack; small ones, since all places are written beforehand.
struct Few<T> {
    places: [T; FANOUT],
    len: usize,
}

impl<T: Copy> Few<T> {
    fn new(nothing: T) -> Self {
        Self { places: [nothing; FANOUT], len: 0 }
    }

    /// Takes one more; there is room for all children of a node.
    fn push(&mut self, one: T) {
        if let Some(place) = self.places.get_mut(self.len) {
            *place = one;
            self.len += 1;
        }
    }

    fn all(&self) -> &[T] {
        self.places.get(..self.len).unwrap_or_default()
    }

    /// An insertion sort: for so few the fastest.
    fn sort_by(&mut self, order: impl Fn(&T, &T) -> Ordering) {
        let Some(places) = self.places.get_mut(..self.len) else { return };
        for end in 1..places.len() {
            for place in (1..=end).rev() {
                if order(&places[place - 1], &places[place]).is_le() {
                    break;
                }
                places.swap(place - 1, place);
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
