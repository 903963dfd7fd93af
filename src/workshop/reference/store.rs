//! What each list has to tell for itself: its queries. [`named_list`] writes those of a plain one.

use crate::kernel::error::Fault;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::workshop::Error;

/// A list that other rows point at.
pub trait Reference: 'static {
    /// What an entry is called in a refusal.
    const WORD: &'static str;
    /// Its id.
    type Id: Copy + Send + Sync + 'static;
    /// What is said to make an entry.
    type New: Send + Sync + 'static;
    /// What is said to change one; what is left out stays.
    type Change: Default + Send + Sync + 'static;
    /// An entry as stored.
    type Entry: Send + 'static;

    /// Refuses an entry that points at what is not there.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the word of what is missing.
    fn check(_conn: &mut Conn, _new: &Self::New) -> Result<(), Error> {
        Ok(())
    }

    /// The same for a change.
    ///
    /// # Errors
    /// [`Error::NotFound`] with the word of what is missing.
    fn check_change(_conn: &mut Conn, _change: &Self::Change) -> Result<(), Error> {
        Ok(())
    }

    /// Inserts; runs into a uniqueness where there is such an entry.
    ///
    /// # Errors
    /// The database's.
    fn insert(conn: &mut Conn, new: &Self::New, now: Timestamp) -> Result<Self::Id, diesel::result::Error>;

    /// Changes what is given; may run into a uniqueness. Answers how many entries had the id.
    ///
    /// # Errors
    /// The database's.
    fn update(conn: &mut Conn, id: Self::Id, change: &Self::Change) -> Result<usize, diesel::result::Error>;

    /// Deletes; runs into whatever points at the entry. Answers how many entries had the id.
    ///
    /// # Errors
    /// The database's.
    fn delete(conn: &mut Conn, id: Self::Id) -> Result<usize, diesel::result::Error>;

    /// The entry with this id.
    ///
    /// # Errors
    /// The database's fault.
    fn find(conn: &mut Conn, id: Self::Id) -> Result<Option<Self::Entry>, Fault>;

    /// A page in the order of ids, with one entry more than the limit when there are more.
    ///
    /// # Errors
    /// The database's fault.
    fn page(conn: &mut Conn, page: PageRequest) -> Result<Vec<Self::Entry>, Fault>;

    /// Where an entry stands in the list.
    fn position(entry: &Self::Entry) -> i64;
}

/// Makes a list out of a table with the columns id, name, description, image and created_at.
macro_rules! named_list {
    ($(#[$doc:meta])* $list:ident, $word:literal: $id:ident of $table:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $list;

        impl $crate::workshop::reference::Reference for $list {
            const WORD: &'static str = $word;
            type Id = $id;
            type New = $crate::workshop::reference::NewNamed;
            type Change = $crate::workshop::reference::NamedChange;
            type Entry = $crate::workshop::reference::Named<$id>;

            fn insert(conn: &mut Conn, new: &Self::New, now: Timestamp) -> Result<$id, diesel::result::Error> {
                use $crate::storage::schema::$table::dsl as t;
                let id: i64 = diesel::insert_into(t::$table)
                    .values((
                        t::name.eq(&new.name),
                        t::description.eq(&new.description),
                        t::image.eq(&new.image),
                        t::created_at.eq(now.naive()),
                    ))
                    .returning(t::id)
                    .get_result(conn)?;
                Ok($id::new(id))
            }

            fn update(conn: &mut Conn, id: $id, change: &Self::Change) -> Result<usize, diesel::result::Error> {
                use $crate::storage::schema::$table::dsl as t;
                diesel::update(t::$table.find(id.get()))
                    .set((
                        // so that a change of nothing is a statement too
                        t::id.eq(t::id),
                        change.name.as_deref().map(|name| t::name.eq(name)),
                        change.description.as_deref().map(|description| t::description.eq(description)),
                        change.image.as_deref().map(|image| t::image.eq(image)),
                    ))
                    .execute(conn)
            }

            fn delete(conn: &mut Conn, id: $id) -> Result<usize, diesel::result::Error> {
                use $crate::storage::schema::$table::dsl as t;
                diesel::delete(t::$table.find(id.get())).execute(conn)
            }

            fn find(conn: &mut Conn, id: $id) -> Result<Option<Self::Entry>, Fault> {
                use $crate::storage::schema::$table::dsl as t;
                let row: Option<$crate::workshop::reference::store::NamedRow> = t::$table
                    .find(id.get())
                    .select((t::id, t::name, t::description, t::image, t::created_at))
                    .first(conn)
                    .optional()?;
                Ok(row.map($crate::workshop::reference::store::named))
            }

            fn page(conn: &mut Conn, page: PageRequest) -> Result<Vec<Self::Entry>, Fault> {
                use $crate::storage::schema::$table::dsl as t;
                let rows: Vec<$crate::workshop::reference::store::NamedRow> = t::$table
                    .filter(t::id.gt(page.cursor.unwrap_or(0)))
                    .order(t::id)
                    .limit(page.limit.rows() + 1)
        .offset(page.skip)
                    .select((t::id, t::name, t::description, t::image, t::created_at))
                    .load(conn)?;
                Ok(rows.into_iter().map($crate::workshop::reference::store::named).collect())
            }

            fn position(entry: &Self::Entry) -> i64 {
                entry.id.get()
            }
        }
    };
}
pub(in crate::workshop) use named_list;

/// A row of a plain list.
pub(in crate::workshop) type NamedRow = (i64, String, Option<String>, Option<String>, chrono::NaiveDateTime);

/// The entry of a row.
pub(in crate::workshop) fn named<I: From<i64>>(row: NamedRow) -> super::Named<I> {
    let (id, name, description, image, created_at) = row;
    super::Named { id: id.into(), name, description, image, created_at: Timestamp::from_naive(created_at) }
}
