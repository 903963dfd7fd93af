//! Secrets: random tokens and codes, and the digests under which they are stored.

use hmac::{Hmac, KeyInit as _, Mac as _};
use rand::Rng as _;
pub use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// 256 random bits from the operating system's generator, as 64 hexadecimal digits.
#[must_use]
pub fn random_token() -> String {
    let mut bytes = [0_u8; 32];
    rand::rng().fill(&mut bytes);
    hex(&bytes)
}

/// A numeric code of five digits, as the mobile apps insist.
#[must_use]
pub fn random_code() -> String {
    format!("{:05}", rand::rng().random_range(0..100_000_u32))
}

/// SHA-256 of a token with full entropy, hex: what the database holds instead of the token.
#[must_use]
pub fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// SHA-256 of all that can be read from somewhere, hex.
///
/// # Errors
/// It cannot be read.
pub fn digest_of(mut from: impl std::io::Read) -> std::io::Result<String> {
    let mut sha = Sha256::new();
    let mut buffer = vec![0_u8; 1 << 16];
    loop {
        match from.read(&mut buffer)? {
            0 => return Ok(hex(&sha.finalize())),
            count => sha.update(buffer.get(..count).unwrap_or_default()),
        }
    }
}

/// HMAC-SHA-256 under a server key, hex: for short codes, which a plain digest would not hide.
#[must_use]
pub fn keyed_digest(key: &SecretString, text: &str) -> String {
    match Hmac::<Sha256>::new_from_slice(key.expose_secret().as_bytes()) {
        Ok(mut mac) => {
            mac.update(text.as_bytes());
            hex(&mac.finalize().into_bytes())
        }
        // HMAC takes a key of any length, so this arm is never reached
        Err(_) => digest(text),
    }
}

/// Compares in a time that does not depend on where two texts differ.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // writing to a String cannot fail
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_the_published_ones() {
        // FIPS 180-4 example "abc" and RFC 4231 test case 2
        assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let key = SecretString::from("Jefe");
        assert_eq!(digest_of("abc".as_bytes()).unwrap(), digest("abc"));
        assert_eq!(
            keyed_digest(&key, "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn tokens_differ() {
        assert_ne!(random_token(), random_token());
        assert_eq!(random_code().len(), 5);
    }
}
