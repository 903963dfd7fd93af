//! Plans one wave: whom to ask, nearest first, and whom not, with the reason.

use std::time::Duration;

use super::explain::{Exclusion, reason};
use crate::accounts::{LicenseCategory, Service};
use crate::dispatch::Dispatch;
use crate::dispatch::assistance::Need;
use crate::dispatch::live::index::{Capability, Wanted};
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::AssistantId;
use crate::kernel::time::Timestamp;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Search {
    /// What kind of help.
    pub need: Need,
    /// Where.
    pub pickup: Point,
    /// Who has been asked in earlier waves.
    pub asked: Vec<AssistantId>,
}

impl Search {
    /// A search that has asked nobody yet.
    #[must_use]
    pub fn new(need: Need, pickup: Point) -> Self {
        Self { need, pickup, asked: Vec::new() }
    }
}

/// One who is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Who.
    pub id: AssistantId,
    /// Great-circle distance to the pickup.
    pub distance: Metres,
    /// Estimated seconds until arrival.
    pub eta_s: i64,
}

/// A planned wave.
#[derive(Debug, Clone)]
pub struct Wave {
    /// Its number, from 0.
    pub number: i32,
    /// How far it reached.
    pub radius: Metres,
    /// Who is asked, nearest first.
    pub asked: Vec<Candidate>,
    /// The nearest of those left out.
    pub left_out: Vec<Exclusion>,
    /// How long to wait for an answer.
    pub pause: Duration,
}

/// What an assistant is able to do, as the index knows it.
#[must_use]
pub fn capability_of(service: Service, license: LicenseCategory) -> Capability {
    match (service, license) {
        (Service::Repair, _) => Capability::REPAIR,
        (Service::Towing, LicenseCategory::B) => Capability::TOWING,
        (Service::Towing, LicenseCategory::C) => Capability::TOWING.union(Capability::HEAVY),
    }
}

/// What a need asks for.
#[must_use]
pub fn capability_wanted(need: Need) -> Capability {
    match (need.service, need.needs_heavy_license()) {
        (Service::Repair, _) => Capability::REPAIR,
        (Service::Towing, false) => Capability::TOWING,
        (Service::Towing, true) => Capability::TOWING.union(Capability::HEAVY),
    }
}

/// Whom a need asks for now: capable, free, licensed, and heard of lately.
#[must_use]
pub fn wanted(dispatch: &Dispatch, need: Need, now: Timestamp) -> Wanted {
    Wanted {
        all_of: capability_wanted(need),
        none_of: Capability::BUSY,
        seen_since: fresh_since(dispatch, now),
        valid_at: now,
    }
}

/// Positions from before this instant are too old for their assistants to be asked.
#[must_use]
pub fn fresh_since(dispatch: &Dispatch, now: Timestamp) -> Timestamp {
    now - Duration::from_secs(dispatch.settings.position_max_age_minutes * 60)
}

/// Everybody who is active.
pub const ANYONE: Wanted = Wanted {
    all_of: Capability::NONE,
    none_of: Capability::NONE,
    seen_since: Timestamp::from_micros(i64::MIN),
    valid_at: Timestamp::from_micros(i64::MIN),
};

/// Plans the wave with this number: the nearest capable, free, fresh and licensed assistants not asked before.
#[must_use]
pub fn plan(dispatch: &Dispatch, search: &Search, number: i32, now: Timestamp) -> Wave {
    let shape = dispatch.policy.shape(number);
    let index = dispatch.live.index();
    let wanted = wanted(dispatch, search.need, now);
    let asked_before = |id: AssistantId| search.asked.contains(&id);
    let hits = index.nearest(search.pickup, shape.radius, shape.size, &wanted, asked_before);
    let asked: Vec<Candidate> = hits
        .into_iter()
        .map(|hit| Candidate {
            id: hit.id,
            distance: hit.distance,
            eta_s: dispatch.travel.seconds(hit.at, search.pickup),
        })
        .collect();

    let told = |id: AssistantId| asked_before(id) || asked.iter().any(|candidate| candidate.id == id);
    let most = dispatch.settings.explained_exclusions;
    let left_out = index
        .nearest(search.pickup, shape.radius, most, &ANYONE, told)
        .into_iter()
        .filter_map(|hit| {
            let entry = index.get(hit.id)?;
            Some(Exclusion {
                assistant: hit.id.get(),
                distance_m: hit.distance.whole(),
                reason: reason(&entry, &wanted),
            })
        })
        .collect();
    Wave { number, radius: shape.radius, asked, left_out, pause: shape.pause }
}
