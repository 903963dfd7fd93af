//! Somebody with a telephone: requests with retries, as an app that wants to be sure sends them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use serde_json::{Value, json};

use super::program::WAIT;
use super::seen::Broken;
use super::stage::Stage;

/// 503 must come within the time that the server waits for its database, and once more that time where a statement waits for
/// a row which somebody else has locked; a busy machine needs some besides.
const SLOWEST_REFUSAL: Duration = Duration::from_secs(2).saturating_add(WAIT).saturating_add(WAIT);
/// A request that has no answer by then will have none: something is stuck.
const LONGEST_INSISTENCE: Duration = Duration::from_secs(120);

/// A signed-in user.
pub(crate) struct Person {
    pub(crate) id: i64,
    token: String,
    pub(crate) stage: Rc<Stage>,
    random: RefCell<StdRng>,
    requests: Cell<u64>,
}

/// What came of a request.
#[derive(Debug)]
pub(crate) enum Reply {
    /// 2xx.
    Done(Value),
    /// 4xx, with its code.
    Refused(u16, Value),
    /// 503: done or not, nobody knows.
    Unavailable,
    /// No answer, or a cut one: done or not, nobody knows.
    Broken,
}

impl Person {
    /// From what `depannini seed` prints.
    pub(crate) fn new(seeded: &Value, stage: Rc<Stage>) -> Rc<Self> {
        let id = seeded["id"].as_i64().expect("an id");
        let random = StdRng::seed_from_u64(stage.seed.wrapping_mul(1_000_003).wrapping_add(id.unsigned_abs()));
        let token = seeded["access"].as_str().expect("a token").to_owned();
        Rc::new(Self { id, token, stage, random: RefCell::new(random), requests: Cell::new(0) })
    }

    /// The token for a handshake.
    pub(crate) fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    /// So many times of a hundred.
    pub(crate) fn chance(&self, percent: u32) -> bool {
        self.random.borrow_mut().random_range(0..100) < percent
    }

    /// A number below `end`.
    pub(crate) fn pick(&self, end: u64) -> u64 {
        self.random.borrow_mut().random_range(0..end)
    }

    /// Does nothing for a while.
    pub(crate) async fn think(&self, at_most_ms: u64) {
        let pause = self.pick(at_most_ms.max(1));
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }

    /// A word that nobody has used.
    pub(crate) fn new_word(&self, prefix: &str) -> String {
        self.requests.set(self.requests.get() + 1);
        format!("{prefix}-{}-{}", self.id, self.requests.get())
    }

    /// A place near the middle.
    pub(crate) fn somewhere(&self) -> (f64, f64) {
        let mut random = self.random.borrow_mut();
        (36.7525 + random.random_range(-0.02..0.02), 3.042 + random.random_range(-0.02..0.02))
    }

