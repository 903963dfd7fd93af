//! What an assistant can do and whether he may be asked now, as a set of bits matched in the leaf of the search.

/// A set of abilities and states of an assistant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Capability(u32);

impl Capability {
    /// The empty set: asks for nothing, excludes nothing.
    pub const NONE: Self = Self(0);
    /// Has a truck and tows.
    pub const TOWING: Self = Self(1);
    /// Repairs on the spot.
    pub const REPAIR: Self = Self(1 << 1);
    /// May take heavy vehicles.
    pub const HEAVY: Self = Self(1 << 2);
    /// Has a job and is asked for no other.
    pub const BUSY: Self = Self(1 << 3);

    /// Everything that is in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is left of this set when `other` is taken away.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether every member of `all` is in this set.
    #[must_use]
    pub const fn contains(self, all: Self) -> bool {
        self.0 & all.0 == all.0
    }

    /// Whether any member of `any` is in this set.
    #[must_use]
    pub const fn intersects(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Capability;

    #[test]
    fn is_a_set() {
        let both = Capability::TOWING.union(Capability::HEAVY);
        assert!(both.contains(Capability::HEAVY) && both.contains(Capability::NONE));
        assert!(!both.contains(Capability::TOWING.union(Capability::REPAIR)));
        assert!(both.intersects(Capability::TOWING.union(Capability::REPAIR)));
        assert!(!both.intersects(Capability::NONE));
        assert_eq!(both.without(Capability::HEAVY.union(Capability::BUSY)), Capability::TOWING);
    }
}
