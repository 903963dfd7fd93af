//! Who may call a handler, as its first argument: without the guard the handler cannot know its caller.

use std::future::{Ready, ready};
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::error::ApiError;
use super::identify::sender;
use crate::accounts::{Identity, Role};
use crate::kernel::id::{AssistantId, ClientId};

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident: $may:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name(Identity);

        impl Deref for $name {
            type Target = Identity;

            fn deref(&self) -> &Identity {
                &self.0
            }
        }

        impl FromRequest for $name {
            type Error = ApiError;
            type Future = Ready<Result<Self, ApiError>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                ready(admit(request, $may, ApiError::wrong_role).map(Self))
            }
        }
    )+};
}

guards! {
    /// Anyone who is signed in.
    Caller: |_| true;
    /// One who may ask for help.
    ClientCaller: Role::may_ask_for_help;
    /// One who helps at the roadside.
    AssistantCaller: |role| role == Role::Assistant;
    /// One who takes part in assistances: whoever asks or helps, and not whoever runs the deployment.
    PartyCaller: |role| role != Role::Admin;
    /// One whose things are repaired, and no mechanic; an assistant is one, too.
    CustomerCaller: |role| matches!(role, Role::Customer | Role::Assistant);
    /// One who works in a garage, or runs the deployment.
    StaffCaller: |role| matches!(role, Role::Mechanic | Role::Admin);
    /// One who runs the deployment.
    AdminCaller: |role| role == Role::Admin;
}

impl ClientCaller {
    /// The caller as the one who asks.
    #[must_use]
    pub const fn client(&self) -> ClientId {
        self.0.account.as_client()
    }
}

impl AssistantCaller {
    /// The caller as the one who helps.
    #[must_use]
    pub const fn assistant(&self) -> AssistantId {
        self.0.account.as_assistant()
    }
}

/// Anyone, signed in or not; but a token that proves nothing is refused rather than overlooked.
#[derive(Debug, Clone, Copy)]
pub struct AnyCaller(pub Option<Identity>);

impl FromRequest for AnyCaller {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(sender(request).map(Self))
    }
}

/// A page of this server: what its cookie proves counts only beside a header that no other site can have a browser send
/// without being asked first (CORS), so that no other site acts in anybody's name.
#[derive(Debug, Clone, Copy)]
pub struct WebCaller;

/// Sent by the web apps with every request that the cookie goes with.
pub const WEB_HEADER: (&str, &str) = ("X-Requested-With", "depannini");

impl FromRequest for WebCaller {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let (name, value) = WEB_HEADER;
        let is_ours = request.headers().get(name).is_some_and(|sent| sent.as_bytes() == value.as_bytes());
        ready(if is_ours { Ok(Self) } else { Err(ApiError::csrf()) })
    }
}

/// Who sends this request, if one of their role may: what a guard is made of.
///
/// # Errors
/// 401 for nobody or an odd token; `refusal` for another role.
pub fn admit(
    request: &HttpRequest,
    may: impl FnOnce(Role) -> bool,
    refusal: impl FnOnce() -> ApiError,
) -> Result<Identity, ApiError> {
    let identity = sender(request)?.ok_or_else(ApiError::unauthenticated)?;
    if may(identity.role) { Ok(identity) } else { Err(refusal()) }
}
