//! PostgreSQL's own commands. A password reaches them by the environment, never by an argument: the process list shows
//! those to everyone.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use super::CopyError;
use crate::kernel::error::Fault;

/// How the commands are called; a path where they are not found by name.
#[derive(Debug, Clone)]
pub struct Tools {
    /// Writes a database out.
    pub pg_dump: String,
    /// Reads what that wrote.
    pub pg_restore: String,
    /// Runs what that read.
    pub psql: String,
}

/// The commands for one server.
pub(super) struct ServerTools {
    tools: Tools,
    url: String,
    password: Option<String>,
}

impl Tools {
    pub(super) fn for_server(&self, url: &str) -> ServerTools {
        let (url, password) = without_password(url);
        ServerTools { tools: self.clone(), url, password }
    }
}

impl ServerTools {
    pub(super) fn pg_dump(&self) -> Command {
        let mut command = self.command(&self.tools.pg_dump);
        command.arg("--dbname").arg(&self.url);
        command
    }

    /// Needs no server: it only reads a file.
    pub(super) fn pg_restore(&self) -> Command {
        self.command(&self.tools.pg_restore)
    }

    pub(super) fn psql(&self) -> Command {
        let mut command = self.command(&self.tools.psql);
        command.arg("--dbname").arg(&self.url);
        command
    }

    fn command(&self, tool: &str) -> Command {
        let mut command = Command::new(tool);
        // `LC_ALL`: what they complain of is put into the log
        command.env("LC_ALL", "C").env("PGCONNECT_TIMEOUT", "10").stdin(Stdio::null());
        if let Some(password) = &self.password {
            command.env("PGPASSWORD", password);
        }
        command
    }
}

/// A command that cannot be started: missing, or something else.
pub(super) fn not_started(command: &Command, error: &std::io::Error) -> CopyError {
    let tool = command.get_program().to_string_lossy().into_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied => CopyError::ToolMissing(tool),
        _ => CopyError::Fault(Fault::unavailable("backup", format!("{tool}: {error}"))),
    }
}

/// The last thing that a command complained of.
pub(super) fn complaint(stderr: &[u8]) -> String {
    let said = String::from_utf8_lossy(stderr);
    said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no reason was given").to_owned()
}

/// The address without its password, and the password.
fn without_password(url: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = url.split_once("://") else { return (url.to_owned(), None) };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (authority, of_user) = match authority.rsplit_once('@') {
        Some((user, host)) => match user.split_once(':') {
            Some((name, password)) => (format!("{name}@{host}"), Some(unescaped(password))),
            None => (authority.to_owned(), None),
        },
        None => (authority.to_owned(), None),
    };
    let Some((path, query)) = path.split_once('?') else { return (format!("{scheme}://{authority}{path}"), of_user) };
    let (passwords, others): (Vec<&str>, Vec<&str>) = query.split('&').partition(|part| part.starts_with("password="));
    let of_query = passwords.last().map(|part| unescaped(part.trim_start_matches("password=")));
    (format!("{scheme}://{authority}{path}?{}", others.join("&")), of_query.or(of_user))
}

/// `%41` is `A`; what is no such escape stays as it is.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| *first == b'%');
        let code = escaped.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_stays_in_an_address() {
        for (url, bare, password) in [
            ("postgres://root@127.0.0.1/db", "postgres://root@127.0.0.1/db", None),
            ("postgres://a:s%40e:c@h:5433/db?sslmode=require", "postgres://a@h:5433/db?sslmode=require", Some("s@e:c")),
            ("postgres://a@h/db?password=x%25&x=1", "postgres://a@h/db?x=1", Some("x%")),
            ("postgres:///db?host=/run/x@y", "postgres:///db?host=/run/x@y", None),
            ("postgres://h", "postgres://h", None),
        ] {
            assert_eq!(without_password(url), (bare.to_owned(), password.map(str::to_owned)), "{url}");
        }
    }

    #[test]
    fn a_password_is_no_argument() {
        let tools = Tools { pg_dump: "d".to_owned(), pg_restore: "r".to_owned(), psql: "p".to_owned() };
        let server = tools.for_server("postgres://a:secret@h/db");
        for command in [server.pg_dump(), server.pg_restore(), server.psql()] {
            assert!(command.get_args().all(|argument| !argument.to_string_lossy().contains("secret")));
            assert!(command.get_envs().any(|(name, value)| name == "PGPASSWORD" && value == Some("secret".as_ref())));
        }
    }
}
