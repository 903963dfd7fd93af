//! Why the dispatch refuses.

use crate::kernel::error::{DomainError, Fault, Kind};
use crate::kernel::id::AssistanceId;
use crate::tx::KeyReuse;

/// A refusal of the dispatch, or a fault below it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No assistance has this id.
    #[error("there is no such assistance")]
    NotFound,
    /// It belongs to others.
    #[error("this assistance belongs to others")]
    NotYours,
    /// The client has an open assistance already.
    #[error("assistance {0} is still open")]
    OpenExists(AssistanceId),
    /// Another assistant was first, or it is over.
    #[error("this assistance is no longer open for acceptance")]
    Taken,
    /// The state machine has no such step.
    #[error("this step does not follow from the present status")]
    WrongState,
    /// Stages go forward, and only what is towed is loaded.
    #[error("this stage does not follow from the present one")]
    WrongStage,
    /// Completed and canceled assistances never change.
    #[error("this assistance is over")]
    Final,
    /// Clients may cancel, nothing else.
    #[error("a client can only cancel")]
    ClientsOnlyCancel,
    /// No assistant has this id, or their account is blocked.
    #[error("there is no such assistant")]
    NoSuchAssistant,
    /// No client has this id.
    #[error("there is no such client")]
    NoSuchClient,
    /// The number is somebody's who asks for no help: an assistant's, a mechanic's or an administrator's.
    #[error("this phone number belongs to somebody who is no client")]
    PhoneTaken,
    /// Somebody signed up with the number and has not proved that it is theirs.
    #[error("whoever has this number has not proved it: choose the client only if you know that it is them")]
    PhoneUnverified,
    /// The client is shut out.
    #[error("this client is blocked")]
    ClientBlocked,
    /// Somebody new is to have a name.
    #[error("nobody has this number yet: say the caller's name")]
    NameRequired,
    /// No tariff is for this: the assistant names the price, or there is no such service.
    #[error("there is no such tariff")]
    NoSuchTariff,
    /// The assistant has a job.
    #[error("this assistant has a job under way")]
    AssistantBusy,
    /// The assistant is not active.
    #[error("this assistant is not active")]
    AssistantInactive,
    /// The assistant's service, licence category or licence does not fit.
    #[error("this assistance needs another service or licence")]
    NotCapable,
    /// The licence's last day is over.
    #[error("the driving licence has expired")]
    LicenseExpired,
    /// Nothing was offered to this assistant.
    #[error("no offer was made to this assistant")]
    NoOffer,
    /// The offer was answered or ran out.
    #[error("this offer has ended")]
    OfferEnded,
    /// The same key came with another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// A repair ends with a price.
    #[error("a repair needs its price before the end")]
    PriceRequired,
    /// The price was quoted and locked at request.
    #[error("the price was fixed when the assistance was requested")]
    PriceFixed,
    /// A rating comes after completion.
    #[error("only a completed assistance can be rated")]
    NotCompleted,
    /// The deployment asks for a verified contact first.
    #[error("verify your phone or e-mail first")]
    ContactUnverified,
    /// Chat belongs to an assistance with two parties under way.
    #[error("there is nobody to talk to in this assistance")]
    ChatClosed,
    /// The place that the vehicle was to be brought to is not there.
    #[error("there is no such workshop")]
    NoSuchPlace,
    /// It is there and takes no vehicles now.
    #[error("this workshop takes no vehicles now")]
    PlaceClosed,
    /// No link opens anything with this token, or it ended.
    #[error("there is no such link")]
    ShareNotFound,
    /// As many links of one assistance are good as may be.
    #[error("too many links to this assistance are good")]
    TooManyShares,
    /// Something broke.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<KeyReuse> for Error {
    fn from(_: KeyReuse) -> Self {
        Self::KeyReused
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl DomainError for Error {
    fn fault(&self) -> Option<&Fault> {
        if let Self::Fault(fault) = self { Some(fault) } else { None }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "assistance_not_found",
            Self::NotYours => "not_yours",
            Self::OpenExists(_) => "open_assistance_exists",
            Self::Taken => "already_taken",
            Self::WrongState => "wrong_state",
            Self::WrongStage => "wrong_stage",
            Self::Final => "final_state",
            Self::ClientsOnlyCancel => "clients_only_cancel",
            Self::NoSuchAssistant => "assistant_not_found",
            Self::NoSuchClient => "client_not_found",
            Self::PhoneTaken => "phone_taken",
            Self::PhoneUnverified => "phone_unverified",
            Self::ClientBlocked => "client_blocked",
            Self::NameRequired => "required",
            Self::NoSuchTariff => "tariff_not_found",
            Self::AssistantBusy => "assistant_busy",
            Self::AssistantInactive => "assistant_inactive",
            Self::NotCapable => "not_capable",
            Self::LicenseExpired => "license_expired",
            Self::NoOffer => "no_offer",
            Self::OfferEnded => "offer_ended",
            Self::KeyReused => "idempotency_key_reused",
            Self::PriceRequired => "price_required",
            Self::PriceFixed => "price_fixed",
            Self::NotCompleted => "not_completed",
            Self::ContactUnverified => "contact_unverified",
            Self::ChatClosed => "chat_closed",
            Self::NoSuchPlace => "workshop_not_found",
            Self::PlaceClosed => "workshop_closed",
            Self::ShareNotFound => "share_not_found",
            Self::TooManyShares => "too_many_shares",
            Self::Fault(fault) => fault.code(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::NotFound
            | Self::NoOffer
            | Self::NoSuchPlace
            | Self::ShareNotFound
            | Self::NoSuchAssistant
            | Self::NoSuchClient
            | Self::NoSuchTariff => Kind::NotFound,
            Self::NotYours
            | Self::ClientsOnlyCancel
            | Self::AssistantInactive
            | Self::NotCapable
            | Self::LicenseExpired
            | Self::ContactUnverified => Kind::Forbidden,
            Self::OpenExists(_)
            | Self::Taken
            | Self::WrongState
            | Self::WrongStage
            | Self::TooManyShares
            | Self::Final
            | Self::AssistantBusy
            | Self::OfferEnded
            | Self::KeyReused
            | Self::PriceFixed
            | Self::NotCompleted
            | Self::ChatClosed
            | Self::PhoneTaken
            | Self::PhoneUnverified
            | Self::ClientBlocked
            | Self::PlaceClosed => Kind::Conflict,
            Self::PriceRequired | Self::NameRequired => Kind::Invalid,
            Self::Fault(fault) => fault.kind(),
        }
    }

    fn concerning(&self) -> Option<(&'static str, i64)> {
        if let Self::OpenExists(id) = self { Some(("assistance_id", id.get())) } else { None }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::PriceRequired => Some("total_price"),
            Self::NoSuchPlace | Self::PlaceClosed => Some("workshop_id"),
            Self::NoSuchAssistant => Some("assistant_id"),
            Self::NoSuchClient | Self::ClientBlocked => Some("client_id"),
            Self::PhoneTaken | Self::PhoneUnverified => Some("phone_number"),
            Self::NameRequired => Some("client_name"),
            Self::NotFound
            | Self::NotYours
            | Self::OpenExists(_)
            | Self::Taken
            | Self::WrongState
            | Self::WrongStage
            | Self::ShareNotFound
            | Self::TooManyShares
            | Self::Final
            | Self::ClientsOnlyCancel
            | Self::NoSuchTariff
            | Self::AssistantBusy
            | Self::AssistantInactive
            | Self::NotCapable
            | Self::LicenseExpired
            | Self::NoOffer
            | Self::OfferEnded
            | Self::KeyReused
            | Self::PriceFixed
            | Self::NotCompleted
            | Self::ContactUnverified
            | Self::ChatClosed
            | Self::Fault(_) => None,
        }
    }
}
