//! Pages that work without a script: escaped text, one style sheet inside, and a policy that allows nothing else.

use std::fmt;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, HeaderName};
use sha2::{Digest as _, Sha256};

use crate::kernel::language::Language;

/// A page of one style sheet.
#[derive(Debug)]
pub struct Page<'a> {
    /// The language of its words, and so the direction in which it is read.
    pub language: Language,
    /// What the window is called; escaped here.
    pub title: &'a str,
    /// Its only style sheet.
    pub style: &'a str,
    /// What stands in its body, as HTML: texts of people in it went through [`Escaped`].
    pub body: &'a str,
}

impl Page<'_> {
    /// The page as an answer. Its style sheet is named to the browser by its digest; nothing else may be loaded, run or
    /// framed, forms lead back here only, and search engines leave it alone. That nobody keeps it and that no address is
    /// told on is said of every answer already.
    #[must_use]
    pub fn answer(&self, status: StatusCode) -> HttpResponse {
        let digest = base64(&Sha256::digest(self.style.as_bytes()));
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        HttpResponse::build(status)
            .content_type("text/html; charset=utf-8")
            .insert_header((CONTENT_SECURITY_POLICY, policy))
            .insert_header((CONTENT_LANGUAGE, self.language.tag()))
            .insert_header((HeaderName::from_static("x-robots-tag"), "noindex, nofollow"))
            .body(self.html())
    }

    fn html(&self) -> String {
        let direction = if self.language.is_right_to_left() { "rtl" } else { "ltr" };
        format!(
            "<!doctype html><html lang=\"{tag}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"robots\" content=\"noindex\"><meta name=\"color-scheme\" content=\"light dark\">\
             <title>{title}</title><style>{style}</style></head><body>{body}</body></html>",
            tag = self.language.tag(),
            title = Escaped(self.title),
            style = self.style,
            body = self.body,
        )
    }
}

/// A text that stands in a page as it is, whatever is in it: between tags, or in an attribute in double quotes.
#[derive(Debug, Clone, Copy)]
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                other => fmt::Write::write_char(f, other)?,
            }
        }
        Ok(())
    }
}

/// Base64 with padding (RFC 4648, 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let byte = |index: usize| u32::from(part.get(index).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS.get((group >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            text.push(if place > part.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_the_rfc() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xff, 0xfe, 0xfd, 0]), "//79AA==");
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        let odd = "<script>alert('x')</script> & \"quotes\"";
        assert_eq!(
            Escaped(odd).to_string(),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;"
        );
    }

    #[test]
    fn the_policy_names_the_style_by_its_digest() {
        let page = Page { language: Language::Ar, title: "<x>", style: "a{}", body: "<p>b</p>" };
        let answer = page.answer(StatusCode::OK);
        // printf 'a{}' | openssl dgst -sha256 -binary | base64
        let policy = answer.headers().get(CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
        assert!(policy.contains(&format!("style-src 'sha256-{}'", base64(&Sha256::digest(b"a{}")))), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        let html = page.html();
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">") && html.contains("<title>&lt;x&gt;</title>"), "{html}");
    }
}
