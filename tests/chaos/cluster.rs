//! A PostgreSQL of the harness's own, which may be stopped without asking anybody.

use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A running cluster in a temporary folder.
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: TempDir,
    port: u16,
    owner: Option<(u32, u32)>,
}

impl Cluster {
    /// Makes and starts one.
    ///
    /// # Errors
    /// PostgreSQL's programs are not here, or do not work.
    pub(crate) fn create() -> Result<Self, String> {
        let programs = programs().ok_or("no initdb and pg_ctl below /usr/lib/postgresql or beside pg_config")?;
        let folder =
            tempfile::Builder::new().prefix("depannini-chaos-").tempdir().map_err(|error| error.to_string())?;
        // PostgreSQL refuses to run as root
        let root = folder.path().metadata().is_ok_and(|folder| folder.uid() == 0);
        let owner =
            if root { Some(postgres_user().ok_or("no user postgres, and PostgreSQL refuses root")?) } else { None };
        if let Some((user, group)) = owner {
            chown(folder.path(), Some(user), Some(group)).map_err(|error| error.to_string())?;
        }
        let cluster = Self { programs, folder, port: free_port(), owner };
        cluster.run(
            "initdb",
            &["--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"],
        )?;
        let settings = format!(
            "\nlisten_addresses = '127.0.0.1'\nport = {}\nunix_socket_directories = ''\nmax_connections = 40\n",
            cluster.port
        );
        let file = cluster.data().join("postgresql.conf");
        let stock = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
        std::fs::write(&file, stock + &settings).map_err(|error| error.to_string())?;
        cluster.start()?;
        Ok(cluster)
    }

    /// Where the server finds it.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it; it recovers from its log first.
    ///
    /// # Errors
    /// What `pg_ctl` says.
    pub(crate) fn start(&self) -> Result<(), String> {
        let log = self.folder.path().join("log");
        self.run("pg_ctl", &["start", "--wait", "--silent", "--log", &log.display().to_string()])
    }

    /// Ends it as a crash would.
    ///
    /// # Errors
    /// What `pg_ctl` says.
    pub(crate) fn stop(&self) -> Result<(), String> {
        self.run("pg_ctl", &["stop", "--mode", "immediate", "--wait", "--silent"])
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<(), String> {
        let mut command = Command::new(self.programs.join(program));
        command.arg("--pgdata").arg(self.data()).args(arguments).current_dir(self.folder.path());
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        // no pipes: the server would keep them open
        let said = self.folder.path().join(format!("{program}.said"));
        let file = std::fs::File::create(&said).map_err(|error| error.to_string())?;
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(file);
        let status = command.status().map_err(|error| format!("{program}: {error}"))?;
        if status.success() {
            return Ok(());
        }
        Err(format!("{program}: {status}: {}", std::fs::read_to_string(&said).unwrap_or_default()))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // it may be down already
        let _stopped = self.stop();
    }
}

/// The folder of PostgreSQL's programs, the newest version first.
fn programs() -> Option<PathBuf> {
    let complete = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file();
    let version = |folder: &Path| -> u32 {
        let name = folder.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        name.and_then(|name| name.parse().ok()).unwrap_or(0)
    };
    let versions = Path::new("/usr/lib/postgresql").read_dir().into_iter().flatten().flatten();
    let debian = versions.map(|entry| entry.path().join("bin")).filter(complete).max_by_key(|folder| version(folder));
    debian.or_else(|| {
        let said = Command::new("pg_config").arg("--bindir").output().ok()?;
        Some(PathBuf::from(String::from_utf8(said.stdout).ok()?.trim())).filter(complete)
    })
}

/// User and group of PostgreSQL's own account.
fn postgres_user() -> Option<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let mut fields = users.lines().find(|line| line.starts_with("postgres:"))?.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound address").port()
}
