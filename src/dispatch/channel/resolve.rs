//! Reads a channel and looks up what its facts name, a few queries for the whole slice.

use std::collections::{BTreeMap, HashMap};

use super::{Fact, OfferTold, StatusTold, Told};
use crate::accounts::{self, Card};
use crate::dispatch::assistance::events::{
    PRICE, PriceSet, STAGE, STATUS, StageReached, StatusChanged, WORK_ORDER, WorkOrdered,
};
use crate::dispatch::assistance::{Assistance, store as assistances};
use crate::dispatch::chat::{CHAT, Message, READ, ReadUpTo, Said, store as messages};
use crate::dispatch::live::Live;
use crate::dispatch::offers::store::{self as offers, Offer};
use crate::dispatch::offers::{ASSIGNED, Handed, OFFER_CLOSED, OFFERED, OfferClosed, Offered, REASSIGNED};
use crate::dispatch::{Dispatch, Error};
use crate::journal::{self, Channel, ChannelKind, Event};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssistanceId};
use crate::kernel::money::{Currency, Money};
use crate::storage::Conn;

/// The facts of each of these channels after a number, oldest first, at most `limit` of each, without gap. What they name
/// is looked up once for all of them.
///
/// # Errors
/// The database's fault.
pub async fn read(dispatch: &Dispatch, wanted: Vec<(Channel, i64)>, limit: i64) -> Result<Vec<Vec<Told>>, Error> {
    let live = dispatch.live.clone();
    let currency = dispatch.currency;
    dispatch
        .work
        .read(move |conn| {
            let (mut events, mut counts) = (Vec::new(), Vec::with_capacity(wanted.len()));
            for (channel, after) in wanted {
                let found = journal::since(conn, channel, after, limit)?;
                counts.push(found.len());
                events.extend(found);
            }
            let mut told = resolve(conn, events, currency, &live)?.into_iter();
            Ok(counts.into_iter().map(|count| told.by_ref().take(count).collect()).collect())
        })
        .await
}

/// The first facts of an assistance, oldest first, inside a reading that looks at more.
pub(in crate::dispatch) fn told(
    conn: &mut Conn,
    id: AssistanceId,
    limit: i64,
    (currency, live): (Currency, &Live),
) -> Result<Vec<Told>, Error> {
    let events = journal::since(conn, Channel::assistance(id), 0, limit)?;
    resolve(conn, events, currency, live)
}

/// The number of the last fact of each of these channels; 0 where there is none.
///
/// # Errors
/// The database's fault.
pub async fn last_numbers(dispatch: &Dispatch, channels: Vec<Channel>) -> Result<Vec<i64>, Error> {
    let read = dispatch.work.read(move |conn| {
        let mut of_kind: BTreeMap<ChannelKind, Vec<i64>> = BTreeMap::new();
        for channel in &channels {
            of_kind.entry(channel.kind).or_default().push(channel.id);
        }
        let mut last = HashMap::new();
        for (kind, ids) in of_kind {
            last.extend(journal::last_numbers(conn, kind, &ids)?);
        }
        Ok::<_, Fault>(channels.iter().map(|channel| last.get(channel).copied().unwrap_or(0)).collect())
    });
    Ok(read.await?)
}

/// A fact as the journal has it.
enum Plain {
    Offered(Offered),
    OfferClosed(OfferClosed),
    Assigned(Handed),
    Reassigned(Handed),
    Status(StatusChanged),
    Stage(StageReached),
    Price(PriceSet),
    WorkOrder(WorkOrdered),
    Chat(Said),
    Read(ReadUpTo),
    Unknown,
}

fn plain(event: &Event) -> Plain {
    fn as_<T: serde::de::DeserializeOwned>(event: &Event, wrap: impl FnOnce(T) -> Plain) -> Plain {
        serde_json::from_value(event.payload.clone()).map_or(Plain::Unknown, wrap)
    }
    match event.kind.as_str() {
        OFFERED => as_(event, Plain::Offered),
        OFFER_CLOSED => as_(event, Plain::OfferClosed),
        ASSIGNED => as_(event, Plain::Assigned),
        REASSIGNED => as_(event, Plain::Reassigned),
        STATUS => as_(event, Plain::Status),
        STAGE => as_(event, Plain::Stage),
        PRICE => as_(event, Plain::Price),
        WORK_ORDER => as_(event, Plain::WorkOrder),
        CHAT => as_(event, Plain::Chat),
        READ => as_(event, Plain::Read),
        _ => Plain::Unknown,
    }
}

/// Everything that a slice of facts names.
struct Named {
    offers: HashMap<i64, Offer>,
    assistances: HashMap<i64, Assistance>,
    messages: HashMap<i64, Message>,
    cards: HashMap<AccountId, Card>,
}

