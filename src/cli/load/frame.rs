//! WebSocket frames as bytes: little work for the client, so that what is measured is the server.

/// A frame from the server.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Text.
    Text(String),
    /// A question for a sign of life, to be answered with the same payload.
    Ping(Vec<u8>),
    /// The answer to a ping.
    Pong(Vec<u8>),
    /// The end, with its code.
    Close(u16),
}

/// Kinds of frames as the first byte says them, with the bit that says the message is whole.
const TEXT: u8 = 0x81;
const CLOSE: u8 = 0x88;
const PING: u8 = 0x89;
const PONG: u8 = 0x8A;
/// A client's frames are masked. The mask is zero, which masks nothing and costs the server what any mask does.
const MASKED: u8 = 0x80;
const MASK: [u8; 4] = [0; 4];

fn put(into: &mut Vec<u8>, kind: u8, payload: &[u8]) {
    into.push(kind);
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(length @ ..=125), _) => into.push(MASKED | length),
        (_, Ok(length)) => {
            into.push(MASKED | 126);
            into.extend(length.to_be_bytes());
        }
        _ => {
            into.push(MASKED | 127);
            into.extend((payload.len() as u64).to_be_bytes());
        }
    }
    into.extend(MASK);
    into.extend(payload);
}

/// Appends a text.
pub(super) fn text(into: &mut Vec<u8>, text: &str) {
    put(into, TEXT, text.as_bytes());
}

/// Appends a ping.
pub(super) fn ping(into: &mut Vec<u8>, payload: &[u8]) {
    put(into, PING, payload);
}

/// Appends a pong.
pub(super) fn pong(into: &mut Vec<u8>, payload: &[u8]) {
    put(into, PONG, payload);
}

/// Takes the first frame out of what has come; `None` until it is whole.
///
/// # Errors
/// Bytes that are no frame of the kinds a server of ours sends.
pub(super) fn take(from: &mut Vec<u8>) -> anyhow::Result<Option<Frame>> {
    let (Some(&kind), Some(&short)) = (from.first(), from.get(1)) else { return Ok(None) };
    let (length, begin) = match short {
        126 => match from.get(2..4).and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) => (usize::from(u16::from_be_bytes(bytes)), 4),
            None => return Ok(None),
        },
        127 => match from.get(2..10).and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) => (usize::try_from(u64::from_be_bytes(bytes))?, 10),
            None => return Ok(None),
        },
        short => (usize::from(short), 2),
    };
    let end = begin + length;
    let Some(payload) = from.get(begin..end) else { return Ok(None) };
    let frame = match kind {
        TEXT => Frame::Text(String::from_utf8(payload.to_vec())?),
        PING => Frame::Ping(payload.to_vec()),
        PONG => Frame::Pong(payload.to_vec()),
        CLOSE => {
            let code = payload.get(..2).and_then(|code| code.try_into().ok());
            Frame::Close(code.map_or(1005, u16::from_be_bytes))
        }
        _ => anyhow::bail!("the server sent a frame that begins with {kind:#04x}"),
    };
    from.drain(..end);
    Ok(Some(frame))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a server sends it: without the mask.
    fn unmasked(mut bytes: Vec<u8>, header: usize) -> Vec<u8> {
        bytes[1] &= !MASKED;
        bytes.drain(header..header + MASK.len());
        bytes
    }

    #[test]
    fn a_text_of_any_length_is_read_as_it_was_written_however_it_is_cut() {
        for (length, header) in [(0, 2), (125, 2), (126, 4), (65_535, 4), (65_536, 10)] {
            let said = "x".repeat(length);
            let mut bytes = Vec::new();
            text(&mut bytes, &said);
            let bytes = unmasked(bytes, header);
            let (first, rest) = bytes.split_at(bytes.len() / 2);
            let mut come = first.to_vec();
            assert_eq!(take(&mut come).unwrap(), None);
            come.extend(rest);
            come.push(PING);
            assert_eq!(take(&mut come).unwrap(), Some(Frame::Text(said)));
            assert_eq!(come, [PING], "what follows stays");
        }
    }

    #[test]
    fn a_goodbye_has_its_code_and_nonsense_is_refused() {
        assert_eq!(take(&mut vec![CLOSE, 2, 0x0F, 0xA8]).unwrap(), Some(Frame::Close(4008)));
        assert_eq!(take(&mut vec![CLOSE, 0]).unwrap(), Some(Frame::Close(1005)));
        assert!(take(&mut vec![0x82, 0]).is_err());
    }
}
