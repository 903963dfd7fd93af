//! How content somebody is.

/// One to five stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating(i32);

impl Rating {
    /// `None` outside 1–5.
    #[must_use]
    pub fn new(stars: i64) -> Option<Self> {
        i32::try_from(stars).ok().filter(|stars| (1..=5).contains(stars)).map(Self)
    }

    /// The number of stars.
    #[must_use]
    pub const fn stars(self) -> i32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_five_stars() {
        let stars: Vec<i32> = (i64::from(i32::MIN)..i64::from(i32::MIN) + 3)
            .chain(-1..=7)
            .chain([1 << 32 | 3, i64::MAX])
            .filter_map(Rating::new)
            .map(Rating::stars)
            .collect();
        assert_eq!(stars, [1, 2, 3, 4, 5]);
    }
}
