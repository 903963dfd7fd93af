//! Which of everybody's things, as a query string says it.

use serde::Deserialize;

use crate::accounts::{PeopleFilter, Role};
use crate::api::depannini::admin::query::instant;
use crate::api::depannini::person::user_type;
use crate::api::http::{Complaint, Field, LenientNumber, Reading};
use crate::dispatch::assistance::Status;
use crate::dispatch::oversight::{Every, HistoryFilter, MOST_BUCKETS, Span};
use crate::kernel::error::Invalid;
use crate::kernel::geo::Metres;
use crate::kernel::time::Timestamp;

/// The longest text that is looked for, in characters.
const MAX_Q: usize = 100;
const A_LATER_TIME: &str = "a time later than from";

/// What was seen of the city.
#[derive(Debug, Default, Deserialize)]
pub struct LiveQuery {
    /// The version seen last.
    #[serde(default)]
    pub since: Field<String>,
}

impl LiveQuery {
    pub(in crate::api::depannini) fn into_version(self) -> Result<Option<i64>, Invalid> {
        let mut read = Reading::new();
        let since = read.optional("since", self.since, |text| text.parse::<i64>().map_err(|_| "a whole number"));
        read.finish(|| Some(since))
    }
}

/// Which assistances; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
pub struct AssistancesQuery {
    /// In this status.
    #[serde(default)]
    pub status: Field<String>,
    /// Found by this.
    #[serde(default)]
    pub q: Field<String>,
    /// Asked for not before: RFC 3339.
    #[serde(default)]
    pub from: Field<String>,
    /// Asked for before: RFC 3339.
    #[serde(default)]
    pub to: Field<String>,
}

impl AssistancesQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<HistoryFilter, Invalid> {
        let mut read = Reading::new();
        let status = read.optional("status", self.status, |word| {
            Status::from_word(&word.to_lowercase()).ok_or("requested, accepted, ongoing, completed or canceled")
        });
        let q = read.text("q", self.q, MAX_Q).map(|text| text.trim().to_owned());
        let from = read.optional("from", self.from, |text| instant(&text));
        let to = read.optional("to", self.to, |text| instant(&text));
        read.finish(|| Some(HistoryFilter { status, q, from, to }))
    }
}

/// Which people; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
pub struct PeopleQuery {
    /// Of this type.
    #[serde(default)]
    pub role: Field<String>,
    /// Found by this.
    #[serde(default)]
    pub q: Field<String>,
    /// Blocked, or not.
    #[serde(default)]
    pub blocked: Field<String>,
    /// `pending`: assistants whose papers wait for approval.
    #[serde(default)]
    pub documents: Field<String>,
}

impl PeopleQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<PeopleFilter, Invalid> {
        let mut read = Reading::new();
        let role = read.optional("role", self.role, |word| {
            let roles = [Role::Customer, Role::Assistant, Role::Mechanic, Role::Admin];
            let known = roles.into_iter().find(|role| user_type(*role) == word.to_lowercase());
            known.ok_or("client, assistant, mechanic or admin")
        });
        let q = read.text("q", self.q, MAX_Q).map(|text| text.trim().to_owned());
        let blocked = read.optional("blocked", self.blocked, |word| match word.as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err("true or false"),
        });
        let documents =
            read.optional("documents", self.documents, |word| (word == "pending").then_some(()).ok_or("pending"));
        let papers_pending = documents.is_some();
        read.finish(|| Some(PeopleFilter { role, q, blocked, papers_pending }))
    }
}

/// What to look for.
#[derive(Debug, Default, Deserialize)]
pub struct SearchQuery {
    /// A name, a phone number, an id, a plate.
    #[serde(default)]
    pub q: Field<String>,
}

impl SearchQuery {
    pub(in crate::api::depannini) fn into_text(self) -> Result<String, Invalid> {
        let mut read = Reading::new();
        let q = read.required_text("q", self.q, MAX_Q);
        read.finish(|| q.map(|text| text.trim().to_owned()))
    }
}

/// Which span, in which pieces.
#[derive(Debug, Default, Deserialize)]
pub struct FiguresQuery {
    /// From then on: RFC 3339.
    #[serde(default)]
    pub from: Field<String>,
    /// Until then: RFC 3339.
    #[serde(default)]
    pub to: Field<String>,
    /// `hour` or `day`.
    #[serde(default)]
    pub bucket: Field<String>,
}

impl FiguresQuery {
    pub(in crate::api::depannini) fn into_span(
        self,
        now: Timestamp,
        zone: chrono_tz::Tz,
    ) -> Result<(Span, Every), Invalid> {
        let mut read = Reading::new();
        let every =
            read.optional("bucket", self.bucket, |word| Every::from_word(&word.to_lowercase()).ok_or("hour or day"));
        let every = every.unwrap_or(Every::Hour);
        let span = span(&mut read, (self.from, self.to), every, now);
        if every.begins(span, zone).len() > MOST_BUCKETS && !read.has_complaint_about("to") {
            read.complain("to", Complaint::range(format!("a span of at most {MOST_BUCKETS} buckets")));
        }
        read.finish(|| Some((span, every)))
    }
}

/// Which span, in cells of which size.
#[derive(Debug, Default, Deserialize)]
pub struct DemandQuery {
    /// From then on: RFC 3339.
    #[serde(default)]
    pub from: Field<String>,
    /// Until then: RFC 3339.
    #[serde(default)]
    pub to: Field<String>,
    /// Edge of a cell in kilometres.
    #[serde(default)]
    pub cell_km: Field<LenientNumber>,
}

impl DemandQuery {
    pub(in crate::api::depannini) fn into_cells(self, now: Timestamp) -> Result<(Span, Metres), Invalid> {
        let mut read = Reading::new();
        let edge = read.optional("cell_km", self.cell_km, |LenientNumber(km)| {
            let fine = (0.1..=100.0).contains(&km).then(|| Metres::from_km(km));
            fine.ok_or_else(|| Complaint::range("a number of kilometres from 0.1 to 100"))
        });
        let span = span(&mut read, (self.from, self.to), Every::Day, now);
        read.finish(|| Some((span, edge.unwrap_or(Metres(1000.0)))))
    }
}

/// What a span is: until now, and as far back as is usual, where nobody says.
fn span(read: &mut Reading, (from, to): (Field<String>, Field<String>), every: Every, now: Timestamp) -> Span {
    let from = read.optional("from", from, |text| instant(&text));
    let to = read.optional("to", to, |text| instant(&text)).unwrap_or(now);
    let span = Span { from: from.unwrap_or(to - every.usual()), to };
    if span.from >= span.to && !read.has_complaint_about("to") {
        read.complain("to", A_LATER_TIME);
    }
    span
}
