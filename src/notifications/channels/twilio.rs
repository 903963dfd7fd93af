//! SMS by a Twilio-compatible HTTP API.

use std::time::Duration;

use super::{Send, SendError, Sending};
use crate::config::NotificationSettings;
use crate::kernel::error::Fault;
use crate::kernel::secret::{ExposeSecret as _, SecretString};

/// `POST {sms_url}/Accounts/{account}/Messages.json` with basic authentication.
pub(in crate::notifications) struct Twilio {
    client: reqwest::Client,
    url: String,
    account: String,
    token: SecretString,
    from: String,
}

impl Twilio {
    /// # Errors
    /// No HTTP client can be made on this machine.
    pub(in crate::notifications) fn new(settings: &NotificationSettings) -> Result<Self, Fault> {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(20)).build().map_err(Fault::internal)?;
        let base = settings.sms_url.trim_end_matches('/');
        Ok(Self {
            client,
            url: format!("{base}/Accounts/{}/Messages.json", settings.sms_account),
            account: settings.sms_account.clone(),
            token: settings.sms_token.clone(),
            from: settings.sms_from.clone(),
        })
    }
}

impl Send for Twilio {
    fn send<'a>(&'a self, destination: &'a str, body: &'a str) -> Sending<'a> {
        Box::pin(async move {
            let answer = self
                .client
                .post(&self.url)
                .basic_auth(&self.account, Some(self.token.expose_secret()))
                .form(&[("To", destination), ("From", &self.from), ("Body", body)])
                .send()
                .await
                .map_err(|_| SendError::Unreachable("sms service"))?;
            if answer.status().is_success() {
                Ok(())
            } else {
                Err(SendError::Refused { service: "sms service", status: answer.status().as_u16() })
            }
        })
    }
}
