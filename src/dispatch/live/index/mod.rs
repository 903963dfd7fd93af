//! The live index: where every assistant is, and who is nearest to a place.
//!
//! Exact and in memory. Places are points of the unit sphere, where the squared chord ranks as the great circle does.
//! Space is cut into cubes of 30 km (`key`); each has an R-tree and a lock of its own (`cube`). The tree holds loose
//! boxes (`loose`) and the true positions lie beside it (`slab`), so a move within its box is one small write.
//! The measurements behind this are in `docs/performance.md`; `cargo bench --bench index` repeats them.
//!
//! # What holds
//! - Each assistant has one place in the `directory` and one leaf in one cube, but for the moment in which he passes
//!   from one cube to another: he is filed in the new one before he leaves the old.
//! - His true position lies in his loose box, and the centre of his box in his cube.
//! - Locks are taken in this order: shard of the directory, map of cubes, cube. Never two shards, never two cubes. A
//!   query takes no shard.
//! - A cube with nobody in it is dropped.
//!
//! # What a query sees while others write
//! A query reads one cube after another, each at one instant. It never sees a position half written and never returns
//! anyone twice. An assistant who passes from cube to cube meanwhile may be seen at his old or his new position; and
//! if the query read the new cube before he came and the old one after he left, it misses him that once. The next
//! query finds him.

mod capability;
mod chord;
mod cube;
mod directory;
mod entry;
mod hash;
mod key;
mod lattice;
mod loose;
mod search;
mod slab;
#[cfg(test)]
mod tests;

pub use capability::Capability;
pub use entry::{Entry, Hit, Wanted};

use chord::Sphere;
use directory::{Directory, Place};
use hash::NumberSet;
use key::CubeKey;
use lattice::Lattice;
use slab::Step;

use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::AssistantId;
use crate::kernel::time::Timestamp;

/// Where the assistants are. Shared by all threads; every method locks for itself, and for microseconds only.
#[derive(Default)]
pub struct LiveIndex {
    directory: Directory,
    lattice: Lattice,
}

impl LiveIndex {
    /// An index of nobody.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in an assistant. What was known of him before is forgotten, even if it was reported later.
    pub fn insert(&self, entry: Entry) {
        let sphere = entry.at.on_unit_sphere();
        let mut shard = self.directory.shard(entry.id);
        if let Some(place) = shard.get_mut(&entry.id) {
            self.refile(place, &entry, sphere);
        } else {
            shard.insert(entry.id, self.lattice.file(&entry, sphere));
        }
    }

    /// Notes a position reported at `seen`; one that is older than the position known is ignored. False when he is not
    /// in the index.
    pub fn moved(&self, id: AssistantId, to: Point, seen: Timestamp) -> bool {
        let sphere = to.on_unit_sphere();
        let mut shard = self.directory.shard(id);
        let Some(place) = shard.get_mut(&id) else { return false };
        let mut contents = place.cube.write();
        if contents.slab.step(place.slot, to, sphere, seen) == Step::Leaves
            && let Some(known) = contents.slab.entry(place.slot)
        {
            drop(contents);
            self.refile(place, &Entry { at: to, seen, ..known }, sphere);
        }
        true
    }

    /// Notes whether he has a job. False when he is not in the index.
    pub fn set_busy(&self, id: AssistantId, busy: bool) -> bool {
        self.change(id, |place| {
            place.cube.write().set_capability(place.slot, |known| {
                if busy { known.union(Capability::BUSY) } else { known.without(Capability::BUSY) }
            });
        })
    }

    /// Notes what he can do; whether he has a job stays as it was, whatever `capability` says of it. False when he is
    /// not in the index.
    pub fn set_capability(&self, id: AssistantId, capability: Capability) -> bool {
        self.change(id, |place| {
            place.cube.write().set_capability(place.slot, |known| {
                let busy = known.contains(Capability::BUSY);
                let able = capability.without(Capability::BUSY);
                if busy { able.union(Capability::BUSY) } else { able }
            });
        })
    }

    /// Notes when his licence ends. False when he is not in the index.
    pub fn set_valid_until(&self, id: AssistantId, valid_until: Timestamp) -> bool {
        self.change(id, |place| place.cube.write().slab.set_valid_until(place.slot, valid_until))
    }

