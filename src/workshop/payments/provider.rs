//! Who takes money online, and how it is known that a message is theirs.

use std::fmt;

use futures_util::future::{BoxFuture, FutureExt as _, ready};
use rand::Rng as _;
use rand::distr::Alphanumeric;

use crate::kernel::error::Fault;
use crate::kernel::money::Money;
use crate::kernel::secret::{SecretString, keyed_digest, same};

/// What a provider calls something that is to be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderOrder(pub String);

/// A company that takes money online.
pub trait OnlinePayments: Send + Sync + fmt::Debug {
    /// Announces an amount that somebody is about to pay. An order that nobody pays in the end does no harm.
    fn create_order(&self, amount: Money) -> BoxFuture<'_, Result<ProviderOrder, Fault>>;

    /// Whether the provider has signed that this payment pays this order.
    fn has_signed(&self, order: &str, payment: &str, signature: &str) -> bool;
}

/// Stands in for Razorpay: makes order ids of the same shape and signs in the same way, without a call to anybody.
#[derive(Debug)]
pub struct LocalRazorpay {
    secret: SecretString,
}

impl LocalRazorpay {
    /// With the key secret that callbacks are signed with.
    #[must_use]
    pub fn new(secret: SecretString) -> Self {
        Self { secret }
    }

    /// The signature under a callback: hex HMAC-SHA-256 of `order|payment`.
    #[must_use]
    pub fn sign(&self, order: &str, payment: &str) -> String {
        keyed_digest(&self.secret, &format!("{order}|{payment}"))
    }
}

/// Letters and digits behind `order_`.
const ID_LENGTH: usize = 14;

impl OnlinePayments for LocalRazorpay {
    fn create_order(&self, _amount: Money) -> BoxFuture<'_, Result<ProviderOrder, Fault>> {
        let id: String = rand::rng().sample_iter(Alphanumeric).take(ID_LENGTH).map(char::from).collect();
        ready(Ok(ProviderOrder(format!("order_{id}")))).boxed()
    }

    fn has_signed(&self, order: &str, payment: &str, signature: &str) -> bool {
        same(&self.sign(order, payment), signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::money::Currency;

    #[tokio::test]
    async fn order_ids_have_the_providers_shape() {
        let local = LocalRazorpay::new("rzp_test_secret".into());
        let amount = Money::new(1, Currency::DZD);
        let ProviderOrder(id) = local.create_order(amount).await.unwrap();
        let tail = id.strip_prefix("order_").unwrap();
        assert!(tail.len() == 14 && tail.chars().all(|letter| letter.is_ascii_alphanumeric()), "{id}");
        assert_ne!(local.create_order(amount).await.unwrap().0, id);
    }

    #[test]
    fn only_the_exact_signature_is_the_providers() {
        let local = LocalRazorpay::new("rzp_test_secret".into());
        let signature = local.sign("order_1", "pay_1");
        // computed apart from this code: printf 'order_1|pay_1' | openssl dgst -sha256 -hmac rzp_test_secret
        assert_eq!(signature, "07a74f0d54ff0d49f7e8c6670ee30f6854f5b787d46475823b38bec4e41ed8c5");
        assert!(local.has_signed("order_1", "pay_1", &signature));
        let other = LocalRazorpay::new("another".into()).sign("order_1", "pay_1");
        for bad in ["", "0", &signature.to_uppercase(), &signature[1..], &format!("{signature}0"), &other] {
            assert!(!local.has_signed("order_1", "pay_1", bad), "{bad}");
        }
        assert!(!local.has_signed("order_2", "pay_1", &signature));
        assert!(!local.has_signed("order_1", "pay_2", &signature));
    }
}
