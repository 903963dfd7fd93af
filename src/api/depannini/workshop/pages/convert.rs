//! From what administrators send to a page.

use serde_json::Value;

use super::body::PageBody;
use crate::api::http::{Complaint, Reading};
use crate::kernel::error::Invalid;
use crate::workshop::content::{MAX_KEY, is_key};

impl PageBody {
    /// The page of this name, which is part of the path.
    pub(in crate::api::depannini) fn into_page(self, key: String) -> Result<(String, Value), Invalid> {
        let mut read = Reading::new();
        if !is_key(&key) {
            read.complain(
                "key",
                Complaint::new("format", format!("1 to {MAX_KEY} letters, digits, dots, underscores or dashes")),
            );
        }
        let data = read.required("data", self.data, |data| {
            if data.is_object() && !data.to_string().contains("\\u0000") { Ok(data) } else { Err("an object") }
        });
        read.finish(|| Some((key, data?)))
    }
}
