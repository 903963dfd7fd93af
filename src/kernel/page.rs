//! Pages of a list: a bounded size and a cursor.

/// How many entries a page holds, 1–200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(u16);

impl Limit {
    /// The most a page holds.
    pub const MAX: u16 = 200;
    /// The most that a page of a foreign document holds.
    pub const MOST: u16 = 1000;

    /// `None` outside 1–200.
    #[must_use]
    pub fn new(entries: i64) -> Option<Self> {
        u16::try_from(entries).ok().filter(|n| (1..=Self::MAX).contains(n)).map(Self)
    }

    /// As asked, but not more than [`Self::MOST`]; `None` below 1. For lists whose documents name no bound.
    #[must_use]
    pub fn capped(entries: i64) -> Option<Self> {
        let entries = entries.min(i64::from(Self::MOST));
        u16::try_from(entries).ok().filter(|n| *n >= 1).map(Self)
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

/// Which page: those with ids below the cursor (newest first) or above it (oldest first), as the list says; or those after
/// so many others, for documents that count pages.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageRequest {
    /// Size of the page.
    pub limit: Limit,
    /// The last id of the page before.
    pub cursor: Option<i64>,
    /// Entries of the list that are passed over, none or more.
    pub skip: i64,
    /// Whether the answer tells how many entries there are in all.
    pub counted: bool,
}

impl PageRequest {
    /// The page after a cursor, or the first.
    #[must_use]
    pub const fn after(limit: Limit, cursor: Option<i64>) -> Self {
        Self { limit, cursor, skip: 0, counted: false }
    }

    /// The page after so many entries; fewer than none are none.
    #[must_use]
    pub const fn skipping(limit: Limit, entries: i64) -> Self {
        let skip = if entries < 0 { 0 } else { entries };
        Self { limit, cursor: None, skip, counted: false }
    }

    /// The page with this number, from 1 on, with the count of all entries.
    #[must_use]
    pub fn numbered(limit: Limit, number: i64) -> Self {
        let skip = number.saturating_sub(1).max(0).saturating_mul(limit.rows());
        Self { counted: true, ..Self::skipping(limit, skip) }
    }

    /// What `count` counts, if that was asked.
    ///
    /// # Errors
    /// What `count` fails with.
    pub fn count<E>(&self, count: impl FnOnce() -> Result<i64, E>) -> Result<Option<i64>, E> {
        self.counted.then(count).transpose()
    }
}

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The entries in the list's order.
    pub items: Vec<T>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<i64>,
    /// How many entries the list has, if that was asked.
    pub total: Option<i64>,
}

impl<T> Page<T> {
    /// Builds a page from up to `limit + 1` rows: the extra row only tells that there is more.
    pub fn from_rows(mut rows: Vec<T>, limit: Limit, id: impl Fn(&T) -> i64) -> Self {
        let size = usize::from(limit.0);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(id) } else { None };
        Self { items: rows, next, total: None }
    }

    /// The same page with the count of all entries, if there is one.
    #[must_use]
    pub fn of(self, total: Option<i64>) -> Self {
        Self { total, ..self }
    }

    /// The same page with each entry turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(turn).collect(), next: self.next, total: self.total }
    }
}

/// The whole of a list that a document does not cut: page after page.
///
/// # Errors
/// What reading a page fails with.
pub async fn all<T, E, F>(mut page: impl FnMut(PageRequest) -> F) -> Result<Vec<T>, E>
where
    F: Future<Output = Result<Page<T>, E>>,
{
    let mut found = Vec::new();
    let mut request = PageRequest::after(Limit(Limit::MOST), None);
    loop {
        let next = page(request).await?;
        found.extend(next.items);
        match next.next {
            Some(cursor) => request.cursor = Some(cursor),
            None => return Ok(found),
        }
    }
}
