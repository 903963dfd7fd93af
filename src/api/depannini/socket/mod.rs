//! The two socket channels: authentication and ownership before the upgrade, then the session takes over.

mod asyncapi;
mod codec;
mod location;
mod page;
mod token;

use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

pub use asyncapi::document;
pub use codec::NativeCodec;
pub(in crate::api::depannini) use codec::fact;
pub use page::{STYLE, page};
pub use token::Opener;

use crate::accounts::Role;
use crate::api::http::{ApiError, Asked, PathId};
use crate::dispatch::{self, Error};
use crate::kernel::id::{AccountId, AssistanceId, AssistantId};
use crate::realtime::{self, Channel, Opening, Realtime};

/// `/ws/assistant/{id}/`: that assistant only.
///
/// # Errors
/// 401 without a valid token, 404 for what is no id, 403 for anyone else, 429 with too many sockets; all before the upgrade.
pub async fn assistant(
    opener: Opener,
    id: PathId<AssistantId>,
    request: HttpRequest,
    payload: Payload,
    realtime: Data<Realtime>,
) -> Result<HttpResponse, ApiError> {
    if id.0.get() < 1 {
        return Err(ApiError::not_found());
    }
    let own = opener.identity.account == AccountId::from(id.0) && opener.identity.role == Role::Assistant;
    if !own {
        return Err(Error::NotYours.into());
    }
    open(opener, Channel::assistant(id.0), false, vec![], &request, payload, &realtime)
}

/// `/ws/assistance/{id}/`: its client and its assistant; administrators may listen.
///
/// # Errors
/// 401 without a valid token, 404 and 403 as for the assistance itself, 429; all before the upgrade.
pub async fn assistance(
    opener: Opener,
    asked: Asked,
    id: PathId<AssistanceId>,
    request: HttpRequest,
    payload: Payload,
    realtime: Data<Realtime>,
) -> Result<HttpResponse, ApiError> {
    let asking = realtime.dispatch.asked_by(asked.proved(&opener.identity));
    let parties = dispatch::assistance::listen(&asking, opener.identity, id.0).await?;
    let account = opener.identity.account;
    let party = parties.include(account);
    let both = [Some(AccountId::from(parties.client)), parties.assistant.map(AccountId::from)];
    // positions are told while somebody is on the way, not before and not after
    let under_way = parties.assistant.is_some() && !parties.status.is_final();
    let others = both.into_iter().flatten().filter(|other| under_way && *other != account).collect();
    open(opener, Channel::assistance(id.0), !party, others, &request, payload, &realtime)
}

fn open(
    opener: Opener,
    channel: Channel,
    read_only: bool,
    others: Vec<AccountId>,
    request: &HttpRequest,
    payload: Payload,
    realtime: &Data<Realtime>,
) -> Result<HttpResponse, ApiError> {
    let Some(admission) = realtime.admissions.admit(opener.identity.account, opener.address.0) else {
        return Err(ApiError::too_many_sockets());
    };
    let limit = realtime.settings.max_frame_kib * 1024;
    let (response, session, messages) = actix_ws::handle_with_protocols(request, payload, &["bearer"])
        .map_err(|_not_a_handshake| ApiError::upgrade_required())?;
    let messages = messages.max_frame_size(limit).aggregate_continuations().max_continuation_size(limit);
    let Opener { identity, token, since, language, .. } = opener;
    let opening = Opening { channel, identity, token, language, since, read_only, others, admission };
    actix_web::rt::spawn(realtime::run(realtime.clone().into_inner(), opening, session, messages));
    Ok(response)
}
