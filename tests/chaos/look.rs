//! What the database holds, read by a connection of the harness's own.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDateTime;
use diesel::connection::SimpleConnection as _;
use diesel::deserialize::QueryableByName;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text, Timestamp};
use diesel::{Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection};

use super::fact::{Channel, Kind};

#[derive(Debug, Clone, QueryableByName)]
pub(crate) struct Assistance {
    #[diesel(sql_type = BigInt)]
    pub(crate) id: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) client_id: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(crate) assistant_id: Option<i64>,
    #[diesel(sql_type = Text)]
    pub(crate) status: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) description: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(crate) price_minor: Option<i64>,
    #[diesel(sql_type = Nullable<Integer>)]
    pub(crate) rating: Option<i32>,
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub(crate) accepted_at: Option<NaiveDateTime>,
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub(crate) started_at: Option<NaiveDateTime>,
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub(crate) ended_at: Option<NaiveDateTime>,
}

#[derive(Debug, Clone, QueryableByName)]
pub(crate) struct Offer {
    #[diesel(sql_type = BigInt)]
    pub(crate) id: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) assistance_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) assistant_id: i64,
    #[diesel(sql_type = Text)]
    pub(crate) status: String,
    #[diesel(sql_type = Timestamp)]
    pub(crate) expires_at: NaiveDateTime,
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub(crate) ended_at: Option<NaiveDateTime>,
}

#[derive(Debug, Clone, QueryableByName)]
pub(crate) struct Message {
    #[diesel(sql_type = BigInt)]
    pub(crate) id: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) assistance_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) sender_id: i64,
    #[diesel(sql_type = Text)]
    pub(crate) body: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub(crate) client_ref: Option<String>,
}

#[derive(Debug, Clone, QueryableByName)]
pub(crate) struct Event {
    #[diesel(sql_type = Text)]
    pub(crate) channel_kind: String,
    #[diesel(sql_type = BigInt)]
    pub(crate) channel_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(crate) seq: i64,
    #[diesel(sql_type = Text)]
    pub(crate) kind: String,
    #[diesel(sql_type = Text)]
    pub(crate) payload: String,
    #[diesel(sql_type = Timestamp)]
    pub(crate) at: NaiveDateTime,
}

#[derive(QueryableByName)]
struct Counter {
    #[diesel(sql_type = Text)]
    channel_kind: String,
    #[diesel(sql_type = BigInt)]
    channel_id: i64,
    #[diesel(sql_type = BigInt)]
    last_seq: i64,
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = BigInt)]
    account_id: i64,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = BigInt)]
    resource_id: i64,
}

#[derive(QueryableByName)]
struct Mark {
    #[diesel(sql_type = BigInt)]
    assistance_id: i64,
    #[diesel(sql_type = BigInt)]
    account_id: i64,
    #[diesel(sql_type = BigInt)]
    up_to: i64,
}

#[derive(QueryableByName)]
struct Active {
    #[diesel(sql_type = BigInt)]
    account_id: i64,
    #[diesel(sql_type = Bool)]
    is_active: bool,
}

/// A connection that is not the server's.
pub(crate) enum Look {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Every row that the checker compares.
#[derive(Clone)]
pub(crate) struct Rows {
    pub(crate) assistances: BTreeMap<i64, Assistance>,
    pub(crate) offers: Vec<Offer>,
    pub(crate) messages: BTreeMap<i64, Message>,
    /// Counters by kind and id of the channel.
    pub(crate) counters: BTreeMap<(String, i64), i64>,
    /// In the order of channel and number.
    pub(crate) events: Vec<Event>,
    pub(crate) keys: HashMap<(i64, String), i64>,
    pub(crate) marks: HashMap<(i64, i64), i64>,
    pub(crate) active: HashMap<i64, bool>,
}

impl Look {
    pub(crate) fn at(url: &str) -> Self {
        match url.strip_prefix("sqlite://") {
            Some(path) => Self::Sqlite(SqliteConnection::establish(path).expect("the database opens")),
            None => Self::Postgres(PgConnection::establish(url).expect("the database opens")),
        }
    }

    fn load<T>(&mut self, sql: &str) -> Vec<T>
    where
        T: QueryableByName<diesel::sqlite::Sqlite> + QueryableByName<diesel::pg::Pg> + 'static,
    {
        let rows = match self {
            Self::Sqlite(conn) => diesel::sql_query(sql).load(conn),
            Self::Postgres(conn) => diesel::sql_query(sql).load(conn),
        };
        rows.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// The last number of each channel that sockets read.
    pub(crate) fn last_numbers(&mut self) -> BTreeMap<Channel, i64> {
        let counters: Vec<Counter> = self.load("select channel_kind, channel_id, last_seq from journal_channels");
        let read = counters.into_iter().filter_map(|counter| {
            let kinds = [Kind::Assistant, Kind::Assistance];
            let kind = kinds.into_iter().find(|kind| kind.word() == counter.channel_kind)?;
            Some((Channel { kind, id: counter.channel_id }, counter.last_seq))
        });
        read.collect()
    }

    /// Everything, as it is at one moment: a server may still be finishing what a killed program had asked for.
    pub(crate) fn rows(&mut self) -> Rows {
        let held = match self {
            Self::Sqlite(conn) => conn.batch_execute("begin"),
            Self::Postgres(conn) => conn.batch_execute("begin isolation level repeatable read"),
        };
        held.expect("a transaction");
        let assistances: Vec<Assistance> = self.load(
            "select id, client_id, assistant_id, status, description, price_minor, rating, accepted_at, started_at, \
             ended_at from assistances",
        );
        let messages: Vec<Message> = self.load("select id, assistance_id, sender_id, body, client_ref from messages");
        let counters: Vec<Counter> = self.load("select channel_kind, channel_id, last_seq from journal_channels");
        let keys: Vec<Key> = self.load("select account_id, key, resource_id from request_keys");
        let marks: Vec<Mark> = self.load("select assistance_id, account_id, up_to from message_reads");
        let active: Vec<Active> = self.load("select account_id, is_active from assistants");
        Rows {
            assistances: assistances.into_iter().map(|row| (row.id, row)).collect(),
            offers: self.load("select id, assistance_id, assistant_id, status, expires_at, ended_at from offers"),
            messages: messages.into_iter().map(|row| (row.id, row)).collect(),
            counters: counters.into_iter().map(|row| ((row.channel_kind, row.channel_id), row.last_seq)).collect(),
            events: self.load(
                "select channel_kind, channel_id, seq, kind, payload, at from journal_events \
                 order by channel_kind, channel_id, seq",
            ),
            keys: keys.into_iter().map(|row| ((row.account_id, row.key), row.resource_id)).collect(),
            marks: marks.into_iter().map(|row| ((row.assistance_id, row.account_id), row.up_to)).collect(),
            active: active.into_iter().map(|row| (row.account_id, row.is_active)).collect(),
        }
    }
}
