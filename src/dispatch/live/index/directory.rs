//! Which cube and slot an assistant is in, by id. Whoever changes an assistant holds the shard of his id meanwhile,
//! so the changes of one assistant happen one after another.

use std::sync::Arc;

use parking_lot::{Mutex, MutexGuard};

use super::cube::Cube;
use super::hash::{NumberMap, mix};
use super::slab::Slot;
use crate::kernel::id::AssistantId;

/// Locks; a power of two, and many more than threads.
const SHARDS: usize = 64;

/// Where an assistant is filed.
pub(super) struct Place {
    /// The cube.
    pub(super) cube: Arc<Cube>,
    /// The slot in its slab.
    pub(super) slot: Slot,
}

/// Where the assistants of one shard are filed.
pub(super) type Places = NumberMap<AssistantId, Place>;

/// Alone on its cache lines, so that two threads on two shards do not slow each other down.
#[derive(Default)]
#[repr(align(128))]
struct Shard(Mutex<Places>);

/// All shards.
pub(super) struct Directory([Shard; SHARDS]);

impl Default for Directory {
    fn default() -> Self {
        Self(std::array::from_fn(|_| Shard::default()))
    }
}

impl Directory {
    /// Takes the shard of an assistant.
    pub(super) fn shard(&self, id: AssistantId) -> MutexGuard<'_, Places> {
        // bits from the middle of the hash: the map within the shard uses both ends
        let shard = (mix(id.get().cast_unsigned()) >> 32) as usize % SHARDS;
        self.0[shard].0.lock()
    }

    /// Takes everybody out, one shard after another; `each` is called with the shard held.
    pub(super) fn empty(&self, each: impl Fn(&Place)) {
        for shard in &self.0 {
            let mut places = shard.0.lock();
            places.values().for_each(&each);
            places.clear();
        }
    }

    /// Shows where everybody is filed, one shard after another; `each` is called with the shard held.
    pub(super) fn each(&self, mut each: impl FnMut(&Place)) {
        for shard in &self.0 {
            shard.0.lock().values().for_each(&mut each);
        }
    }

    /// How many assistants there are, one shard after another.
    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|shard| shard.0.lock().len()).sum()
    }
}
