//! `[notifications]`: how e-mail and SMS leave.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::accounts::hidden;

/// How e-mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EmailChannel {
    /// It does not: kept for `/dev/outbox`.
    Console,
    /// By SMTP.
    Smtp,
}

/// How SMS leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SmsChannel {
    /// They do not: kept for `/dev/outbox`.
    Console,
    /// By a Twilio-compatible HTTP API.
    Twilio,
}

/// How e-mail and SMS leave.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotificationSettings {
    /// Channel for e-mail.
    pub email: EmailChannel,
    /// Channel for SMS.
    pub sms: SmsChannel,
    /// Sender of e-mail.
    pub email_from: String,
    /// Address of the SMTP server with credentials.
    #[serde(serialize_with = "hidden")]
    pub smtp_url: SecretString,
    /// Base address of the SMS service.
    pub sms_url: String,
    /// Account id at the SMS service.
    pub sms_account: String,
    /// Token at the SMS service.
    #[serde(serialize_with = "hidden")]
    pub sms_token: SecretString,
    /// Sender number.
    pub sms_from: String,
}