    /// Forgets an assistant. False when he is not in the index.
    pub fn remove(&self, id: AssistantId) -> bool {
        let mut shard = self.directory.shard(id);
        let Some(place) = shard.remove(&id) else { return false };
        self.lattice.unfile(&place);
        true
    }

    /// Forgets everybody, one shard after another.
    pub fn clear(&self) {
        self.directory.empty(|place| self.lattice.unfile(place));
    }

    /// What is known of an assistant.
    #[must_use]
    pub fn get(&self, id: AssistantId) -> Option<Entry> {
        let shard = self.directory.shard(id);
        let place = shard.get(&id)?;
        place.cube.read().slab.entry(place.slot)
    }

    /// Shows everybody, each once, in no order.
    ///
    /// `visit` runs while a part of the directory is locked, so it must not call this index.
    pub fn each(&self, mut visit: impl FnMut(&Entry)) {
        self.directory.each(|place| {
            if let Some(entry) = place.cube.read().slab.entry(place.slot) {
                visit(&entry);
            }
        });
    }

    /// How many assistants there are; while others insert or remove, a number between before and after.
    #[must_use]
    pub fn len(&self) -> usize {
        self.directory.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `k` nearest assistants at most `within` metres from `around` who are wanted and not skipped: nearest first,
    /// those equally near by id. Exact over the whole globe. Nobody for a radius below zero or NaN.
    ///
    /// Meant for a `k` up to some hundreds: each one found is kept in order. [`Self::within`] is for everyone.
    ///
    /// `skip` is asked last, only of those near enough and wanted. It runs while a cube is locked, so it must not call
    /// this index and should be quick.
    #[must_use]
    pub fn nearest(
        &self,
        around: Point,
        within: Metres,
        k: usize,
        wanted: &Wanted,
        skip: impl Fn(AssistantId) -> bool,
    ) -> Vec<Hit> {
        let Some(limit) = chord::squared_of(within).filter(|_| k > 0) else { return Vec::new() };
        let centre = around.on_unit_sphere();
        let held = self.lattice.hold();
        let mut cubes = held.covering(&centre, limit);
        cubes.sort_unstable_by(|(a, _), (b, _)| a.total_cmp(b));
        let mut search = search::Nearest::new(centre, limit, k, wanted, skip);
        for (from, cube) in cubes {
            if from > search.limit() {
                break;
            }
            search.visit(&cube.read());
        }
        drop(held);
        let hit = |found: search::Candidate| Hit {
            id: found.id,
            at: found.at,
            distance: chord::arc(around, found.at, found.squared),
        };
        search.found().into_iter().map(hit).collect()
    }

    /// Shows everyone at most `radius` metres from `around`, whatever he can do and however old his position is, with
    /// his distance; in no order, each once. Nobody for a radius below zero or NaN.
    ///
    /// `visit` runs while a cube is locked, so it must not call this index; whoever is in that cube waits for it.
    pub fn within(&self, around: Point, radius: Metres, mut visit: impl FnMut(&Entry, Metres)) {
        let Some(limit) = chord::squared_of(radius) else { return };
        let centre = around.on_unit_sphere();
        let held = self.lattice.hold();
        let cubes = held.covering(&centre, limit);
        let mut met = (cubes.len() > 1).then(NumberSet::default);
        for (_, cube) in cubes {
            let contents = cube.read();
            search::everyone(&contents, &centre, limit, &mut |slot, record, from| {
                let first = met.as_mut().is_none_or(|met| met.insert(record.id));
                if first && let Some(entry) = contents.slab.entry(slot) {
                    visit(&entry, chord::arc(around, entry.at, from));
                }
            });
        }
    }

    fn change(&self, id: AssistantId, how: impl FnOnce(&Place)) -> bool {
        let shard = self.directory.shard(id);
        shard.get(&id).map(how).is_some()
    }

    /// Files an assistant anew, whose shard is held: within his cube in one step, or in his new cube and then out of
    /// the old one.
    fn refile(&self, place: &mut Place, entry: &Entry, sphere: Sphere) {
        if place.cube.key() == CubeKey::of(&sphere) {
            let mut contents = place.cube.write();
            contents.unfile(place.slot);
            place.slot = contents.file(entry, sphere);
        } else {
            let left = std::mem::replace(place, self.lattice.file(entry, sphere));
            self.lattice.unfile(&left);
        }
    }
}
