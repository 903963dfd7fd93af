//! Which cube of space a place belongs to: the globe is cut into cubes of 30 km, each with its own tree and lock.
//!
//! A cube here is a cell of the lattice through the whole sphere, so there is no seam at a pole or at the
//! antimeridian. Only cells that somebody is in exist.

use super::chord::Sphere;
use super::loose::REACH;
use crate::kernel::geo::EARTH_RADIUS_M;

/// Edge of a cube in Earth radii: 30 km.
const EDGE: f64 = 30_000.0 / EARTH_RADIUS_M;

/// Added to a lattice coordinate, −213 to 212, so that it is never negative.
const OFFSET: i32 = 256;

/// Bits of one coordinate within a packed key.
const BITS: u32 = 10;

/// One cell of the lattice, its three coordinates packed into one number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct CubeKey(u32);

impl CubeKey {
    /// The cell that holds a place.
    pub(super) fn of(place: &Sphere) -> Self {
        Self::pack(place.map(lattice))
    }

    fn pack(cell: [i32; 3]) -> Self {
        Self(cell.iter().fold(0, |key, coordinate| (key << BITS) | (coordinate + OFFSET).cast_unsigned()))
    }

    fn unpack(self) -> [i32; 3] {
        [2 * BITS, BITS, 0].map(|shift| ((self.0 >> shift) & ((1 << BITS) - 1)).cast_signed() - OFFSET)
    }

    /// The least squared chord from `place` to anyone filed in this cell, who may be up to [`REACH`] outside it.
    pub(super) fn squared_from(self, place: &Sphere) -> f64 {
        let mut sum = 0.0;
        for (coordinate, cell) in place.iter().zip(self.unpack()) {
            let low = f64::from(cell) * EDGE - REACH;
            let gap = coordinate - coordinate.max(low).min(low + EDGE + 2.0 * REACH);
            sum += gap * gap;
        }
        sum
    }
}

fn lattice(coordinate: f64) -> i32 {
    (coordinate / EDGE).floor() as i32
}

/// The cells around a place that reach within some chord of it, and a few more at the corners.
pub(super) struct Covering {
    low: [i32; 3],
    high: [i32; 3],
}

impl Covering {
    /// Covers the ball whose squared radius is `squared`.
    pub(super) fn new(centre: &Sphere, squared: f64) -> Self {
        let reach = squared.sqrt() + REACH;
        // nobody is outside the unit sphere
        let bound = |coordinate: f64| lattice(coordinate.clamp(-1.0 - REACH, 1.0 + REACH));
        Self { low: centre.map(|c| bound(c - reach)), high: centre.map(|c| bound(c + reach)) }
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.low.iter().zip(self.high).map(|(low, high)| usize::try_from(high - low + 1).unwrap_or(0)).product()
    }

    /// Every cell.
    pub(super) fn keys(&self) -> impl Iterator<Item = CubeKey> {
        let ([x0, y0, z0], [x1, y1, z1]) = (self.low, self.high);
        (x0..=x1).flat_map(move |x| (y0..=y1).flat_map(move |y| (z0..=z1).map(move |z| CubeKey::pack([x, y, z]))))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::chord::{squared, squared_of};
    use super::*;
    use crate::kernel::geo::{Metres, Point};

    fn place() -> impl Strategy<Value = Sphere> {
        (-90.0..=90.0, -180.0..=180.0).prop_map(|(lat, lng)| Point::new(lat, lng).unwrap().on_unit_sphere())
    }

    #[test]
    fn a_key_survives_packing() {
        for cell in [[-213, 0, 212], [212, -213, -1], [0, 0, 0]] {
            assert_eq!(CubeKey::pack(cell).unpack(), cell);
        }
    }

    proptest! {
        #[test]
        fn whoever_is_in_the_ball_is_in_a_cell_that_covers_it(
            centre in place(), there in place(), nudge in -300.0..300.0, fraction in 0.0..1.0_f64, radius in 0.0..200_000.0,
        ) {
            // someone within the radius, but filed some way off along each axis
            let towards = [0, 1, 2].map(|i| centre[i] + (there[i] - centre[i]) * fraction * 0.02);
            let norm = towards.iter().map(|c| c * c).sum::<f64>().sqrt();
            let at = towards.map(|c| c / norm);
            let filed = at.map(|c| c + nudge / EARTH_RADIUS_M);
            let ball = squared_of(Metres(radius)).unwrap();
            let key = CubeKey::of(&filed);
            prop_assert!(key.squared_from(&centre) <= squared(&centre, &at));
            if squared(&centre, &at) <= ball {
                let covering = Covering::new(&centre, ball);
                prop_assert!(covering.keys().any(|k| k == key));
                prop_assert_eq!(covering.keys().count(), covering.len());
            }
        }
    }
}
