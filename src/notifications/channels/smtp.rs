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

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
    use tokio::net::TcpListener;

    use super::*;
    use crate::config::Overrides;

    /// A mail server (RFC 5321) that takes one message, or refuses its recipient, and tells what it heard.
    async fn server(recipient: &'static str) -> (Smtp, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut settings = crate::config::load(&Overrides::default(), std::iter::empty()).unwrap().notifications;
        settings.smtp_url = format!("smtp://{}", listener.local_addr().unwrap()).into();
        let served = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let (reading, mut writing) = stream.into_split();
            let mut lines = BufReader::new(reading).lines();
            writing.write_all(b"220 test\r\n").await.unwrap();
            let (mut heard, mut in_message) = (String::new(), false);
            while let Ok(Some(line)) = lines.next_line().await {
                heard.push_str(&line);
                heard.push('\n');
                let answer = match line.split([' ', ':']).next().unwrap_or_default() {
                    "." => {
                        in_message = false;
                        "250 taken"
                    }
                    _ if in_message => continue,
                    "DATA" => {
                        in_message = true;
                        "354 go on"
                    }
                    "RCPT" => recipient,
                    "QUIT" => "221 bye",
                    _ => "250 fine",
                };
                if writing.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
                    break;
                }
            }
            heard
        });
        (Smtp::new(&settings).unwrap(), served)
    }

    #[tokio::test]
    async fn the_first_line_is_the_subject() {
        let (smtp, served) = server("250 fine").await;
        smtp.send("amel@example.com", "Your code\nIt is 12345.").await.unwrap();
        drop(smtp);
        let heard = served.await.unwrap();
        for part in
            ["RCPT TO:<amel@example.com>", "From: Depannini <no-reply@localhost>", "Subject: Your code", "It is 12345."]
        {
            assert!(heard.contains(part), "{part} is missing in {heard}");
        }
    }

    #[tokio::test]
    async fn a_refusal_is_an_error_that_tells_no_address() {
        let (smtp, served) = server("550 unknown").await;
        let error = smtp.send("amel@example.com", "Your code\nIt is 12345.").await.unwrap_err().to_string();
        assert_eq!(error, "smtp answered 550");
        drop(smtp);
        served.await.unwrap();
    }
}
