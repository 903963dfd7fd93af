//! What the tree holds of an assistant: a loose box around where he was filed, what he can do, and his slot.
//!
//! A box of ±300 m swallows most reports of a moving car, so that most moves write a position and leave the tree
//! alone. Corners are 32-bit: half a metre of rounding moves a box, which is loose anyway, and never a position.

use rstar::{AABB, RTreeObject};

use super::capability::Capability;
use super::chord::Sphere;
use super::slab::Slot;
use crate::kernel::geo::EARTH_RADIUS_M;

/// A corner of a box, in Earth radii.
type Corner = [f32; 3];

/// Half the edge of a loose box in Earth radii: 300 m.
const HALF: f32 = (300.0 / EARTH_RADIUS_M) as f32;

/// How far outside his cube an assistant may be along each axis, in Earth radii: half a box and more than its rounding.
pub(super) const REACH: f64 = 310.0 / EARTH_RADIUS_M;

/// The centre of a loose box.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Filed(Corner);

impl Filed {
    /// A box around a place.
    pub(super) fn around(place: &Sphere) -> Self {
        Self(place.map(|coordinate| coordinate as f32))
    }

    /// Whether the box holds a place. It compares with the very corners that the tree sees.
    pub(super) fn holds(&self, place: &Sphere) -> bool {
        self.0
            .iter()
            .zip(place)
            .all(|(centre, coordinate)| (f64::from(centre - HALF)..=f64::from(centre + HALF)).contains(coordinate))
    }

    /// No squared chord from a place to anywhere in the box is less than this. Cheaper than the corners, and a few
    /// metres short of the truth.
    pub(super) fn squared_at_least(&self, place: &Sphere) -> f64 {
        let gap = |axis: usize| ((place[axis] - f64::from(self.0[axis])).abs() - REACH).max(0.0);
        let [x, y, z] = [gap(0), gap(1), gap(2)];
        x * x + y * y + z * z
    }
}

/// What a leaf says of an assistant. What he can do is here because it turns many away before their slot is read, and
/// because it changes seldom.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Label {
    /// The box.
    pub(super) filed: Filed,
    /// What he can do.
    pub(super) capability: Capability,
}

/// One leaf.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Leaf {
    /// What can be told without the slab.
    pub(super) label: Label,
    /// Where everything else is.
    pub(super) slot: Slot,
}

impl RTreeObject for Leaf {
    type Envelope = AABB<Corner>;

    fn envelope(&self) -> Self::Envelope {
        let centre = self.label.filed.0;
        AABB::from_corners(centre.map(|c| c - HALF), centre.map(|c| c + HALF))
    }
}

/// The squared chord from a place to the nearest point of a box. Rounded exactly as the chord to a place inside the
/// box is, so it is never greater than that.
pub(super) fn squared_to(envelope: &AABB<Corner>, place: &Sphere) -> f64 {
    let (low, high) = (envelope.lower(), envelope.upper());
    let gap = |axis: usize| place[axis] - place[axis].max(f64::from(low[axis])).min(f64::from(high[axis]));
    let [x, y, z] = [gap(0), gap(1), gap(2)];
    x * x + y * y + z * z
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::geo::Point;

    #[test]
    fn a_box_holds_what_is_near_and_nothing_farther() {
        let filed = Filed::around(&[1.0, 0.0, 0.0]);
        let metres = |m: f64| [1.0, m / EARTH_RADIUS_M, 0.0];
        assert!(filed.holds(&metres(0.0)) && filed.holds(&metres(299.0)) && filed.holds(&metres(-299.0)));
        assert!(!filed.holds(&metres(301.0)) && !filed.holds(&metres(-301.0)));
    }

    #[test]
    fn a_box_holds_the_place_it_was_made_around_anywhere() {
        for lat in -90..=90 {
            for lng in -180..=180 {
                let place = Point::new(f64::from(lat), f64::from(lng)).unwrap().on_unit_sphere();
                assert!(Filed::around(&place).holds(&place), "{lat}, {lng}");
            }
        }
    }
}
