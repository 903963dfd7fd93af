//! The one room that every write passes through: what was acknowledged is there, what was not is not, whatever breaks.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::time::Duration;

use depannini::config::DatabaseSettings;
use depannini::kernel::error::{DomainError, Fault, Kind};
use depannini::storage::{Conn, Db};
use diesel::connection::SimpleConnection as _;
use futures_util::future::{join, join_all, join3};

use crate::harness::{Database, Outside, settings};

/// A refusal or a fault.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("no")]
    No,
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DomainError for Error {
    fn fault(&self) -> Option<&Fault> {
        if let Self::Fault(fault) = self { Some(fault) } else { None }
    }
    fn code(&self) -> &'static str {
        "no"
    }
    fn kind(&self) -> Kind {
        Kind::Conflict
    }
}

/// What becomes of a job after it has written its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Succeed,
    Refuse,
    Panic,
    Break,
    /// The database has no room for more.
    FillDisk,
    /// The same, and the job goes on as if it had.
    FillDiskUnnoticed,
    /// A constraint that only COMMIT looks at.
    BreakAtCommit,
    /// Any statement fails, and the job goes on as if it had not.
    FailUnnoticed,
    /// A savepoint is left open.
    LeaveSavepoint,
    /// The job ends the transaction that is not its own.
    RollBack,
    /// The server goes away (a file cannot).
    LoseConnection,
}

const TROUBLES: [Then; 10] = [
    Then::Refuse,
    Then::Panic,
    Then::Break,
    Then::FillDisk,
    Then::FillDiskUnnoticed,
    Then::BreakAtCommit,
    Then::FailUnnoticed,
    Then::LeaveSavepoint,
    Then::RollBack,
    Then::LoseConnection,
];

fn run(conn: &mut Conn, sql: &str) -> Result<(), Fault> {
    conn.batch_execute(sql).map_err(Fault::from)
}

fn fill_disk(conn: &mut Conn) -> Result<(), Fault> {
    let is_file = matches!(conn, Conn::Sqlite(_));
    run(
        conn,
        if is_file {
            // counted by this connection only; the least is what is there
            "pragma max_page_count = 1; insert into padding values (zeroblob(4000000))"
        } else {
            "do $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$"
        },
    )
}

fn write_row(conn: &mut Conn, row: i64, then: Then) -> Result<i64, Error> {
    run(conn, &format!("insert into kept (id) values ({row})"))?;
    match then {
        Then::Succeed => {}
        Then::Refuse => return Err(Error::No),
        Then::Panic => panic!("injected"),
        Then::Break => return Err(Fault::internal("injected").into()),
        Then::FillDisk => fill_disk(conn)?,
        Then::FillDiskUnnoticed => drop(fill_disk(conn)),
        Then::BreakAtCommit => run(conn, &format!("insert into child values ({row})"))?,
        Then::FailUnnoticed => drop(run(conn, "insert into kept (id) values (0)")),
        Then::LeaveSavepoint => run(conn, "savepoint left_open")?,
        Then::RollBack => run(conn, "rollback")?,
        Then::LoseConnection => match conn {
            Conn::Sqlite(_) => return Err(Fault::unavailable("database", "injected").into()),
            Conn::Postgres(_) => run(conn, "select pg_terminate_backend(pg_backend_pid())")?,
        },
    }
    Ok(row)
}

/// A database with tables to play with.
struct Place {
    db: Db,
    database: Database,
}

impl Place {
    fn on(database: Database, change: impl FnOnce(&mut DatabaseSettings)) -> Self {
        let mut settings = settings().database;
        settings.url = database.url();
        change(&mut settings);
        let db = Db::open(&settings).unwrap();
        let mut outside = database.outside();
        for sql in [
            "create table kept (id bigint primary key)",
            "insert into kept values (0)",
            "create table padding (bytes bytea)",
            "create table parent (id bigint primary key)",
            "create table child (id bigint references parent (id) deferrable initially deferred)",
        ] {
            outside.execute(sql);
        }
        Self { db, database }
    }

