//! The unit of work that use cases get: one transaction with its time, its facts and its tasks.
//!
//! A use case never gets a bare connection for writing. What it appends to the journal and to the task table commits with
//! its rows or not at all; followers hear of it after the commit even when the one who asked has hung up.

mod once;
mod work;

use std::time::Duration;

use diesel::connection::SimpleConnection as _;

pub use once::{KeyReuse, Verdict};
pub use work::Work;

use crate::journal::NewEvent;
use crate::kernel::error::{DomainError, Fault};
use crate::kernel::origin::Origin;
use crate::kernel::time::Timestamp;
use crate::storage::{Conn, Obstacle, Violation, unless_hindered, unless_taken};
use crate::tasks::NewTask;

/// A transaction under way.
pub struct Tx<'c> {
    conn: &'c mut Conn,
    now: Timestamp,
    /// Now by the clock of whoever does the tasks, which is not the one that dates the rows where a deployment has two.
    due: Timestamp,
    events: Vec<NewEvent>,
    tasks: Vec<NewTask>,
    depth: u32,
    settled: &'c Settled,
}

/// What a handle says of all its transactions.
#[derive(Debug, Clone)]
struct Settled {
    /// How long an `Idempotency-Key` is remembered.
    key_life: Duration,
    /// Who asks for them.
    origin: Origin,
}

impl<'c> Tx<'c> {
    fn new(conn: &'c mut Conn, (now, due): (Timestamp, Timestamp), settled: &'c Settled) -> Self {
        Self { conn, now, due, events: Vec::new(), tasks: Vec::new(), depth: 0, settled }
    }

    /// How long an `Idempotency-Key` is remembered.
    fn key_life(&self) -> Duration {
        self.settled.key_life
    }

    /// Who asks for this transaction, and from where.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.settled.origin
    }

    /// The connection, for the queries of a `store.rs`.
    pub fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    /// When this transaction happens; the same instant for all its rows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Appends a fact to the journal when the use case succeeds.
    pub fn emit(&mut self, event: NewEvent) {
        self.events.push(event);
    }

    /// Enqueues work when the use case succeeds.
    pub fn enqueue(&mut self, task: NewTask) {
        self.tasks.push(task);
    }

    /// Runs one statement that may run into a uniqueness, in a savepoint, so that the transaction goes on.
    ///
    /// # Errors
    /// Any other database error, as a fault.
    pub fn attempt<T>(
        &mut self,
        statement: impl FnOnce(&mut Conn) -> Result<T, diesel::result::Error>,
    ) -> Result<Result<T, Violation>, Fault> {
        self.in_savepoint(statement, unless_taken)
    }

    /// Runs statements that may also leave a row pointing at nothing, in a savepoint, so that the transaction goes on.
    ///
    /// # Errors
    /// Any other database error, as a fault.
    pub fn attempt_linked<T>(
        &mut self,
        statements: impl FnOnce(&mut Conn) -> Result<T, diesel::result::Error>,
    ) -> Result<Result<T, Obstacle>, Fault> {
        self.in_savepoint(statements, unless_hindered)
    }

    fn in_savepoint<T, R>(
        &mut self,
        statements: impl FnOnce(&mut Conn) -> Result<T, diesel::result::Error>,
        sort: impl FnOnce(Result<T, diesel::result::Error>) -> Result<Result<T, R>, Fault>,
    ) -> Result<Result<T, R>, Fault> {
        self.depth += 1;
        let name = format!("attempt_{}", self.depth);
        self.conn.batch_execute(&format!("savepoint {name}"))?;
        let outcome = sort(statements(self.conn))?;
        let end = match outcome {
            Ok(_) => format!("release savepoint {name}"),
            Err(_) => format!("rollback to savepoint {name}; release savepoint {name}"),
        };
        self.conn.batch_execute(&end)?;
        Ok(outcome)
    }

    /// Runs something whose refusal undoes it and nothing else: the transaction goes on.
    fn trial<T, E: DomainError>(&mut self, job: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<Result<T, E>, E> {
        self.depth += 1;
        let name = format!("trial_{}", self.depth);
        let (events, tasks) = (self.events.len(), self.tasks.len());
        self.statement(&format!("savepoint {name}"))?;
        match job(self) {
            Err(refusal) if refusal.fault().is_none() => {
                self.events.truncate(events);
                self.tasks.truncate(tasks);
                self.statement(&format!("rollback to savepoint {name}; release savepoint {name}"))?;
                Ok(Err(refusal))
            }
            Err(fault) => Err(fault),
            Ok(done) => {
                self.statement(&format!("release savepoint {name}"))?;
                Ok(Ok(done))
            }
        }
    }

    /// Runs something and undoes it, whatever comes of it: for what is known only by doing it.
    ///
    /// # Errors
    /// What the job returns; a fault ends the transaction.
    pub fn rehearse<T, E: DomainError>(&mut self, job: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.depth += 1;
        let name = format!("rehearsal_{}", self.depth);
        let (events, tasks) = (self.events.len(), self.tasks.len());
        self.statement(&format!("savepoint {name}"))?;
        let told = job(self);
        if told.as_ref().is_err_and(|error| error.fault().is_some()) {
            return told;
        }
        self.events.truncate(events);
        self.tasks.truncate(tasks);
        self.statement(&format!("rollback to savepoint {name}; release savepoint {name}"))?;
        told
    }

    fn statement(&mut self, sql: &str) -> Result<(), Fault> {
        Ok(self.conn.batch_execute(sql)?)
    }

    /// Appends what was collected: the last statements of the transaction.
    fn finish(self) -> Result<Written, Fault> {
        for task in &self.tasks {
            crate::tasks::enqueue(self.conn, task, self.due)?;
        }
        let events = crate::journal::append(self.conn, self.events, self.now)?;
        Ok(Written { events, tasks: !self.tasks.is_empty() })
    }
}

/// What a committed transaction leaves to announce.
struct Written {
    events: Vec<crate::journal::Event>,
    tasks: bool,
}

/// Runs a use case's job as one transaction on a connection that is already inside one.
fn run<T, E: DomainError>(
    conn: &mut Conn,
    (times, settled): ((Timestamp, Timestamp), &Settled),
    job: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
) -> Result<(T, Written), E> {
    let mut tx = Tx::new(conn, times, settled);
    let value = job(&mut tx)?;
    let written = tx.finish()?;
    Ok((value, written))
}
