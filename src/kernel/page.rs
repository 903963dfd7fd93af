//! Pages of a list: a bounded size and a cursor.

/// How many entries a page holds, 1–200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(u16);

impl Limit {
    /// The most a page holds.
    pub const MAX: u16 = 200;

    /// `None` outside 1–200.
    #[must_use]
    pub fn new(entries: i64) -> Option<Self> {
        u16::try_from(entries).ok().filter(|n| (1..=Self::MAX).contains(n)).map(Self)
    }

    /// As a database limit.
    #[must_use]
    pub fn rows(self) -> i64 {
        i64::from(self.0)
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(50)
    }
}

/// Which page: those with ids below `before` (newest first) or above it (oldest first), as the list says.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageRequest {
    /// Size of the page.
    pub limit: Limit,
    /// The last id of the page before.
    pub cursor: Option<i64>,
}

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The entries in the list's order.
    pub items: Vec<T>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<i64>,
}

impl<T> Page<T> {
    /// Builds a page from up to `limit + 1` rows: the extra row only tells that there is more.
    pub fn from_rows(mut rows: Vec<T>, limit: Limit, id: impl Fn(&T) -> i64) -> Self {
        let size = usize::from(limit.0);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(id) } else { None };
        Self { items: rows, next }
    }

    /// The same page with each entry turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(turn).collect(), next: self.next }
    }
}
