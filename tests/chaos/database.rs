//! The database under the server, and how it is taken away and given back.

use std::net::ToSocketAddrs as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, SqliteConnection};
use tempfile::TempDir;

use super::cluster::Cluster;
use super::proxy::Proxy;

/// Where the server's rows live.
pub(crate) enum Database {
    /// A file. It is taken away by somebody else who writes for longer than anybody waits.
    Sqlite { _folder: Option<TempDir>, path: PathBuf, writer: Option<SqliteConnection> },
    /// A cluster of the harness's own. It is taken away by stopping it as a crash would.
    Cluster(Arc<Cluster>),
    /// A database of its own on a server that must not be stopped, behind a proxy. It is taken away by cutting and refusing
    /// all connections, and by ending those that the server holds for it.
    Given {
        server: String,
        direct: String,
        name: String,
        proxied: String,
        proxy: Proxy,
        upstream: std::net::SocketAddr,
    },
}

impl Database {
    /// SQLite, in a folder of its own or at the path of a URL, where nothing may be yet.
    pub(crate) fn sqlite(url: Option<&str>) -> Result<Self, String> {
        if let Some(path) = url.and_then(|url| url.strip_prefix("sqlite://")) {
            let path = PathBuf::from(path);
            if path.exists() {
                return Err(format!("{} is there already: people's data are no place for this", path.display()));
            }
            return Ok(Self::Sqlite { _folder: None, path, writer: None });
        }
        let folder =
            tempfile::Builder::new().prefix("depannini-chaos-").tempdir().map_err(|error| error.to_string())?;
        let path = folder.path().join("chaos.db");
        Ok(Self::Sqlite { _folder: Some(folder), path, writer: None })
    }

    /// A cluster of its own.
    pub(crate) fn cluster() -> Result<Self, String> {
        Cluster::create().map(|cluster| Self::Cluster(Arc::new(cluster)))
    }

    /// A new database on the server of this URL.
    pub(crate) async fn given(server: &str) -> Result<Self, String> {
        let name = format!("depannini_test_chaos_{:08x}", rand::random::<u32>());
        admin(server)?.batch_execute(&format!("create database {name}")).map_err(|error| error.to_string())?;
        let mut url = reqwest::Url::parse(server).map_err(|error| error.to_string())?;
        url.set_path(&name);
        let direct = url.to_string();
        let host = url.host_str().unwrap_or("127.0.0.1").trim_matches(['[', ']']).to_owned();
        let found = (host, url.port().unwrap_or(5432)).to_socket_addrs().map_err(|error| error.to_string())?;
        let upstream = { found }.next().ok_or("the server has no address")?;
        let proxy = Proxy::start().await;
        proxy.lead_to(Some(upstream));
        url.set_host(Some("127.0.0.1")).map_err(|error| error.to_string())?;
        url.set_port(Some(proxy.address.port())).map_err(|()| "a URL without a port")?;
        Ok(Self::Given { server: server.to_owned(), direct, name, proxied: url.to_string(), proxy, upstream })
    }

    /// As the server gets it.
    pub(crate) fn url(&self) -> String {
        match self {
            Self::Given { proxied, .. } => proxied.clone(),
            other => other.direct_url(),
        }
    }

    /// As the checker gets it.
    pub(crate) fn direct_url(&self) -> String {
        match self {
            Self::Sqlite { path, .. } => format!("sqlite://{}", path.display()),
            Self::Cluster(cluster) => cluster.url(),
            Self::Given { direct, .. } => direct.clone(),
        }
    }

    /// What it is, in words.
    pub(crate) fn words(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "SQLite",
            Self::Cluster(_) => "PostgreSQL (a cluster of its own)",
            Self::Given { .. } => "PostgreSQL (a given server, behind a proxy)",
        }
    }

    /// Takes it away; nothing can be committed once this has returned. Returns whether reading fails, too.
    pub(crate) async fn take_away(&mut self) -> Result<bool, String> {
        match self {
            Self::Sqlite { path, writer, .. } => {
                let path = path.display().to_string();
                let locked = aside(move || {
                    let mut conn = SqliteConnection::establish(&path).map_err(|error| error.to_string())?;
                    let lock = "pragma busy_timeout = 20000; begin exclusive";
                    conn.batch_execute(lock).map_err(|error| error.to_string())?;
                    Ok(conn)
                });
                *writer = Some(locked.await?);
                Ok(false)
            }
            Self::Cluster(cluster) => {
                let cluster = Arc::clone(cluster);
                aside(move || cluster.stop()).await.map(|()| true)
            }
            Self::Given { server, name, proxy, .. } => {
                proxy.lead_to(None);
                proxy.cut(|| true);
                // nobody is left to commit
                let mut admin = admin(server)?;
                let left = format!(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and pid <> pg_backend_pid()"
                );
                admin.batch_execute(&left).map_err(|error| error.to_string())?;
                tokio::time::sleep(Duration::from_millis(200)).await;
                Ok(true)
            }
        }
    }

    /// Gives it back.
    pub(crate) async fn give_back(&mut self) -> Result<(), String> {
        match self {
            Self::Sqlite { writer, .. } => match writer.take() {
                Some(mut conn) => conn.batch_execute("rollback").map_err(|error| error.to_string()),
                None => Ok(()),
            },
            Self::Cluster(cluster) => {
                let cluster = Arc::clone(cluster);
                aside(move || cluster.start()).await
            }
            Self::Given { proxy, upstream, .. } => {
                proxy.lead_to(Some(*upstream));
                Ok(())
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::Given { server, name, .. } = self
            && let Ok(mut admin) = admin(server)
        {
            // what stays is swept up by the next scripts/test
            let _dropped = admin.batch_execute(&format!("drop database if exists {name} with (force)"));
        }
    }
}

/// Leaves the one thread that everybody plays on: whoever waits there would be taken for a slow server.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T, String> {
    tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())?
}

fn admin(server: &str) -> Result<PgConnection, String> {
    PgConnection::establish(server).map_err(|error| error.to_string())
}
