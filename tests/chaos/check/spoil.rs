//! Breaks each promise on purpose, in a copy of what a run left: an invariant that does not notice proves nothing.

use crate::look::Rows;
use crate::seen::{All, Done};

/// Changes something that an invariant must notice; `None` where the run left nothing to change.
pub(super) type Spoil = fn(&mut Rows, &mut All) -> Option<()>;

pub(super) fn forget_an_assistance(rows: &mut Rows, all: &mut All) -> Option<()> {
    let asked = all.acknowledged.iter().find_map(|acknowledged| match acknowledged.what {
        Done::Asked { id, .. } => Some(id),
        _ => None,
    });
    rows.assistances.remove(&asked?).map(drop)
}

pub(super) fn change_the_winner(rows: &mut Rows, all: &mut All) -> Option<()> {
    let won = all.acknowledged.iter().find_map(|acknowledged| match acknowledged.what {
        Done::Accepted { id, .. } => Some(id),
        _ => None,
    });
    rows.assistances.get_mut(&won?)?.assistant_id = Some(-1);
    Some(())
}

pub(super) fn say_it_again(rows: &mut Rows, _: &mut All) -> Option<()> {
    let (_, message) = rows.messages.first_key_value()?;
    let again = message.clone();
    rows.messages.insert(-1, again);
    Some(())
}

pub(super) fn make_another_thing(rows: &mut Rows, all: &mut All) -> Option<()> {
    *rows.keys.get_mut(all.keys.keys().next()?)? = -1;
    Some(())
}

pub(super) fn turn_somebody_off(rows: &mut Rows, all: &mut All) -> Option<()> {
    let (assistant, active) = all.active.iter().find_map(|(assistant, active)| Some((*assistant, (*active)?)))?;
    rows.active.insert(assistant, !active);
    Some(())
}

pub(super) fn drop_a_fact(rows: &mut Rows, _: &mut All) -> Option<()> {
    (!rows.events.is_empty()).then(|| drop(rows.events.remove(0)))
}

pub(super) fn date_a_fact_otherwise(rows: &mut Rows, all: &mut All) -> Option<()> {
    let (channel, facts) = all.facts.iter().next()?;
    let seq = *facts.keys().next()?;
    let told = rows.events.iter_mut().find(|event| {
        event.channel_kind == channel.kind.word() && event.channel_id == channel.id && event.seq == seq
    })?;
    told.at += chrono::TimeDelta::microseconds(1);
    Some(())
}

pub(super) fn unhear_a_fact(_: &mut Rows, all: &mut All) -> Option<()> {
    let facts = all.facts.values_mut().find(|facts| facts.len() > 1)?;
    facts.pop_first().map(drop)
}

pub(super) fn step_back(rows: &mut Rows, _: &mut All) -> Option<()> {
    let done = rows.assistances.values_mut().find(|row| row.status == "completed")?;
    done.status = "ongoing".to_owned();
    Some(())
}

pub(super) fn unsay_it(rows: &mut Rows, _: &mut All) -> Option<()> {
    rows.messages.pop_first().map(drop)
}

pub(super) fn open_an_offer(rows: &mut Rows, _: &mut All) -> Option<()> {
    rows.offers.first_mut()?.status = "open".to_owned();
    Some(())
}

pub(super) fn forget_a_deadline(rows: &mut Rows, _: &mut All) -> Option<()> {
    let offer = rows.offers.first_mut()?;
    offer.status = "open".to_owned();
    offer.expires_at -= chrono::TimeDelta::hours(1);
    Some(())
}

pub(super) fn open_two(rows: &mut Rows, _: &mut All) -> Option<()> {
    let client = rows.assistances.values().next()?.client_id;
    let two = rows.assistances.values_mut().filter(|row| row.client_id == client).take(2);
    let opened = two.map(|row| row.status = "requested".to_owned()).count();
    (opened == 2).then_some(())
}

pub(super) fn leave_one_open(rows: &mut Rows, _: &mut All) -> Option<()> {
    rows.assistances.values_mut().next()?.status = "requested".to_owned();
    Some(())
}
