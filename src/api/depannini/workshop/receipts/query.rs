//! In which form a receipt is wanted.

use serde::Deserialize;

use crate::api::http::{Field, Reading};
use crate::kernel::error::Invalid;

/// What a receipt looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page for a browser.
    Html,
    /// A file to print and to keep.
    Pdf,
}

/// The query string.
#[derive(Debug, Default, Deserialize)]
pub struct ReceiptQuery {
    /// `html` or `pdf`; decides before `Accept` does.
    #[serde(default)]
    pub format: Field<String>,
}

impl ReceiptQuery {
    /// The form that the query names, if it names one.
    pub(in crate::api::depannini) fn into_form(self) -> Result<Option<Form>, Invalid> {
        let mut read = Reading::new();
        let form = read.optional("format", self.format, |word| match word.as_str() {
            "html" => Ok(Form::Html),
            "pdf" => Ok(Form::Pdf),
            _ => Err("html or pdf"),
        });
        read.finish(|| Some(form))
    }
}

/// The form that an `Accept` header prefers (RFC 9110, 12.5.1); a page where it does not care.
pub(super) fn preferred(accept: &str) -> Form {
    let weight_of = |wanted: &str| {
        let mut best = (0, 0.0_f32);
        for entry in accept.split(',') {
            let mut parts = entry.split(';').map(str::trim);
            let kind = parts.next().unwrap_or_default();
            let exactness = match kind {
                "*/*" => 1,
                kind if kind.eq_ignore_ascii_case(wanted) => 3,
                kind if kind.strip_suffix("/*").is_some_and(|kind| wanted.starts_with(kind)) => 2,
                _ => continue,
            };
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse().ok());
            if exactness > best.0 {
                best = (exactness, weight.unwrap_or(0.0));
            }
        }
        best.1
    };
    if weight_of("application/pdf") > weight_of("text/html") { Form::Pdf } else { Form::Html }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_wanted_form_wins() {
        for (accept, form) in [
            ("", Form::Html),
            ("*/*", Form::Html),
            ("application/json", Form::Html),
            ("application/pdf", Form::Pdf),
            ("application/pdf, */*;q=0.8", Form::Pdf),
            ("text/html, application/pdf", Form::Html),
            ("text/html;q=0.5, application/pdf;q=0.9", Form::Pdf),
            ("application/*, text/html;q=0.1", Form::Pdf),
            ("text/html,application/xhtml+xml,*/*;q=0.8", Form::Html),
            ("application/pdf;q=x", Form::Html),
        ] {
            assert_eq!(preferred(accept), form, "{accept}");
        }
    }
}
