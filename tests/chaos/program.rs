//! The program as it is delivered: started, killed, asked to stop.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::oneshot;

/// Seconds that a stop in order may take.
pub(crate) const SHUTDOWN_SECONDS: u64 = 5;
/// How long the server waits for its database.
pub(crate) const WAIT: Duration = Duration::from_millis(1000);
/// A server that has not said where it serves by then does not start.
const PATIENCE: Duration = Duration::from_secs(60);

const BINARY: &str = env!("CARGO_BIN_EXE_depannini");

/// Settings under which much happens in a short time.
fn settings() -> [(&'static str, String); 13] {
    [
        ("RUST_LOG", "warn".to_owned()),
        ("DEPANNINI__LIMITS__REQUESTS_PER_SECOND", "100000".to_owned()),
        ("DEPANNINI__LIMITS__REQUEST_BURST", "100000".to_owned()),
        ("DEPANNINI__SERVER__WORKERS", "2".to_owned()),
        ("DEPANNINI__SERVER__SHUTDOWN_SECONDS", SHUTDOWN_SECONDS.to_string()),
        ("DEPANNINI__DATABASE__WAIT_MS", WAIT.as_millis().to_string()),
        // longer than any run
        ("DEPANNINI__ACCOUNTS__ACCESS_MINUTES", "1440".to_owned()),
        ("DEPANNINI__DISPATCH__WAVE_SIZE", "4".to_owned()),
        ("DEPANNINI__DISPATCH__WAVE_SECONDS", "2".to_owned()),
        ("DEPANNINI__DISPATCH__SEARCH_MINUTES", "1".to_owned()),
        ("DEPANNINI__DISPATCH__FLUSH_SECONDS", "1".to_owned()),
        ("DEPANNINI__DISPATCH__POSITION_MAX_AGE_MINUTES", "120".to_owned()),
        ("DEPANNINI__REALTIME__SWEEP_SECONDS", "2".to_owned()),
    ]
}

/// A running server.
pub(crate) struct Program {
    child: Child,
    /// Where it serves.
    pub(crate) address: SocketAddr,
}

/// A server that has not yet said where it serves.
pub(crate) struct Starting {
    child: Option<Child>,
    line: oneshot::Receiver<String>,
    log: PathBuf,
}

impl Starting {
    /// Runs `depannini serve`; what it logs is appended to `log`.
    pub(crate) fn launch(url: &str, log: &Path) -> Self {
        let file = File::options().create(true).append(true).open(log).expect("a log file");
        let mut child = Command::new(BINARY)
            .args(["serve", "--bind", "127.0.0.1:0", "--database-url", url])
            .envs(settings())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(file)
            .spawn()
            .expect("the program starts");
        let stdout = child.stdout.take().expect("a piped output");
        let (said, line) = oneshot::channel();
        std::thread::spawn(move || {
            let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
            if let Some(first) = lines.next() {
                let _killed_meanwhile = said.send(first);
            }
            lines.for_each(drop);
        });
        Self { child: Some(child), line, log: log.to_owned() }
    }

    /// Waits until it serves. Dropped before that, it is killed.
    ///
    /// # Errors
    /// It ended or said nothing.
    pub(crate) async fn ready(mut self) -> Result<Program, String> {
        let line = tokio::time::timeout(PATIENCE, &mut self.line).await;
        let line = line.map_err(|_| "it did not say where it serves".to_owned())?;
        let line = line.map_err(|_| format!("it ended by itself: {}", tail(&self.log)))?;
        let address = line.split_whitespace().find_map(|word| word.strip_prefix("http://")?.parse().ok());
        let address = address.ok_or_else(|| format!("it did not say where it serves, but {line:?}"))?;
        Ok(Program { child: self.child.take().expect("taken once"), address })
    }
}

impl Drop for Starting {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            end(child);
        }
    }
}

impl Program {
    /// Ends it as the machine would: no signal that it could hear.
    pub(crate) fn kill(mut self) {
        end(&mut self.child);
    }

    /// Whether it still runs.
    pub(crate) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Asks it to stop, and waits `longest`; `None` when it has not ended by then.
    pub(crate) async fn terminate(mut self, longest: Duration) -> Option<(ExitStatus, Duration)> {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "kill -TERM works");
        let started = Instant::now();
        while started.elapsed() < longest {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some((status, started.elapsed()));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        None
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn end(child: &mut Child) {
    // it may have ended by itself
    let _ended = child.kill();
    let _reaped = child.wait();
}

/// The end of a log.
pub(crate) fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text.lines().rev().take(5).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join(" | ")
}

/// Makes people in an empty database: `{"clients": […], "assistants": […]}`, each with `id` and `access`.
pub(crate) fn seed(url: &str, clients: u32, assistants: u32) -> Value {
    let made = Command::new(BINARY)
        .args(["seed", "--database-url", url, "--spread-km", "3", "--around", "36.7525,3.042"])
        .args(["--clients", &clients.to_string(), "--assistants", &assistants.to_string()])
        .envs(settings())
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    assert!(made.status.success(), "seed: {}", String::from_utf8_lossy(&made.stderr));
    serde_json::from_slice(&made.stdout).expect("seed prints JSON")
}
