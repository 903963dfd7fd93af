//! Turns names into addresses that may be connected to. The connection is made to what is answered here, so a name that
//! leads elsewhere the second time gains nothing.

use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::{Rules, is_public};

pub(super) const NOT_PUBLIC: &str = "the host is not on the public Internet (see outbound.internal_hosts)";

/// Answers public addresses only, unless the rules except the name.
pub(super) struct Guarded {
    rules: Rules,
}

impl Guarded {
    pub(super) fn new(rules: Rules) -> Self {
        Self { rules }
    }
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let any = !self.rules.strict || self.rules.is_internal(name.as_str());
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let fit: Vec<SocketAddr> = found.filter(|address| any || is_public(address.ip())).collect();
            if fit.is_empty() {
                return Err(NOT_PUBLIC.into());
            }
            Ok(Box::new(fit.into_iter()) as Addrs)
        })
    }
}
