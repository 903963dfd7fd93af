//! Which of the web apps asks: each has a cookie of its own, so that one browser may be a driver, an assistant and a
//! dispatcher at once.

use serde::Deserialize;

use crate::api::http::{Field, Reading};
use crate::kernel::error::Invalid;

/// A page with people who sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// `/`
    Driver,
    /// `/assistant`
    Assistant,
    /// `/console`
    Console,
}

impl Page {
    /// What its cookie is called.
    pub(super) fn cookie(self) -> &'static str {
        match self {
            Self::Driver => "depannini_session",
            Self::Assistant => "depannini_session_assistant",
            Self::Console => "depannini_session_console",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        match word {
            "driver" => Some(Self::Driver),
            "assistant" => Some(Self::Assistant),
            "console" => Some(Self::Console),
            _ => None,
        }
    }
}

/// `page`, the driver's unless it is said; `from`, where it is another one that the session comes from.
#[derive(Debug, Default, Deserialize)]
pub struct PageQuery {
    #[serde(default)]
    page: Field<String>,
    #[serde(default)]
    from: Field<String>,
}

impl PageQuery {
    /// # Errors
    /// 400 for a page that there is not.
    pub(super) fn into_page(self) -> Result<Page, Invalid> {
        Ok(self.into_move()?.0)
    }

    /// The page, and whose cookie opens the session: its own unless `from` is said.
    ///
    /// # Errors
    /// 400 for a page that there is not.
    pub(super) fn into_move(self) -> Result<(Page, Page), Invalid> {
        let mut read = Reading::new();
        let known = |word: String| Page::from_word(&word).ok_or("driver, assistant or console");
        let page = read.optional("page", self.page, known);
        let from = read.optional("from", self.from, known);
        read.finish(|| {
            let page = page.unwrap_or(Page::Driver);
            Some((page, from.unwrap_or(page)))
        })
    }
}
