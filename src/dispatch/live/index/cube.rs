//! One cube: the tree of those filed in it and their slab, behind one lock.

use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use rstar::{ParentNode, RStarInsertionStrategy, RTree, RTreeObject as _, RTreeParams};

use super::capability::Capability;
use super::chord::Sphere;
use super::entry::Entry;
use super::key::CubeKey;
use super::loose::{Filed, Label, Leaf};
use super::slab::{Slab, Slot};

/// The most children of a node.
pub(super) const FANOUT: usize = 16;

/// The shape of the tree, as measured: twice the queries a second of the defaults, and less memory.
pub(super) struct Shape;

impl RTreeParams for Shape {
    const MIN_SIZE: usize = 5;
    const MAX_SIZE: usize = FANOUT;
    const REINSERTION_COUNT: usize = 4;
    type DefaultInsertionStrategy = RStarInsertionStrategy;
}

/// A cube and its lock.
pub(super) struct Cube {
    key: CubeKey,
    contents: RwLock<Contents>,
}

impl Cube {
    /// A cube with nobody in it.
    pub(super) fn new(key: CubeKey) -> Self {
        Self { key, contents: RwLock::new(Contents { tree: RTree::new_with_params(), slab: Slab::default() }) }
    }

    /// Which cell of the lattice it is.
    pub(super) fn key(&self) -> CubeKey {
        self.key
    }

    /// Shares the lock.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Contents> {
        self.contents.read()
    }

    /// Takes the lock.
    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Contents> {
        self.contents.write()
    }
}

/// What the lock guards. Each leaf of the tree points to a slot in use, and each slot in use has one leaf.
pub(super) struct Contents {
    tree: RTree<Leaf, Shape>,
    /// The assistants themselves.
    pub(super) slab: Slab,
}

impl Contents {
    /// Files an assistant under a new box.
    pub(super) fn file(&mut self, entry: &Entry, sphere: Sphere) -> Slot {
        let label = Label { filed: Filed::around(&sphere), capability: entry.capability };
        let slot = self.slab.put(entry, sphere, label);
        self.tree.insert(Leaf { label, slot });
        slot
    }

    /// Takes an assistant out.
    pub(super) fn unfile(&mut self, slot: Slot) {
        if let Some(label) = self.slab.label(slot) {
            self.slab.free(slot);
            self.tree.remove(&Leaf { label, slot });
        }
    }

    /// Rewrites what an assistant can do, in his leaf; his box and so the tree stay as they are.
    pub(super) fn set_capability(&mut self, slot: Slot, change: impl FnOnce(Capability) -> Capability) {
        let Some(old) = self.slab.label(slot) else { return };
        let label = Label { capability: change(old.capability), ..old };
        let leaf = Leaf { label: old, slot };
        if let Some(known) = self.tree.locate_in_envelope_mut(leaf.envelope()).find(|known| **known == leaf) {
            known.label = label;
            self.slab.relabel(slot, label);
        }
    }

    /// Whether nobody is filed here.
    pub(super) fn is_empty(&self) -> bool {
        self.tree.size() == 0
    }

    /// Where a search begins.
    pub(super) fn root(&self) -> &ParentNode<Leaf> {
        self.tree.root()
    }
}
