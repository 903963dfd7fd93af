//! What must hold among the rows alone, whoever was told what.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, Utc};

use crate::fact::is_final;
use crate::look::Rows;
use crate::seen::{All, Broken};

/// Seconds that a search may take to notice that its time is over.
const NOTICE_SECONDS: i64 = 15;

/// No offer is open whose assistance has been accepted or has ended, nor for an assistant who is at work; an accepted assistance has at most one accepted offer, and it is the winner's; ended offers say when.
pub(super) fn offers_ended(rows: &Rows, _: &All, find: &mut dyn FnMut(Broken, String)) {
    let at_work: BTreeMap<i64, i64> = rows
        .assistances
        .values()
        .filter(|row| matches!(row.status.as_str(), "accepted" | "ongoing"))
        .filter_map(|row| Some((row.assistant_id?, row.id)))
        .collect();
    for offer in &rows.offers {
        let Some(of) = rows.assistances.get(&offer.assistance_id) else {
            find(Broken::Lost, format!("offer {} has no assistance", offer.id));
            continue;
        };
        if offer.status == "open" {
            if of.status != "requested" {
                find(Broken::Stuck, format!("offer {} is open, and {} is {}", offer.id, of.id, of.status));
            }
            if let Some(job) = at_work.get(&offer.assistant_id) {
                find(Broken::Stuck, format!("offer {} is open to {}, who has {job}", offer.id, offer.assistant_id));
            }
        } else if offer.ended_at.is_none() {
            find(Broken::State, format!("offer {} is {} without a time", offer.id, offer.status));
        }
        if offer.status == "accepted" && of.assistant_id != Some(offer.assistant_id) {
            let text =
                format!("{} accepted offer {}, and {:?} has {}", offer.assistant_id, offer.id, of.assistant_id, of.id);
            find(Broken::Double, text);
        }
    }
}

/// No offer is open beyond its deadline, and a little.
pub(super) fn deadlines_kept(rows: &Rows, _: &All, find: &mut dyn FnMut(Broken, String)) {
    let now = Utc::now().naive_utc();
    let late = |expires: NaiveDateTime| (now - expires).num_seconds() > NOTICE_SECONDS;
    for offer in rows.offers.iter().filter(|offer| offer.status == "open" && late(offer.expires_at)) {
        find(Broken::Stuck, format!("offer {} was to end at {}", offer.id, offer.expires_at));
    }
}

/// A client has one open assistance at the most, an assistant one job.
pub(super) fn one_open_each(rows: &Rows, _: &All, find: &mut dyn FnMut(Broken, String)) {
    let (mut clients, mut assistants) = (BTreeMap::new(), BTreeMap::new());
    for row in rows.assistances.values().filter(|row| !is_final(&row.status)) {
        if let Some(other) = clients.insert(row.client_id, row.id) {
            find(Broken::Double, format!("client {} has {other} and {}", row.client_id, row.id));
        }
        if let Some(assistant) = row.assistant_id
            && let Some(other) = assistants.insert(assistant, row.id)
        {
            find(Broken::Double, format!("assistant {assistant} has {other} and {}", row.id));
        }
    }
}

/// Everybody has ended what they had: nothing is left that the public interface could not end.
pub(super) fn nothing_open(rows: &Rows, _: &All, find: &mut dyn FnMut(Broken, String)) {
    for row in rows.assistances.values().filter(|row| !is_final(&row.status)) {
        find(Broken::Stuck, format!("{} of client {} is {}", row.id, row.client_id, row.status));
    }
}
