//! The baseline of sockets: a bare actix-ws echo server, in a process of its own on the same cores as the real one.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use actix_web::web::Payload;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use actix_ws::Message;
use anyhow::Context as _;

use super::process::{self, Process};

/// The hidden word on the command line that makes this program the echo server.
pub(super) const WORD: &str = "echo";

/// The running echo server; it ends when this is dropped.
pub(super) struct Echo {
    child: Child,
    /// Where it listens.
    pub(super) address: SocketAddr,
}

impl Echo {
    /// Starts one with so many workers, on the same cores as `beside` if that is known.
    ///
    /// # Errors
    /// A process that cannot be started.
    pub(super) fn start(workers: usize, beside: Option<Process>) -> anyhow::Result<Self> {
        let this = std::env::current_exe()?;
        let cores =
            beside.map(Process::cores).transpose()?.filter(|cores| process::own().cores().ok().as_ref() != Some(cores));
        let mut command = match &cores {
            Some(cores) => {
                let mut command = Command::new("taskset");
                command.args(["-c", cores]).arg(&this);
                command
            }
            None => Command::new(&this),
        };
        let mut child = command
            .args(["load", WORD, "--workers", &workers.to_string()])
            // it ends when this side of the pipe does
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("starting the echo server")?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let address = line.trim().parse();
        let mut echo = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)) };
        echo.address = address.with_context(|| format!("the echo server said {line:?}"))?;
        Ok(echo)
    }

    /// The process.
    pub(super) fn process(&self) -> Process {
        Process(self.child.id())
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        // it may have ended by itself
        let _ended = self.child.kill();
        let _status = self.child.wait();
    }
}

/// The echo server itself: says where it listens and serves until its standard input ends.
///
/// # Errors
/// An address that cannot be had.
pub(super) async fn serve(workers: usize) -> anyhow::Result<()> {
    let server = HttpServer::new(|| App::new().route("/", web::get().to(echo))).disable_signals();
    let server = if workers > 0 { server.workers(workers) } else { server };
    let server = server.bind("127.0.0.1:0")?;
    println!("{}", server.addrs().first().context("no address")?);
    std::thread::spawn(|| {
        let _ended = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    Ok(server.run().await?)
}

async fn echo(request: HttpRequest, payload: Payload) -> Result<HttpResponse, actix_web::Error> {
    let (response, mut session, mut messages) = actix_ws::handle(&request, payload)?;
    actix_web::rt::spawn(async move {
        while let Some(Ok(message)) = messages.recv().await {
            let sent = match message {
                Message::Text(text) => session.text(text).await,
                Message::Ping(payload) => session.pong(&payload).await,
                Message::Close(_) => break,
                Message::Binary(_) | Message::Continuation(_) | Message::Pong(_) | Message::Nop => Ok(()),
            };
            if sent.is_err() {
                return;
            }
        }
        // the other side may have gone without a word
        let _gone = session.close(None).await;
    });
    Ok(response)
}