    /// Both databases that there are.
    fn both(change: impl Fn(&mut DatabaseSettings)) -> Vec<Self> {
        let databases = [Some(Database::sqlite()), Database::postgres()];
        databases.into_iter().flatten().map(|database| Self::on(database, &change)).collect()
    }

    fn postgres() -> Option<Self> {
        Some(Self::on(Database::postgres()?, |_| {}))
    }

    fn is_file(&self) -> bool {
        matches!(self.database, Database::Sqlite(_))
    }

    async fn write(&self, row: i64, then: Then) -> Result<i64, Error> {
        self.db.write(move |conn| write_row(conn, row, then), |_| {}).await
    }

    fn end(self) {
        drop(self.db);
        self.database.drop_it();
    }
}

fn holds(outside: &mut Outside, row: i64) -> bool {
    outside.number(&format!("select count(*) as number from kept where id = {row}")) == 1
}

/// Keeps the writer busy until told, so that whatever comes meanwhile stands in line.
async fn hold(db: &Db, until: mpsc::Receiver<()>) -> Result<(), Error> {
    let until = Mutex::new(until);
    let wait = move |_: &mut Conn| {
        let _told = until.lock().unwrap().recv();
        Ok::<_, Error>(())
    };
    db.write(wait, |()| {}).await
}

/// Forty jobs in line at once; each that says it succeeded must be there at that moment, for everyone.
async fn forty(place: &Place, first: i64, trouble: impl Fn(i64) -> Then) -> Vec<(i64, Then, Result<i64, Error>)> {
    let outside = std::cell::RefCell::new(place.database.outside());
    let announced = Arc::new(Mutex::new(Vec::new()));
    let (go, until) = mpsc::channel();
    let jobs = (first..first + 40).map(|row| {
        let then = trouble(row - first);
        let (outside, announced) = (&outside, Arc::clone(&announced));
        async move {
            let committed = move |row: &i64| announced.lock().unwrap().push(*row);
            let answer = place.db.write(move |conn| write_row(conn, row, then), committed).await;
            if answer.is_ok() {
                assert!(holds(&mut outside.borrow_mut(), row), "{then:?}: acknowledged, and not there");
            }
            (row, then, answer)
        }
    });
    // whether the one who holds the line can commit is not the question
    let (_held, answers, ()) = join3(hold(&place.db, until), join_all(jobs), async { drop(go) }).await;
    for (row, then, answer) in &answers {
        let there = holds(&mut outside.borrow_mut(), *row);
        assert_eq!(there, answer.is_ok(), "row {row}, {then:?}: {answer:?}");
    }
    let mut announced = announced.lock().unwrap().clone();
    announced.sort_unstable();
    let acknowledged: Vec<i64> = answers.iter().filter_map(|(_, _, answer)| answer.as_ref().ok().copied()).collect();
    assert_eq!(announced, acknowledged, "each commit is announced once");
    answers
}

#[actix_web::test]
async fn one_job_in_trouble_harms_no_other() {
    for place in Place::both(|_| {}) {
        for (n, trouble) in (1..).zip(TROUBLES) {
            let answers = forty(&place, 100 * n, |row| if row == 20 { trouble } else { Then::Succeed }).await;
            for (row, then, answer) in &answers {
                match then {
                    Then::Succeed => assert!(answer.is_ok(), "row {row} beside {trouble:?}: {answer:?}"),
                    Then::Refuse => assert!(matches!(answer, Err(Error::No)), "{answer:?}"),
                    Then::FillDisk | Then::LoseConnection => {
                        let away = matches!(answer, Err(Error::Fault(Fault::Unavailable { .. })));
                        assert!(away, "{then:?}: {answer:?}");
                    }
                    Then::Panic | Then::Break | Then::BreakAtCommit => {
                        assert!(matches!(answer, Err(Error::Fault(Fault::Internal(_)))), "{then:?}: {answer:?}");
                    }
                    Then::RollBack => assert!(answer.is_err(), "{answer:?}"),
                    // whether these stand is for the database to say; that the answer is true was looked at above
                    Then::FillDiskUnnoticed | Then::FailUnnoticed | Then::LeaveSavepoint => {}
                }
            }
            // and the writer goes on
            assert_eq!(place.write(100 * n + 50, Then::Succeed).await.unwrap(), 100 * n + 50);
        }
        place.end();
    }
}