/// The facts with everything that they name.
pub(super) fn resolve(
    conn: &mut Conn,
    events: Vec<Event>,
    currency: Currency,
    live: &Live,
) -> Result<Vec<Told>, Error> {
    let facts: Vec<(Event, Plain)> = events
        .into_iter()
        .map(|event| {
            let fact = plain(&event);
            (event, fact)
        })
        .collect();
    let named = look_up(conn, &facts)?;
    Ok(facts
        .into_iter()
        .map(|(event, fact)| {
            let fact = tell(fact, event.channel, &named, currency, live);
            Told { seq: event.seq, at: event.at, fact }
        })
        .collect())
}

fn look_up(conn: &mut Conn, facts: &[(Event, Plain)]) -> Result<Named, Fault> {
    let (mut offer_ids, mut assistance_ids, mut message_ids, mut people) = (vec![], vec![], vec![], vec![]);
    for (event, fact) in facts {
        match fact {
            Plain::Offered(offered) => {
                offer_ids.push(offered.offer_id);
                assistance_ids.push(offered.assistance_id);
            }
            Plain::Status(change) => {
                assistance_ids.push(event.channel.id);
                people.push(AccountId::new(change.client_id));
                people.extend(change.assistant_id.map(AccountId::new));
            }
            Plain::Chat(said) => message_ids.push(said.message_id),
            Plain::OfferClosed(_)
            | Plain::Stage(_)
            | Plain::Assigned(_)
            | Plain::Reassigned(_)
            | Plain::Price(_)
            | Plain::WorkOrder(_)
            | Plain::Read(_)
            | Plain::Unknown => {}
        }
    }
    // many are told of the same assistance
    for ids in [&mut offer_ids, &mut assistance_ids, &mut message_ids] {
        ids.sort_unstable();
        ids.dedup();
    }
    let found = if assistance_ids.is_empty() { vec![] } else { assistances::find_all(conn, &assistance_ids)? };
    people.extend(found.iter().map(|assistance| AccountId::from(assistance.client)));
    people.sort_unstable();
    people.dedup();
    let offers = if offer_ids.is_empty() { vec![] } else { offers::find_all(conn, &offer_ids)? };
    let said = if message_ids.is_empty() { vec![] } else { messages::find_all(conn, &message_ids)? };
    Ok(Named {
        offers: offers.into_iter().map(|offer| (offer.id.get(), offer)).collect(),
        assistances: found.into_iter().map(|assistance| (assistance.id.get(), assistance)).collect(),
        messages: said.into_iter().map(|message| (message.id.get(), message)).collect(),
        cards: if people.is_empty() { HashMap::new() } else { accounts::cards(conn, &people)? },
    })
}

fn tell(fact: Plain, channel: Channel, named: &Named, currency: Currency, live: &Live) -> Fact {
    match fact {
        Plain::Offered(offered) => {
            offer_told(&offered, named).map_or(Fact::Unknown, |told| Fact::Offered(Box::new(told)))
        }
        Plain::OfferClosed(OfferClosed { offer_id, assistance_id, reason }) => {
            Fact::OfferClosed { offer_id, assistance_id, reason }
        }
        Plain::Assigned(Handed { assistance_id }) => Fact::Assigned { assistance_id },
        Plain::Reassigned(Handed { assistance_id }) => Fact::Reassigned { assistance_id },
        Plain::Status(change) => {
            let id = AssistanceId::new(channel.id);
            let completed = change.status == crate::dispatch::assistance::Status::Completed.word();
            let assistance = named.assistances.get(&id.get());
            let price = assistance.and_then(|assistance| assistance.price);
            // an old fact told again must not tell where the assistant is today
            let under_way = assistance.is_some_and(|assistance| !assistance.status.is_final());
            let assistant_id = change.assistant_id.map(AccountId::new);
            let assistant_at = assistant_id.filter(|_| under_way).and_then(|id| live.position(id)).map(|(at, _)| at);
            Fact::Status(Box::new(StatusTold {
                assistance_id: id.get(),
                client: named.cards.get(&AccountId::new(change.client_id)).cloned(),
                assistant: assistant_id.and_then(|id| named.cards.get(&id).cloned()),
                replaced: change.replaced_id.map(AccountId::new),
                assistant_at,
                price: price.filter(|_| completed),
                status: change.status,
                cancel_reason: change.cancel_reason,
                canceled_by: change.canceled_by,
            }))
        }
        Plain::Stage(StageReached { stage }) => Fact::Stage { assistance_id: channel.id, stage },
        Plain::Price(PriceSet { price_minor }) => Fact::Price { price: Money::new(price_minor, currency) },
        Plain::WorkOrder(WorkOrdered { work_order_id }) => Fact::WorkOrder { id: work_order_id },
        Plain::Chat(Said { message_id }) => Fact::Chat(named.messages.get(&message_id).cloned()),
        Plain::Read(ReadUpTo { account_id, up_to }) => Fact::Read { account_id, up_to },
        Plain::Unknown => Fact::Unknown,
    }
}

fn offer_told(offered: &Offered, named: &Named) -> Option<OfferTold> {
    let offer = named.offers.get(&offered.offer_id)?;
    let assistance = named.assistances.get(&offered.assistance_id)?.clone();
    let client = named.cards.get(&assistance.client.into())?.clone();
    Some(OfferTold::new(offer, assistance, client))
}
