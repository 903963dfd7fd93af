//! The query on what was completed.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::dispatch::assistance::Status;
use crate::kernel::error::Fault;
use crate::kernel::id::AssistantId;
use crate::kernel::money::Currency;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::assistances::dsl as t;

/// What an assistant completed between two instants in a currency: when, and for how many minor units.
pub(super) fn completed_by(
    conn: &mut Conn,
    assistant: AssistantId,
    (begin, end): (Timestamp, Timestamp),
    currency: Currency,
) -> Result<Vec<(Timestamp, i64)>, Fault> {
    let rows: Vec<(Option<NaiveDateTime>, Option<i64>)> = t::assistances
        .filter(t::assistant_id.eq(assistant.get()))
        .filter(t::status.eq(Status::Completed.word()))
        .filter(t::currency.eq(currency.code().to_owned()))
        .filter(t::ended_at.ge(begin.naive()))
        .filter(t::ended_at.lt(end.naive()))
        .select((t::ended_at, t::price_minor))
        .load(conn)?;
    let dated =
        |(at, minor): (Option<NaiveDateTime>, Option<i64>)| Some((Timestamp::from_naive(at?), minor.unwrap_or(0)));
    Ok(rows.into_iter().filter_map(dated).collect())
}