    /// One request.
    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<&Value>, key: Option<&str>) -> Reply {
        let stage = &self.stage;
        let away = stage.away.get();
        let started = Instant::now();
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let writes = method != reqwest::Method::GET;
        let mut request =
            stage.http.request(method, format!("http://{}{path}", stage.host)).header("authorization", self.bearer());
        if let Some(body) = body {
            request = request.json(body);
        }
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        let Ok(response) = request.send().await else {
            stage.seen.count("requests without an answer");
            return Reply::Broken;
        };
        let status = response.status().as_u16();
        let retry_after = response.headers().contains_key("retry-after");
        // an answer whose body was cut is none
        let Ok(text) = response.text().await else {
            stage.seen.count("requests without an answer");
            return Reply::Broken;
        };
        let took = started.elapsed();
        let without_database = away % 2 == 1 && away == stage.away.get();
        match status {
            200..300 => {
                if writes && without_database {
                    stage.seen.finding(Broken::Odd, format!("{path}: {status} while the database was away: {text}"));
                }
                Reply::Done(serde_json::from_str(&text).unwrap_or_default())
            }
            503 => {
                stage.seen.count("503");
                stage.seen.highest("slowest 503 in ms", took.as_millis() as u64);
                if !retry_after {
                    stage.seen.finding(Broken::Odd, format!("{path}: 503 without Retry-After: {text}"));
                }
                if took > SLOWEST_REFUSAL {
                    stage.seen.finding(Broken::Odd, format!("{path}: 503 after {} ms", took.as_millis()));
                }
                Reply::Unavailable
            }
            400..500 => {
                if matches!(status, 400 | 401 | 405 | 415 | 429) {
                    stage.seen.finding(Broken::Odd, format!("{path}: {status}: {text}"));
                }
                Reply::Refused(status, serde_json::from_str(&text).unwrap_or_default())
            }
            _ => {
                stage.seen.finding(Broken::Odd, format!("{path}: {status}: {text}"));
                Reply::Broken
            }
        }
    }

    /// A request that is repeated until the server has said yes or no. Whatever repeats must be safe to repeat: by its
    /// key, or by itself. Now and then it is repeated although it was answered, which must change nothing.
    pub(crate) async fn insist(
        &self,
        method: &str,
        path: &str,
        body: &Value,
        key: Option<&str>,
    ) -> Result<Value, (u16, Value)> {
        let started = Instant::now();
        loop {
            match self.call(method, path, Some(body), key).await {
                Reply::Done(answer) => return Ok(answer),
                Reply::Refused(status, problem) => return Err((status, problem)),
                Reply::Unavailable | Reply::Broken => {
                    if started.elapsed() > LONGEST_INSISTENCE {
                        self.stage.seen.finding(Broken::Stuck, format!("{method} {path} has no answer"));
                        return Err((0, Value::Null));
                    }
                    self.stage.seen.count("retries");
                    self.think(150).await;
                }
            }
        }
    }

    /// A request with a key of its own, repeated until it is answered; `named` finds in an answer what was made.
    pub(crate) async fn make_once(
        &self,
        (method, path): (&str, &str),
        body: &Value,
        named: impl Fn(&Value) -> Option<i64>,
    ) -> Result<(i64, Value), (u16, Value)> {
        let key = self.new_word("key");
        let answer = self.insist(method, path, body, Some(&key)).await?;
        let Some(made) = named(&answer) else {
            self.stage.seen.finding(Broken::Odd, format!("{path}: an answer without an id: {answer}"));
            return Err((0, answer));
        };
        self.stage.seen.made_by(self.id, &key, made);
        if self.chance(5) {
            self.stage.seen.count("repeated on purpose");
            match self.call(method, path, Some(body), Some(&key)).await {
                Reply::Done(again) => match named(&again) {
                    Some(made) => self.stage.seen.made_by(self.id, &key, made),
                    None => self
                        .stage
                        .seen
                        .finding(Broken::Odd, format!("{path}: a repeated answer without an id: {again}")),
                },
                Reply::Refused(status, problem) => {
                    let text = format!("{path}: key {key} was answered, and then {status}: {problem}");
                    self.stage.seen.finding(Broken::Double, text);
                }
                Reply::Unavailable | Reply::Broken => {}
            }
        }
        Ok((made, answer))
    }

    /// The status of an assistance as this person reads it now; `None` when there was no answer.
    pub(crate) async fn look(&self, id: i64) -> Option<String> {
        match self.call("GET", &format!("/api/assistance/view/{id}/"), None, None).await {
            Reply::Done(view) => {
                let status = view["status"].as_str()?.to_owned();
                self.stage.seen.read_status(self.id, id, &status);
                Some(status)
            }
            Reply::Refused(404, _) => {
                self.stage.seen.finding(Broken::Lost, format!("assistance {id} is not there any more"));
                None
            }
            _ => None,
        }
    }

    /// The newest assistance of this person that has not ended; `Err` when there was no answer.
    pub(crate) async fn open_one(&self) -> Result<Option<i64>, ()> {
        let Reply::Done(list) = self.call("GET", "/api/assistance/view/?limit=3", None, None).await else {
            return Err(());
        };
        let mut rows = list["Assistance"].as_array().into_iter().flatten();
        Ok(rows
            .find(|row| row["status"].as_str().is_some_and(|status| !super::fact::is_final(status)))
            .and_then(|row| row["id"].as_i64()))
    }

    /// What is sent to say something, now and then with an id of its own.
    pub(crate) fn message(&self) -> (String, Value) {
        let text = self.new_word("said");
        let body =
            if self.chance(50) { json!({ "message": text, "client_id": text }) } else { json!({ "message": text }) };
        (text, body)
    }
}
