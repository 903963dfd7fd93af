//! What is said about payments.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::fields::LABEL;
use crate::api::http::{Digits, Field, Reading};
use crate::api::revcare::bookings::payment_method;
use crate::kernel::error::Invalid;
use crate::workshop::orders::PaymentMode;
use crate::workshop::payments::{Callback, Payment};

/// How somebody pays at the door.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct DoorForm {
    /// 2: in cash, which is what it is if left out; 1: online after all.
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 2, example = 2)]
    #[serde(default)]
    pub payment_method_id: Field<Digits>,
}

impl DoorForm {
    /// What the body says, else the query.
    pub(super) fn into_mode(self, query: Self) -> Result<PaymentMode, Invalid> {
        let mut read = Reading::new();
        let said = self.payment_method_id.or(query.payment_method_id);
        let mode = read.optional("payment_method_id", said, |Digits(text)| payment_method(text.parse().unwrap_or(0)));
        read.finish(|| Some(mode.unwrap_or(PaymentMode::Offline)))
    }
}

/// What the payment provider says.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CallbackForm {
    /// What was paid, in the provider's words.
    #[schema(value_type = String, required, max_length = 100, example = "order_DaZlswtdcn9UNV")]
    #[serde(default)]
    pub razorpay_order_id: Field<String>,
    /// What paid it, in the provider's words.
    #[schema(value_type = String, required, max_length = 100, example = "pay_29QQoUBi66xm2f")]
    #[serde(default)]
    pub razorpay_payment_id: Field<String>,
    /// The provider's signature under both.
    #[schema(value_type = String, required, max_length = 200)]
    #[serde(default)]
    pub razorpay_signature: Field<String>,
}

/// The longest signature in characters.
const SIGNATURE: usize = 200;

impl CallbackForm {
    pub(super) fn into_callback(self) -> Result<Callback, Invalid> {
        let mut read = Reading::new();
        let order = read.required_text("razorpay_order_id", self.razorpay_order_id, LABEL);
        let payment = read.required_text("razorpay_payment_id", self.razorpay_payment_id, LABEL);
        let signature = read.required_text("razorpay_signature", self.razorpay_signature, SIGNATURE);
        read.finish(|| Some(Callback { order: order?, payment: payment?, signature: signature? }))
    }
}

/// What was taken at the door, or is about to be paid there online.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoorJson {
    /// One sentence.
    pub message: &'static str,
    /// The booking.
    pub booking_id: i64,
    /// What the payment provider calls what is to be paid; only where it is paid online.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// How much, tax included, in hundredths of the currency.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
}

/// A payment that came.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerifiedJson {
    /// One sentence.
    pub message: &'static str,
    /// `success`.
    pub status: &'static str,
    /// The booking.
    pub booking_id: i64,
    /// What the provider calls it.
    pub payment_id: Option<String>,
}

impl From<Payment> for VerifiedJson {
    fn from(payment: Payment) -> Self {
        Self {
            message: "Payment verified",
            status: "success",
            booking_id: payment.order.get(),
            payment_id: payment.provider_payment,
        }
    }
}
