//! What opens a link: a random part, and its seal, which only this server can make.

use crate::kernel::secret::{SecretString, keyed_digest, random_token, same};

/// Hexadecimal digits of each of the two parts.
const PART: usize = 32;

/// A new random part.
pub(super) fn nonce() -> String {
    random_token().chars().take(PART).collect()
}

/// What opens the link with this random part.
pub(super) fn token(key: &SecretString, nonce: &str) -> String {
    let seal = keyed_digest(key, &format!("share {nonce}"));
    seal.chars().take(PART).fold(nonce.to_owned(), |mut token, digit| {
        token.push(digit);
        token
    })
}

/// The random part of a token with the right seal.
pub(super) fn opened<'t>(key: &SecretString, sent: &'t str) -> Option<&'t str> {
    let nonce = sent.get(..PART)?;
    same(&token(key, nonce), sent).then_some(nonce)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_servers_tokens_open_anything() {
        let (key, nonce) = (SecretString::from("a key"), nonce());
        let sealed = token(&key, &nonce);
        assert_eq!(sealed.len(), 2 * PART);
        assert_eq!(opened(&key, &sealed), Some(nonce.as_str()));
        let other = token(&SecretString::from("another key"), &nonce);
        let longer = format!("{sealed}0");
        for odd in ["", "abc", &nonce, &other, &longer, &sealed[1..], &"é".repeat(32), &random_token()] {
            assert_eq!(opened(&key, odd), None, "{odd}");
        }
    }
}
