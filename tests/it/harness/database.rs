//! A database of its own for each test.

use diesel::{Connection as _, PgConnection, RunQueryDsl as _};

/// Where a test's rows live; gone with [`Database::drop_it`], on SQLite also by itself.
pub(crate) enum Database {
    Sqlite(tempfile::TempDir),
    Postgres { admin: String, name: String },
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    /// `None`, and a word about it, where no server was named.
    pub(crate) fn postgres() -> Option<Self> {
        let Ok(admin) = std::env::var("DEPANNINI_TEST_POSTGRES") else {
            println!("skipped: DEPANNINI_TEST_POSTGRES not set");
            return None;
        };
        let mut conn = PgConnection::establish(&admin).expect("DEPANNINI_TEST_POSTGRES must be a server's URL");
        let name = format!("depannini_test_{}", depannini::kernel::secret::random_token().split_at(16).0);
        let template = template(&mut conn, &admin);
        run(&mut conn, &format!("create database {name} template {template}"));
        Some(Self::Postgres { admin, name })
    }

    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", folder.path().join("test.db").display()),
            Self::Postgres { admin, name } => with_name(admin, name),
        }
    }

    /// A connection of its own, which sees only what was committed.
    pub(crate) fn outside(&self) -> super::Outside {
        super::Outside::connect(&self.url())
    }

    pub(crate) fn drop_it(self) {
        if let Self::Postgres { admin, name } = self {
            let mut conn = PgConnection::establish(&admin).unwrap();
            run(&mut conn, &format!("drop database {name} with (force)"));
        }
    }
}

fn run(conn: &mut PgConnection, sql: &str) {
    diesel::sql_query(sql).execute(conn).unwrap_or_else(|error| panic!("{sql}: {error}"));
}

fn with_name(url: &str, name: &str) -> String {
    let (server, _) = url.rsplit_once('/').expect("a URL with a database name");
    format!("{server}/{name}")
}

/// All that PostgreSQL's migrations say, oldest first.
fn migrations() -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
    let mut found: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path().join("up.sql")).collect();
    found.sort();
    found.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// A migrated database to copy; made once for each set of migrations, by whoever comes first.
fn template(conn: &mut PgConnection, admin: &str) -> String {
    #[derive(diesel::QueryableByName)]
    struct Found {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    let name = format!("depannini_template_{}", depannini::kernel::secret::digest(&migrations()).split_at(16).0);
    run(conn, "select pg_advisory_lock(7236011)");
    let found: Found = diesel::sql_query(format!("select count(*) as count from pg_database where datname = '{name}'"))
        .get_result(conn)
        .unwrap();
    if found.count == 0 {
        let making = format!("{name}_making");
        run(conn, &format!("drop database if exists {making} with (force)"));
        run(conn, &format!("create database {making}"));
        let mut settings = super::world::settings();
        settings.database.url = with_name(admin, &making);
        depannini::storage::Db::migrate(&settings.database).unwrap();
        run(conn, &format!("alter database {making} rename to {name}"));
    }
    run(conn, "select pg_advisory_unlock(7236011)");
    name
}
