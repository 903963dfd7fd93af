//! The cubes that exist, by key.
//!
//! Whoever files somebody in a cube holds the map at least shared, and a cube is dropped only with the map held
//! alone: so nobody is ever filed in a cube that has just been dropped.

use std::sync::Arc;

use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::chord::Sphere;
use super::cube::Cube;
use super::directory::Place;
use super::entry::Entry;
use super::hash::NumberMap;
use super::key::{Covering, CubeKey};

type Map = NumberMap<CubeKey, Arc<Cube>>;

/// All cubes with somebody in them.
#[derive(Default)]
pub(super) struct Lattice(RwLock<Map>);

impl Lattice {
    /// Files an assistant in the cube of his position, which is made if need be.
    pub(super) fn file(&self, entry: &Entry, sphere: Sphere) -> Place {
        let key = CubeKey::of(&sphere);
        let shared = self.0.read();
        if let Some(cube) = shared.get(&key) {
            return file_in(cube, entry, sphere);
        }
        drop(shared);
        let mut alone = self.0.write();
        let cube = Arc::clone(alone.entry(key).or_insert_with(|| Arc::new(Cube::new(key))));
        let shared = RwLockWriteGuard::downgrade(alone);
        let place = file_in(&cube, entry, sphere);
        drop(shared);
        place
    }

    /// Takes an assistant out of his cube, and drops the cube if he was the last.
    pub(super) fn unfile(&self, place: &Place) {
        let mut contents = place.cube.write();
        contents.unfile(place.slot);
        let empty = contents.is_empty();
        drop(contents);
        if empty {
            self.drop_if_empty(place.cube.key());
        }
    }

    fn drop_if_empty(&self, key: CubeKey) {
        let mut map = self.0.write();
        if map.get(&key).is_some_and(|cube| cube.read().is_empty()) {
            map.remove(&key);
        }
    }

    /// Keeps the map as it is for the length of a query.
    pub(super) fn hold(&self) -> Held<'_> {
        Held(self.0.read())
    }
}

fn file_in(cube: &Arc<Cube>, entry: &Entry, sphere: Sphere) -> Place {
    let slot = cube.write().file(entry, sphere);
    Place { cube: Arc::clone(cube), slot }
}

/// The map, held shared.
pub(super) struct Held<'l>(RwLockReadGuard<'l, Map>);

impl Held<'_> {
    /// The cubes that reach into the ball around `centre`, each with the least squared chord to anyone in it, in no
    /// order. Looks up the cells of a small ball and runs over the cubes for a large one.
    pub(super) fn covering(&self, centre: &Sphere, squared: f64) -> Vec<(f64, &Cube)> {
        let near = |cube: &'_ Arc<Cube>| {
            let from = cube.key().squared_from(centre);
            (from <= squared).then_some(from)
        };
        let covering = Covering::new(centre, squared);
        if covering.len() > self.0.len() {
            self.0.values().filter_map(|cube| Some((near(cube)?, &**cube))).collect()
        } else {
            covering.keys().filter_map(|key| self.0.get(&key)).filter_map(|cube| Some((near(cube)?, &**cube))).collect()
        }
    }

    /// How many cubes exist.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}