#[actix_web::test]
async fn all_troubles_in_one_batch() {
    for place in Place::both(|_| {}) {
        for round in 1..=3 {
            let trouble =
                |row: i64| if row % 3 == 0 { TROUBLES[usize::try_from(row / 3).unwrap() % 10] } else { Then::Succeed };
            let answers = forty(&place, 100 * round, trouble).await;
            let fine = answers.iter().filter(|(_, then, answer)| *then == Then::Succeed && answer.is_ok()).count();
            assert_eq!(fine, 26, "{answers:#?}");
        }
        place.end();
    }
}

#[actix_web::test]
async fn a_commit_that_fails_fails_for_all_who_asked_for_it() {
    for place in Place::both(|_| {}) {
        // the batch and then each alone: as many COMMITs as there are
        place.db.failpoint().fail_commits(1000);
        let answers = forty(&place, 100, |_| Then::Succeed).await;
        assert!(answers.iter().all(|(_, _, answer)| matches!(answer, Err(Error::Fault(Fault::Unavailable { .. })))));
        place.db.failpoint().fail_commits(0);
        // only the shared one: a job in it makes it fail, the first time that it runs
        let (go, until) = mpsc::channel();
        let jobs = (200..240).map(|row| {
            let first = std::sync::atomic::AtomicBool::new(row == 220);
            let db = place.db.clone();
            place.db.write(
                move |conn| {
                    if first.swap(false, Ordering::SeqCst) {
                        db.failpoint().fail_commits(1);
                    }
                    write_row(conn, row, Then::Succeed)
                },
                |_| {},
            )
        });
        let (_held, answers, ()) = join3(hold(&place.db, until), join_all(jobs), async { drop(go) }).await;
        let failed = answers.iter().filter(|answer| answer.is_err()).count();
        assert_eq!(
            failed,
            usize::from(!place.is_file()),
            "on a file each runs again alone; on a server it is one's own"
        );
        for (row, answer) in (200..).zip(&answers) {
            assert_eq!(holds(&mut place.database.outside(), row), answer.is_ok());
        }
        place.db.failpoint().fail_commits(0);
        place.end();
    }
}

#[actix_web::test]
async fn an_announcement_that_panics_takes_nothing_back_and_stops_nobody() {
    for place in Place::both(|_| {}) {
        let job = |row| move |conn: &mut Conn| write_row(conn, row, Then::Succeed);
        let answer = place.db.write(job(1), |_| panic!("injected")).await;
        assert_eq!(answer.unwrap(), 1, "it is committed");
        assert_eq!(place.db.write(job(2), |_| {}).await.unwrap(), 2);
        assert!(holds(&mut place.database.outside(), 1));
        place.end();
    }
}

#[actix_web::test]
async fn whoever_hangs_up_has_still_asked() {
    for place in Place::both(|_| {}) {
        let (go, until) = mpsc::channel();
        let (told, hears) = mpsc::channel();
        let held = hold(&place.db, until);
        let abandoned = async {
            let job =
                place.db.write(move |conn| write_row(conn, 1, Then::Succeed), move |row| told.send(*row).unwrap());
            // asked, and gone before the answer
            assert!(futures_util::poll!(std::pin::pin!(job)).is_pending());
            drop(go);
        };
        let (held, ()) = join(held, abandoned).await;
        held.unwrap();
        assert_eq!(hears.recv_timeout(Duration::from_secs(20)).unwrap(), 1, "announced all the same");
        assert!(holds(&mut place.database.outside(), 1));
        place.end();
    }
}

