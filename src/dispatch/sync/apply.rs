//! Takes a batch in.

use serde_json::{Value, json};

use super::clock::corrected;
use super::{Batch, Entry, OLDER_KNOWN, Outcome, Recorded, Taken};
use crate::accounts::Identity;
use crate::dispatch::assistance::{Step, take_step};
use crate::dispatch::live::Report;
use crate::dispatch::{Dispatch, Error, chat};
use crate::kernel::error::DomainError as _;
use crate::kernel::id::MessageId;
use crate::kernel::request_key::RequestKey;
use crate::kernel::secret::digest;
use crate::kernel::time::Timestamp;
use crate::tx::{Tx, Verdict};

/// Takes in what a phone recorded, in the order of the list; answers what became of each entry.
///
/// # Errors
/// A fault: what came before it stands, and the same batch sent again goes on from there.
pub async fn apply(dispatch: &Dispatch, batch: Batch) -> Result<Vec<Taken>, Error> {
    let Batch { by, sent_at, entries } = batch;
    let now = dispatch.work.clock().now();
    let mut track = Track::of(dispatch, by, &entries, |at| corrected(at, sent_at, now));
    let mut taken = Vec::with_capacity(entries.len());
    for (place, entry) in entries.into_iter().enumerate() {
        let at = corrected(entry.at, sent_at, now);
        taken.push(match entry.what {
            Recorded::Location { .. } => track.take(dispatch, place, entry, at),
            Recorded::Step { .. } | Recorded::Chat { .. } | Recorded::Read { .. } => {
                decide(dispatch, by, entry, at).await?
            }
        });
    }
    Ok(taken)
}

/// The way that a phone has come. Only its newest end is worth telling, and none of it is worth a write.
struct Track {
    by: Identity,
    /// The place in the list of the newest position; of several, the first.
    newest: Option<usize>,
    /// When the last position known was reported.
    known: Option<Timestamp>,
}

impl Track {
    fn of(dispatch: &Dispatch, by: Identity, entries: &[Entry], time: impl Fn(Timestamp) -> Timestamp) -> Self {
        let positions = entries.iter().enumerate().filter(|(_, entry)| matches!(entry.what, Recorded::Location { .. }));
        // of equals `max_by_key` takes the last: hence backwards
        let newest = positions.rev().max_by_key(|(_, entry)| time(entry.at)).map(|(place, _)| place);
        Self { by, newest, known: dispatch.live.position(by.account).map(|(_, seen)| seen) }
    }

    fn take(&mut self, dispatch: &Dispatch, place: usize, entry: Entry, seen: Timestamp) -> Taken {
        let outcome = match self.known {
            Some(known) if seen < known => Outcome::Ignored(OLDER_KNOWN),
            Some(known) if seen == known => Outcome::AlreadyApplied,
            Some(_) | None => {
                self.known = Some(seen);
                Outcome::Applied
            }
        };
        // at its place in the list: what was recorded after the end of a job is nobody's business
        if let (Outcome::Applied, Some(newest), Recorded::Location { at, accuracy, speed, heading }) =
            (&outcome, self.newest, &entry.what)
            && newest == place
        {
            let (accuracy, speed, heading) = (*accuracy, *speed, *heading);
            dispatch.live.report(&Report { account: self.by.account, at: *at, seen, accuracy, speed, heading });
        }
        Taken { id: entry.id, outcome, message: None }
    }
}

/// Decides an entry that the database is to know of, unless its id was decided before.
async fn decide(dispatch: &Dispatch, by: Identity, entry: Entry, at: Timestamp) -> Result<Taken, Error> {
    let Entry { id, what, .. } = entry;
    // a header's key has no space: the two cannot meet
    let key = RequestKey { account: by.account, key: format!("sync {id}"), digest: digest(&canonical(&what)) };
    let says = matches!(what, Recorded::Chat { .. });
    let client_ref = id.clone();
    let (verdict, fresh) = dispatch
        .work
        .write(move |tx| {
            let mut fresh = true;
            let verdict = tx.decide(&key, |tx| {
                let (made, first) = carry_out(tx, by, &what, &client_ref, at)?;
                fresh = first;
                Ok::<_, Error>(made)
            })?;
            Ok::<_, Error>((verdict, fresh))
        })
        .await?;
    Ok(match verdict {
        Err(reuse) => Taken { id, outcome: Outcome::Refused(Error::from(reuse).code().to_owned()), message: None },
        Ok(Verdict { outcome: Err(code), .. }) => Taken { id, outcome: Outcome::Refused(code), message: None },
        Ok(Verdict { outcome: Ok(made), again }) => Taken {
            id,
            outcome: if again || !fresh { Outcome::AlreadyApplied } else { Outcome::Applied },
            message: says.then(|| MessageId::new(made)),
        },
    })
}

/// Does it by the rules that hold everywhere; answers what was made or changed, and whether that is new.
fn carry_out(
    tx: &mut Tx<'_>,
    by: Identity,
    what: &Recorded,
    client_ref: &str,
    at: Timestamp,
) -> Result<(i64, bool), Error> {
    match what {
        Recorded::Step { assistance, step } => {
            take_step(tx, by, *assistance, step, Some(at)).map(|_| (assistance.get(), true))
        }
        Recorded::Chat { assistance, message } => {
            let command = chat::Command {
                assistance: *assistance,
                sender: by.account,
                body: message.clone(),
                client_ref: Some(client_ref.to_owned()),
                key: None,
            };
            chat::say(tx, &command).map(|(message, first)| (message.id.get(), first))
        }
        Recorded::Read { assistance, up_to } => {
            chat::mark(tx, by.account, *assistance, *up_to).map(|moved| (assistance.get(), moved))
        }
        Recorded::Location { .. } => Ok((0, false)),
    }
}

/// What an entry says, in one spelling: the same id with another meaning is another entry. Its time is no part of it.
fn canonical(what: &Recorded) -> String {
    let says: Value = match what {
        Recorded::Step { assistance, step: Step::Start } => json!(["start", assistance]),
        Recorded::Step { assistance, step: Step::Complete { price, price_needed } } => {
            json!(["complete", assistance, price.map(|price| price.minor), price_needed])
        }
        Recorded::Step { assistance, step: Step::Stage(stage) } => json!(["stage", assistance, stage.word()]),
        Recorded::Step { assistance, step: Step::Cancel { reason } } => json!(["cancel", assistance, reason]),
        Recorded::Chat { assistance, message } => json!(["chat", assistance, message]),
        Recorded::Read { assistance, up_to } => json!(["read", assistance, up_to]),
        Recorded::Location { .. } => json!(["location"]),
    };
    says.to_string()
}
