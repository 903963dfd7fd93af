//! SMS by a Twilio-compatible HTTP API.

use std::time::Duration;

use super::{Send, SendError, Sending};
use crate::config::NotificationSettings;
use crate::kernel::secret::SecretString;
use crate::outbound::{CallError, Outbound};

/// `POST {sms_url}/Accounts/{account}/Messages.json` with basic authentication.
pub(in crate::notifications) struct Twilio {
    outbound: Outbound,
    url: String,
    account: String,
    token: SecretString,
    from: String,
}

/// The longest that a service may take.
const LONGEST: Duration = Duration::from_secs(20);
/// The longest answer that is read; nothing in it is used.
const MAX_BYTES: usize = 64 * 1024;

impl Twilio {
    pub(in crate::notifications) fn new(settings: &NotificationSettings, outbound: Outbound) -> Self {
        let base = settings.sms_url.trim_end_matches('/');
        Self {
            outbound,
            url: format!("{base}/Accounts/{}/Messages.json", settings.sms_account),
            account: settings.sms_account.clone(),
            token: settings.sms_token.clone(),
            from: settings.sms_from.clone(),
        }
    }
}

impl Send for Twilio {
    fn send<'a>(&'a self, destination: &'a str, body: &'a str) -> Sending<'a> {
        Box::pin(async move {
            let away = |error| match error {
                CallError::Refused(why) => SendError::Forbidden { service: "sms service", why },
                CallError::Unreachable(_) | CallError::TooLong => SendError::Unreachable("sms service"),
            };
            let call = self.outbound.post(&self.url).map_err(away)?.basic_auth(&self.account, &self.token);
            let call = call.form(&[("To", destination), ("From", &self.from), ("Body", body)]);
            let answer = call.send(LONGEST, MAX_BYTES).await.map_err(away)?;
            if answer.is_success() {
                Ok(())
            } else {
                Err(SendError::Refused { service: "sms service", status: answer.status })
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;
    use crate::config::{Mode, Overrides};

    /// A service that takes one request, answers with `status` and tells what it was sent.
    async fn service(status: &'static str) -> (Twilio, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut settings = crate::config::load(&Overrides::default(), std::iter::empty()).unwrap().notifications;
        settings.sms_url = format!("http://{}/2010-04-01/", listener.local_addr().unwrap());
        settings.sms_account = "AC1".to_owned();
        settings.sms_token = SecretString::from("token");
        settings.sms_from = "+15550001".to_owned();
        let served = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let (mut heard, mut buffer) = (String::new(), [0_u8; 4096]);
            while !heard.contains("Body=") {
                let read = stream.read(&mut buffer).await.unwrap();
                heard.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
            }
            let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
            heard
        });
        (Twilio::new(&settings, Outbound::new(Mode::Development, &[])), served)
    }

    #[tokio::test]
    async fn says_it_as_the_service_wants_to_hear_it() {
        let (twilio, served) = service("201 Created").await;
        twilio.send("+213555000001", "Your code is 12345").await.unwrap();
        let heard = served.await.unwrap();
        assert!(heard.starts_with("POST /2010-04-01/Accounts/AC1/Messages.json HTTP/1.1\r\n"), "{heard}");
        // "AC1:token" in base64 (RFC 7617)
        assert!(heard.contains("uthorization: Basic QUMxOnRva2Vu\r\n"), "{heard}");
        assert!(heard.ends_with("To=%2B213555000001&From=%2B15550001&Body=Your+code+is+12345"), "{heard}");
    }

    #[tokio::test]
    async fn a_refusal_is_an_error_that_tells_no_secret() {
        let (twilio, served) = service("401 Unauthorized").await;
        let error = twilio.send("+213555000001", "Your code is 12345").await.unwrap_err().to_string();
        assert_eq!(error, "sms service answered 401");
        served.await.unwrap();
    }
}
