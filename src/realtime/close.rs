//! Close codes. 4000–4999 are this server's own (RFC 6455, 7.4.2).

/// Why the server closes a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Close {
    /// 1000: the client said goodbye.
    Done,
    /// 1003: the client sent a binary frame.
    Binary,
    /// 1007: the client sent a text that is no UTF-8.
    NotText,
    /// 1009: the client sent a frame over the limit.
    TooBig,
    /// 1002: the client broke the protocol.
    Protocol,
    /// 1012: the server stops; come back.
    Restart,
    /// 1013: the channel cannot be joined now; come back in a moment.
    Again,
    /// 4001: the token has expired or was revoked; sign in or refresh, then come back.
    TokenEnded,
    /// 4004: what the channel belonged to is no longer there, or no longer the client's: a backup was restored, or a dispatcher
    /// gave it to another.
    Gone,
    /// 4008: the client read too slowly; come back with `since` and miss nothing.
    TooSlow,
    /// 4009: no sign of life.
    Silent,
}

impl Close {
    /// The code on the wire.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Done => 1000,
            Self::Protocol => 1002,
            Self::Binary => 1003,
            Self::NotText => 1007,
            Self::TooBig => 1009,
            Self::Restart => 1012,
            Self::Again => 1013,
            Self::TokenEnded => 4001,
            Self::Gone => 4004,
            Self::TooSlow => 4008,
            Self::Silent => 4009,
        }
    }

    /// The reason on the wire.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Done => "goodbye",
            Self::Protocol => "protocol error",
            Self::Binary => "text frames only",
            Self::NotText => "not UTF-8",
            Self::TooBig => "frame too big",
            Self::Restart => "restarting, come back",
            Self::Again => "not now, come back",
            Self::TokenEnded => "token ended",
            Self::Gone => "not yours any more, look again",
            Self::TooSlow => "too slow, resume",
            Self::Silent => "no sign of life",
        }
    }
}
