//! Lengths: metres over the ground against squared chords through the unit sphere.
//!
//! The search compares squared chords only, which rank as great circles do and cost three subtractions.

use std::f64::consts::PI;

use crate::kernel::geo::{EARTH_RADIUS_M, Metres, Point};

/// A place on the unit sphere.
pub(super) type Sphere = [f64; 3];

/// Beyond this squared chord, some 18 000 km, the arc is badly conditioned in the chord.
const NEARLY_OPPOSITE: f64 = 3.9;

/// The squared chord between two places, 0 to 4.
pub(super) fn squared(a: &Sphere, b: &Sphere) -> f64 {
    let [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    x * x + y * y + z * z
}

/// The squared chord of a great circle: infinite from half the Earth on, `None` for a length below zero or NaN.
pub(super) fn squared_of(length: Metres) -> Option<f64> {
    let angle = length.0 / EARTH_RADIUS_M;
    if angle >= PI {
        Some(f64::INFINITY)
    } else if angle >= 0.0 {
        let chord = 2.0 * (angle / 2.0).sin();
        Some(chord * chord)
    } else {
        None
    }
}

/// Great-circle metres from `around` to `at`, whose squared chord is known: one arcsine where that is exact to a
/// micrometre, the kernel's formula near the opposite side of the Earth, where it is not.
pub(super) fn arc(around: Point, at: Point, squared: f64) -> Metres {
    if squared < NEARLY_OPPOSITE {
        Metres(2.0 * EARTH_RADIUS_M * (squared.sqrt() / 2.0).asin())
    } else {
        around.distance_to(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_kernel_all_the_way_round() {
        let here = Point::new(36.75, 3.06).unwrap();
        let mut lng = -180.0;
        while lng < 180.0 {
            for lat in [-90.0, -36.75, -36.749_999, -1.0, 0.0, 36.0, 36.749_999_9, 36.75, 89.999, 90.0] {
                let there = Point::new(lat, lng).unwrap();
                let chord = squared(&here.on_unit_sphere(), &there.on_unit_sphere());
                let (ours, kernels) = (arc(here, there, chord).0, here.distance_to(there).0);
                assert!((ours - kernels).abs() < 1e-4, "{there:?}: {ours} against {kernels}");
            }
            lng += 0.09;
        }
    }

    #[test]
    fn a_length_becomes_its_chord() {
        assert_eq!(squared_of(Metres(0.0)), Some(0.0));
        assert_eq!(squared_of(Metres(-1.0)), None);
        assert_eq!(squared_of(Metres(f64::NAN)), None);
        assert_eq!(squared_of(Metres(f64::INFINITY)), Some(f64::INFINITY));
        let quarter = squared_of(Metres(EARTH_RADIUS_M * PI / 2.0)).unwrap();
        assert!((quarter - 2.0).abs() < 1e-12, "{quarter}");
    }
}
