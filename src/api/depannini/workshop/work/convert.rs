//! From what mechanics send to commands.

use std::collections::BTreeMap;

use super::body::{AnalysisBody, AnalysisChangeBody, ProgressBody, ProgressChangeBody, QuoteBody};
use crate::api::http::fields::{LINK, TEXT, changed_text, list, money, optional_id, required_id, texts, whole};
use crate::api::http::{Complaint, Field, Nested, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::id::{ServiceId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::workshop::analysis::{AnalysisChange, NewAnalysis};
use crate::workshop::progress::{Milestone, NewProgress, ProgressChange};

/// The most minutes that something may take.
const MOST_MINUTES: i32 = 1_000_000;

type Quotes = Field<Vec<Field<Nested<QuoteBody>>>>;

fn quotes(read: &mut Reading, field: Quotes, currency: Currency) -> BTreeMap<ServiceId, i64> {
    let said = list(read, "quotes", field, |read, name, entry| {
        read.nested(name, entry, |read, QuoteBody { service_id, price }| {
            let service = required_id::<ServiceId>(read, "service_id", service_id);
            let price = read.required("price", price, |number| money(&number, currency));
            Some((service?, price?.minor))
        })
    });
    let said = said.unwrap_or_default();
    let (named, found) = (said.len(), said.into_iter().collect::<BTreeMap<_, _>>());
    if found.len() < named {
        read.complain("quotes", Complaint::new("twice", "each service once"));
    }
    found
}

impl AnalysisBody {
    pub(in crate::api::depannini) fn into_new(self, currency: Currency) -> Result<NewAnalysis, Invalid> {
        let mut read = Reading::new();
        let description = read.required_text("description", self.description, TEXT);
        let recommendation = read.text("recommendation", self.recommendation, TEXT);
        let images = texts(&mut read, "images", self.images, LINK).unwrap_or_default();
        let estimated = read.optional("estimated_cost", self.estimated_cost, |number| money(&number, currency));
        let minutes = |number| whole(number, 0, MOST_MINUTES);
        let estimated_minutes = read.optional("estimated_minutes", self.estimated_minutes, minutes);
        let quotes = quotes(&mut read, self.quotes, currency);
        read.finish(|| {
            let (description, estimated_minor) = (description?, estimated.map(|cost| cost.minor));
            Some(NewAnalysis { description, recommendation, images, estimated_minor, estimated_minutes, quotes })
        })
    }
}

impl AnalysisChangeBody {
    pub(in crate::api::depannini) fn into_change(self, currency: Currency) -> Result<AnalysisChange, Invalid> {
        let mut read = Reading::new();
        let minor = |number: serde_json::Number| money(&number, currency).map(|cost| cost.minor);
        let minutes = |number| whole(number, 0, MOST_MINUTES);
        let change = AnalysisChange {
            description: read.text("description", self.description, TEXT),
            recommendation: changed_text(&mut read, "recommendation", self.recommendation, TEXT),
            images: texts(&mut read, "images", self.images, LINK),
            estimated_minor: read.change("estimated_cost", self.estimated_cost, minor),
            estimated_minutes: read.change("estimated_minutes", self.estimated_minutes, minutes),
            quotes: quotes(&mut read, self.quotes, currency),
        };
        read.finish(|| Some(change))
    }
}

impl ProgressBody {
    pub(in crate::api::depannini) fn into_new(self, order: WorkOrderId) -> Result<NewProgress, Invalid> {
        let mut read = Reading::new();
        let milestone = read.required("milestone", self.milestone, |word| {
            Milestone::from_word(&word.to_lowercase()).ok_or("received, in_progress, completed or delivered")
        });
        let service = optional_id(&mut read, "service_id", self.service_id);
        let note = read.text("note", self.note, TEXT);
        let images = texts(&mut read, "images", self.images, LINK).unwrap_or_default();
        read.finish(|| Some(NewProgress { order, service, milestone: milestone?, note, images }))
    }
}

impl ProgressChangeBody {
    pub(in crate::api::depannini) fn into_change(self) -> Result<ProgressChange, Invalid> {
        let mut read = Reading::new();
        let change = ProgressChange {
            note: changed_text(&mut read, "note", self.note, TEXT),
            images: texts(&mut read, "images", self.images, LINK),
        };
        read.finish(|| Some(change))
    }
}
