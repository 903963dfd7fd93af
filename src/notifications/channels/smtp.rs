//! E-mail by SMTP.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use super::{Send, SendError, Sending};
use crate::config::NotificationSettings;
use crate::kernel::error::Fault;
use crate::kernel::secret::ExposeSecret as _;

/// A connection for each message: they are few.
pub(in crate::notifications) struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// # Errors
    /// An address in the settings that cannot be used.
    pub(in crate::notifications) fn new(settings: &NotificationSettings) -> Result<Self, Fault> {
        // the URL holds a password, so its error is not passed on
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(settings.smtp_url.expose_secret())
            .map_err(|_| Fault::internal("notifications.smtp_url is no SMTP address"))?
            .timeout(Some(Duration::from_secs(20)))
            .build();
        let from = settings
            .email_from
            .parse()
            .map_err(|_| Fault::internal("notifications.email_from must be like Name <name@host>"))?;
        Ok(Self { transport, from })
    }

    fn message(&self, destination: &str, body: &str) -> Result<Message, SendError> {
        let to: Mailbox = destination.parse().map_err(|_| SendError::Address)?;
        let (subject, text) = body.split_once('\n').unwrap_or((body, body));
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject.trim())
            .header(lettre::message::header::ContentType::TEXT_PLAIN)
            .body(text.trim().to_owned())
            .map_err(|_| SendError::Address)
    }
}

impl Send for Smtp {
    fn send<'a>(&'a self, destination: &'a str, body: &'a str) -> Sending<'a> {
        Box::pin(async move {
            let message = self.message(destination, body)?;
            match self.transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) => Err(match error.status() {
                    Some(code) => SendError::Refused { service: "smtp", status: code.into() },
                    None => SendError::Unreachable("smtp"),
                }),
            }
        })
    }
}
