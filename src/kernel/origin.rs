//! Who asks for something, and from where: what the audit log keeps of a request.

use std::net::IpAddr;

use crate::kernel::id::AccountId;

/// Who asks, and from where; the default is the server itself, or a command run beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The account and the word for its role, where a token proved it.
    pub actor: Option<(AccountId, &'static str)>,
    /// The client's address.
    pub address: Option<IpAddr>,
    /// The id that the request's answer and log lines carry.
    pub request_id: Option<String>,
}

impl Origin {
    /// The word for who asks: the role, `anonymous` for a request without a token, `system` where there is no request.
    #[must_use]
    pub fn role(&self) -> &'static str {
        match self.actor {
            Some((_, role)) => role,
            None if self.address.is_some() => "anonymous",
            None => "system",
        }
    }
}
