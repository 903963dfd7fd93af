//! Who asks and from where, for the audit log.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::client_address::ClientAddress;
use super::identify::sender;
use super::request_id::RequestId;
use crate::accounts::Identity;
use crate::kernel::origin::Origin;

/// What the audit log keeps of this request. Never fails; guards refuse odd tokens.
#[derive(Debug, Clone)]
pub struct Asked(pub Origin);

impl Asked {
    /// The same where another proof than the header told who asks, such as a socket's token in the address.
    #[must_use]
    pub fn proved(self, identity: &Identity) -> Origin {
        Origin { actor: Some((identity.account, identity.role.word())), ..self.0 }
    }
}

impl FromRequest for Asked {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let identity = sender(request).unwrap_or(None);
        ready(Ok(Self(Origin {
            actor: identity.map(|identity| (identity.account, identity.role.word())),
            address: Some(ClientAddress::of(request).0),
            request_id: RequestId::of(request),
        })))
    }
}
