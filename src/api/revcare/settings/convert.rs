//! From what administrators send to commands.

use serde_json::Value;

use super::body::{ContentBody, GstQuery};
use crate::api::http::fields::MOST;
use crate::api::http::{Complaint, Digits, Field, Reading};
use crate::kernel::error::Invalid;
use crate::workshop::content::{MAX_KEY, is_key};
use crate::workshop::invoices::TaxRate;

impl ContentBody {
    /// Pages with their names. An empty text is one: the page is there and says nothing.
    pub(super) fn into_pages(self) -> Result<Vec<(String, Value)>, Invalid> {
        let mut read = Reading::new();
        if self.0.is_empty() || self.0.len() > MOST {
            read.complain("body", Complaint::range(format!("1 to {MOST} entries")));
        }
        let mut pages = Vec::with_capacity(self.0.len());
        for (key, field) in self.0 {
            match field {
                _ if !is_key(&key) => {
                    let expected = format!("1 to {MAX_KEY} letters, digits, dots, underscores or dashes");
                    read.complain("content_id", Complaint::new("format", expected));
                }
                Field::Value(text) if !text.contains('\0') => pages.push((key, Value::String(text))),
                _ => read.complain(&key, "a text"),
            }
        }
        read.finish(|| Some(pages))
    }
}

impl GstQuery {
    /// The rate and its percents.
    pub(super) fn into_rate(self) -> Result<(TaxRate, i32), Invalid> {
        let mut read = Reading::new();
        let percent = read.required("percent", self.percent, |Digits(text)| {
            let percent = text.parse::<i32>().ok().filter(|percent| *percent <= 100);
            let rate = percent.and_then(|percent| Some((TaxRate::new(percent * 100)?, percent)));
            rate.ok_or_else(|| Complaint::range("a whole number from 0 to 100"))
        });
        read.finish(|| percent)
    }
}
