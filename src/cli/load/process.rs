//! What the operating system says of a process: memory, processor time, open files. Linux only (`/proc`).

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;

/// Ticks a second of the processor times in `/proc` (`USER_HZ`, fixed by the kernel's interface).
const TICKS: u64 = 100;

/// A process of this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Process(pub(super) u32);

impl Process {
    /// The one that listens there, if it is of this machine and may be looked at.
    pub(super) fn listening(address: SocketAddr) -> Option<Self> {
        let inode = listener(address)?;
        let wanted = format!("socket:[{inode}]");
        let ids = fs::read_dir("/proc").ok()?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        ids.map(Self).find(|process| process.files().any(|file| file.to_str() == Some(&wanted)))
    }

    /// Resident memory in bytes.
    ///
    /// # Errors
    /// A process that is gone.
    pub(super) fn resident(self) -> anyhow::Result<u64> {
        let kib: u64 = self.status("VmRSS")?.trim_end_matches(" kB").parse()?;
        Ok(kib * 1024)
    }

    /// Processor time so far, all threads.
    ///
    /// # Errors
    /// A process that is gone.
    pub(super) fn processor(self) -> anyhow::Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0)).context("the server's processor time")?;
        // the name, in parentheses, may hold blanks
        let rest = stat.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
        let ticks = |place: usize| rest.split_whitespace().nth(place)?.parse::<u64>().ok();
        let ticks = ticks(11).zip(ticks(12)).map(|(user, system)| user + system).context("/proc/PID/stat")?;
        Ok(Duration::from_millis(ticks * 1000 / TICKS))
    }

    /// The cores it may run on, as `taskset -c` takes them.
    ///
    /// # Errors
    /// A process that is gone.
    pub(super) fn cores(self) -> anyhow::Result<String> {
        self.status("Cpus_allowed_list")
    }

    /// How many files it may have open.
    pub(super) fn most_files(self) -> Option<u64> {
        let limits = fs::read_to_string(format!("/proc/{}/limits", self.0)).ok()?;
        let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
        line.split_whitespace().next()?.parse().ok()
    }

    /// The folder of its SQLite file, if it has one open.
    pub(super) fn database_folder(self) -> Option<PathBuf> {
        let file = self.files().find(|file| file.to_str().is_some_and(|path| path.ends_with("-wal")))?;
        file.parent().map(PathBuf::from)
    }

    fn files(self) -> impl Iterator<Item = PathBuf> {
        let entries = fs::read_dir(format!("/proc/{}/fd", self.0)).ok();
        entries.into_iter().flatten().filter_map(|entry| fs::read_link(entry.ok()?.path()).ok())
    }

    fn status(self, name: &str) -> anyhow::Result<String> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0)).context("is the server still there?")?;
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        Ok(line.with_context(|| format!("/proc/PID/status has no {name}"))?.trim().to_owned())
    }
}

/// This process.
pub(super) fn own() -> Process {
    Process(std::process::id())
}

/// The load of the machine: processes that run or want to, over one minute.
pub(super) fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("?").to_owned()
}

/// The inode of the socket that listens there.
fn listener(address: SocketAddr) -> Option<u64> {
    ["/proc/net/tcp", "/proc/net/tcp6"].iter().find_map(|table| {
        let table = fs::read_to_string(table).ok()?;
        table.lines().skip(1).find_map(|line| listens(line, address))
    })
}

/// The inode in a line of the table, if it is of a socket that listens on this port, at this address or at any.
fn listens(line: &str, address: SocketAddr) -> Option<u64> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let (ip, port) = fields.get(1)?.split_once(':')?;
    let listening = *fields.get(3)? == "0A" && u16::from_str_radix(port, 16) == Ok(address.port());
    let any = ip.chars().all(|digit| digit == '0');
    let same = match address.ip() {
        // as the machine stores it: the first byte is the lowest
        IpAddr::V4(wanted) => u32::from_str_radix(ip, 16).is_ok_and(|ip| ip.to_le_bytes() == wanted.octets()),
        IpAddr::V6(_) => ip.len() == 32,
    };
    (listening && (any || same)).then(|| fields.get(9)?.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_is_found_by_its_address() {
        let line =
            "   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0";
        let at = |text: &str| listens(line, text.parse().unwrap());
        assert_eq!(at("127.0.0.1:8000"), Some(4711));
        assert_eq!(at("127.0.0.2:8000"), None);
        assert_eq!(at("127.0.0.1:8001"), None);
        assert_eq!(listens(&line.replace(" 0A ", " 01 "), "127.0.0.1:8000".parse().unwrap()), None);
    }

    #[test]
    fn this_process_is_found_and_has_memory_and_files() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        assert_eq!(Process::listening(listener.local_addr().unwrap()), Some(own()));
        assert!(own().resident().unwrap() > 100_000);
        assert!(own().processor().unwrap() < Duration::from_secs(3600));
        assert!(own().most_files().is_some_and(|most| most > 10));
        assert!(!own().cores().unwrap().is_empty());
    }
}