#[actix_web::test]
async fn a_full_line_is_unavailable_and_then_free_again() {
    let short = |settings: &mut DatabaseSettings| {
        (settings.queue, settings.connections, settings.wait_ms) = (1, 1, 100);
    };
    for place in Place::both(short) {
        let (go, until) = mpsc::channel();
        let (held, refused) = join(hold(&place.db, until), async {
            let answer = place.write(1, Then::Succeed).await;
            drop(go);
            answer
        })
        .await;
        held.unwrap();
        assert!(matches!(refused, Err(Error::Fault(Fault::Unavailable { .. }))), "{refused:?}");
        assert_eq!(place.write(2, Then::Succeed).await.unwrap(), 2);
        assert!(!holds(&mut place.database.outside(), 1));
        place.end();
    }
}

#[actix_web::test]
async fn whoever_waited_too_long_in_line_is_not_served_late() {
    let place = Place::on(Database::sqlite(), |settings| settings.wait_ms = 200);
    let late = AtomicU32::new(0);
    // nobody speaks on this line: the writer is held for as long as it listens
    let (_silent, until) = mpsc::channel::<()>();
    let until = Mutex::new(until);
    let listens = place.db.write(
        move |_| {
            let _nothing = until.lock().unwrap().recv_timeout(Duration::from_millis(400));
            Ok::<_, Error>(())
        },
        |()| {},
    );
    let (held, answers) = join(listens, join_all((1..=5).map(|row| place.write(row, Then::Succeed)))).await;
    held.unwrap();
    for answer in answers {
        match answer {
            // came while the first batch was still being filled
            Ok(row) => assert!(holds(&mut place.database.outside(), row)),
            Err(error) => {
                assert!(matches!(error, Error::Fault(Fault::Unavailable { .. })), "{error:?}");
                late.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
    let there = place.database.outside().number("select count(*) as number from kept where id > 0");
    assert_eq!(there + i64::from(late.load(Ordering::Relaxed)), 5);
    assert_eq!(place.write(9, Then::Succeed).await.unwrap(), 9);
    place.end();
}

#[actix_web::test]
async fn what_the_server_asks_to_run_again_is_run_again() {
    let Some(place) = Place::postgres() else { return };
    for (state, row) in [("40001", 100), ("40P01", 200)] {
        for (failures, succeeds) in [(1, true), (5, true), (6, false)] {
            let row = row + i64::from(failures);
            let runs = Arc::new(AtomicU32::new(0));
            let counted = Arc::clone(&runs);
            let answer = place
                .db
                .write(
                    move |conn| {
                        write_row(conn, row, Then::Succeed)?;
                        if counted.fetch_add(1, Ordering::SeqCst) < failures {
                            let words =
                                if state == "40P01" { "deadlock detected" } else { "could not serialize access" };
                            run(
                                conn,
                                &format!("do $$ begin raise exception '{words}' using errcode = '{state}'; end $$"),
                            )?;
                        }
                        Ok::<_, Error>(row)
                    },
                    |_| {},
                )
                .await;
            assert_eq!(runs.load(Ordering::SeqCst), failures + u32::from(succeeds));
            assert_eq!(answer.is_ok(), succeeds, "{answer:?}");
            assert!(succeeds || matches!(answer, Err(Error::Fault(Fault::Unavailable { .. }))), "{answer:?}");
            assert_eq!(holds(&mut place.database.outside(), row), succeeds);
        }
    }
    place.end();
}

#[actix_web::test]
async fn of_two_in_a_deadlock_both_get_through() {
    let Some(place) = Place::postgres() else { return };
    place.database.outside().execute("insert into kept values (1), (2)");
    place.database.outside().execute("alter table kept add column touched int not null default 0");
    let both_hold_one = Arc::new(Barrier::new(2));
    let runs = Arc::new(AtomicU32::new(0));
    let cross = |first: i64, second: i64| {
        let (meet, runs) = (Arc::clone(&both_hold_one), Arc::clone(&runs));
        place.db.write(
            move |conn| {
                let run_number = runs.fetch_add(1, Ordering::SeqCst);
                run(conn, &format!("update kept set touched = touched + 1 where id = {first}"))?;
                if run_number < 2 {
                    meet.wait();
                }
                run(conn, &format!("update kept set touched = touched + 1 where id = {second}"))?;
                Ok::<_, Error>(())
            },
            |()| {},
        )
    };
    let (one, two) = join(cross(1, 2), cross(2, 1)).await;
    one.unwrap();
    two.unwrap();
    assert!(runs.load(Ordering::SeqCst) >= 3, "one of them ran again");
    let touched =
        place.database.outside().lines("select id || ':' || touched as line from kept where id > 0 order by id");
    assert_eq!(touched, ["1:2", "2:2"]);
    place.end();
}

#[actix_web::test]
async fn a_row_that_stays_locked_is_unavailable() {
    let Some(place) = Place::postgres() else { return };
    let mut outside = place.database.outside();
    outside.execute("begin");
    outside.execute("update kept set id = 0 where id = 0");
    let answer = place
        .db
        .write(
            |conn| {
                run(conn, "set local lock_timeout = '50ms'")?;
                run(conn, "update kept set id = 0 where id = 0")?;
                Ok::<_, Error>(())
            },
            |()| {},
        )
        .await;
    assert!(matches!(answer, Err(Error::Fault(Fault::Unavailable { .. }))), "{answer:?}");
    outside.execute("rollback");
    drop(outside);
    place.end();
}

#[actix_web::test]
async fn a_file_that_others_write_to_is_waited_for_as_long_as_was_said() {
    let place = Place::on(Database::sqlite(), |settings| settings.wait_ms = 300);
    let mut outside = place.database.outside();
    outside.execute("begin immediate");
    let started = std::time::Instant::now();
    // two batches and a line: none waits for those before it and then for itself
    let answers = join_all((1..=150).map(|row| place.write(row, Then::Succeed))).await;
    assert!(answers.iter().all(|answer| matches!(answer, Err(Error::Fault(Fault::Unavailable { .. })))), "{answers:?}");
    let took = started.elapsed();
    assert!(took >= Duration::from_millis(300) && took < Duration::from_millis(3000), "{took:?}");
    // one that comes before the other has ended still gets through
    let (late, ()) = join(place.write(200, Then::Succeed), async { outside.execute("rollback") }).await;
    late.unwrap();
    assert_eq!(outside.number("select count(*) as number from kept"), 2, "what was refused is not done later");
    drop(outside);
    place.end();
}

#[actix_web::test]
async fn messages_of_the_server_are_in_the_language_that_faults_are_known_by() {
    let Some(place) = Place::postgres() else { return };
    place.database.outside().execute(
        "do $$ begin execute format('alter database %I set lc_messages = %L', current_database(), 'POSIX'); end $$",
    );
    let mut settings = settings().database;
    settings.url = place.database.url();
    let db = Db::open(&settings).unwrap();
    let english = |conn: &mut Conn| run(conn, "select 1 / (current_setting('lc_messages') = 'C')::int");
    db.read(move |conn| Ok::<_, Error>(english(conn)?)).await.unwrap();
    drop(db);
    place.end();
}

#[actix_web::test]
async fn connections_that_were_cut_are_made_anew() {
    let Some(place) = Place::postgres() else { return };
    assert_eq!(place.write(1, Then::Succeed).await.unwrap(), 1);
    place.database.outside().execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    let answers = join_all((2..10).map(|row| place.write(row, Then::Succeed))).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    place.end();
}

#[actix_web::test]
async fn a_reading_job_that_panics_or_writes_harms_nobody() {
    for place in Place::both(|settings| settings.connections = 1) {
        for _ in 0..3 {
            let panicked = place.db.read(|_| -> Result<(), Error> { panic!("injected") }).await;
            assert!(matches!(panicked, Err(Error::Fault(Fault::Internal(_)))), "{panicked:?}");
        }
        if place.is_file() {
            let wrote = place.db.read(|conn| write_row(conn, 1, Then::Succeed)).await;
            assert!(wrote.is_err(), "readers only read");
        }
        place.db.read(|conn| Ok::<_, Error>(run(conn, "select 1")?)).await.unwrap();
        assert_eq!(place.write(2, Then::Succeed).await.unwrap(), 2);
        place.end();
    }
}
