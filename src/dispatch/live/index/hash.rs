//! A hash for keys that the server chose itself: two multiplications instead of SipHash.
//!
//! Account numbers come from the database and cubes from the globe, so nobody outside can pick keys that collide.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map keyed by numbers of our own.
pub(super) type NumberMap<K, V> = HashMap<K, V, BuildHasherDefault<Mixed>>;

/// A set of numbers of our own.
pub(super) type NumberSet<K> = HashSet<K, BuildHasherDefault<Mixed>>;

/// Passes each number through [`mix`].
#[derive(Default)]
pub(super) struct Mixed(u64);

/// The hash of one number: high bits are shifted down and low ones multiplied up, twice, so that every bit of the
/// number reaches every part of the hash.
pub(super) fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let number = (number ^ (number >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    number ^ (number >> 32)
}

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_i64(&mut self, number: i64) {
        self.write_u64(number.cast_unsigned());
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0 ^ number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreads_numbers_that_count_up_by_any_power_of_two() {
        for shift in 0..48 {
            let low: NumberSet<u64> = (0..1024_u64).map(|n| mix(n << shift) & 1023).collect();
            // 1024 throws into 1024 bins leave about 647 of them filled
            assert!(low.len() > 550, "step 2^{shift}: {} of 1024", low.len());
        }
    }
}
