//! Whoever has a link sees what is asked, and decides.

use super::{Asked, AskedState, Link, store};
use crate::accounts;
use crate::kernel::money::Currency;
use crate::kernel::secret::digest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::workshop::desk::Order;
use crate::workshop::estimates::decide::{By, decide_in};
use crate::workshop::estimates::model::Decision;
use crate::workshop::estimates::{access, view};
use crate::workshop::{Error, Workshop, desk};

/// What the customer is asked by a link.
///
/// # Errors
/// [`Error::LinkUnknown`] (also when its order was deleted), [`Error::LinkExpired`], [`Error::LinkRevoked`].
pub async fn find_by_link(workshop: &Workshop, token: &str) -> Result<Asked, Error> {
    let (now, currency, digest) = (workshop.work.clock().now(), workshop.currency, digest(token));
    workshop
        .work
        .read(move |conn| {
            let link = store::by_digest(conn, &digest)?.ok_or(Error::LinkUnknown)?;
            link.check(now)?;
            let order = desk::look(conn, link.order)?;
            asked(conn, &link, &order, (now, currency))
        })
        .await
}

/// Decides lines by a link, all of them or none; the same again changes nothing.
///
/// # Errors
/// As for [`find_by_link`]; else as for [`crate::workshop::estimates::decide`].
pub async fn decide_by_link(workshop: &Workshop, token: &str, decisions: Vec<Decision>) -> Result<Asked, Error> {
    let (currency, digest) = (workshop.currency, digest(token));
    // whoever tries tokens does not stand in the line of those who write
    let looked_for = digest.clone();
    workshop.work.read(move |conn| store::by_digest(conn, &looked_for)?.map(drop).ok_or(Error::LinkUnknown)).await?;
    workshop
        .work
        .write(move |tx| {
            let found = store::by_digest(tx.conn(), &digest)?.ok_or(Error::LinkUnknown)?;
            let order = desk::take_even_deleted(tx, found.order)?;
            // it may have been revoked while we waited
            let link = store::by_digest(tx.conn(), &digest)?.ok_or(Error::LinkUnknown)?;
            let now = tx.now();
            link.check(now)?;
            if order.is_deleted {
                return Err(Error::LinkUnknown);
            }
            decide_in(tx, &order, &decisions, By::Link(link.id))?;
            asked(tx.conn(), &link, &order, (now, currency))
        })
        .await
}

fn asked(conn: &mut Conn, link: &Link, order: &Order, (now, currency): (Timestamp, Currency)) -> Result<Asked, Error> {
    if order.is_deleted {
        return Err(Error::LinkUnknown);
    }
    let estimate = view::load(conn, order.id, now, currency)?.without_withdrawn();
    let state = if !estimate.is_open() {
        AskedState::Decided
    } else if order.is_over || access::is_billed(conn, order)? {
        AskedState::Over
    } else {
        AskedState::Open
    };
    let by = match link.by {
        Some(by) => accounts::card(conn, by)?.map(|card| card.name),
        None => None,
    };
    Ok(Asked {
        title: store::title(conn, order.id)?,
        thing: store::thing(conn, order.id)?,
        by,
        note: link.note.clone(),
        expires_at: link.expires_at,
        state,
        estimate,
    })
}
