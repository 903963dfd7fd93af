//! The mechanics together, as a client meets them.

use std::sync::Arc;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::{NormalizePath, from_fn};
use actix_web::test::{self, TestRequest};
use actix_web::web::Data;
use actix_web::{App, Error, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::guard::{AdminCaller, AnyCaller, AssistantCaller, Caller, ClientCaller};
use super::rate_limit::AddressLimit;
use super::*;
use crate::accounts::{Edition, Identify, Identity, Role};
use crate::config::LimitSettings;
use crate::kernel::error::{DomainError, Fault, Invalid, Kind};
use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, AssistanceId, SessionId};
use crate::kernel::time::Timestamp;

#[test]
fn a_schema_tells_what_is_required() {
    let schema = serde_json::to_value(<AskBody as utoipa::PartialSchema>::schema()).unwrap();
    assert_eq!(schema["required"], json!(["pickup"]), "{schema}");
    assert_eq!(schema["properties"]["note"]["type"], json!(["string", "null"]), "{schema}");
}

struct Names;

impl Identify for Names {
    fn identify(&self, token: &str) -> Option<Identity> {
        let role = Role::from_word(token)?;
        let expires_at = Timestamp::from_micros(0);
        Some(Identity {
            account: AccountId::new(5),
            session: SessionId::new(1),
            role,
            edition: Edition::Native,
            expires_at,
        })
    }
}

#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error("{0:?} in English")]
    Of(Kind),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DomainError for Refusal {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Of(_) => None,
            Self::Fault(fault) => Some(fault),
        }
    }
    fn code(&self) -> &'static str {
        "some_code"
    }
    fn kind(&self) -> Kind {
        match self {
            Self::Of(kind) => *kind,
            Self::Fault(fault) => fault.kind(),
        }
    }
    fn concerning(&self) -> Option<(&'static str, i64)> {
        matches!(self.kind(), Kind::Conflict).then_some(("assistance_id", 7))
    }
    fn field(&self) -> Option<&'static str> {
        matches!(self.kind(), Kind::Invalid).then_some("password")
    }
}

#[derive(Deserialize, ToSchema)]
struct PlaceBody {
    #[serde(default)]
    #[schema(value_type = f64, required)]
    lat: Field<f64>,
    #[serde(default)]
    #[schema(value_type = f64, required)]
    lng: Field<f64>,
}

#[derive(Deserialize, ToSchema)]
struct AskBody {
    #[serde(default)]
    #[schema(value_type = PlaceBody, required)]
    pickup: Field<Nested<PlaceBody>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: Field<String>,
}

impl AskBody {
    fn into_command(self) -> Result<(Point, Option<String>), Invalid> {
        let mut read = Reading::new();
        let pickup =
            read.nested("pickup", self.pickup, |read, place| read.point(("lat", place.lat), ("lng", place.lng)));
        let note = read.text("note", self.note, 10);
        read.finish(|| Some((pickup?, note)))
    }
}

async fn ask(caller: ClientCaller, key: IdempotencyKey, Json(body): Json<AskBody>) -> Result<HttpResponse, ApiError> {
    let (pickup, note) = body.into_command()?;
    let key = key.of(caller.account).map(|key| key.key);
    Ok(HttpResponse::Ok().json(json!({"lat": pickup.lat.degrees(), "note": note, "key": key})))
}

async fn show(_: Caller, PathId(id): PathId<AssistanceId>) -> HttpResponse {
    HttpResponse::Ok().json(json!({"id": id}))
}

async fn fails(path: web::Path<String>) -> Result<HttpResponse, ApiError> {
    Err(match path.as_str() {
        "invalid" => Refusal::Of(Kind::Invalid),
        "unauthenticated" => Refusal::Of(Kind::Unauthenticated),
        "forbidden" => Refusal::Of(Kind::Forbidden),
        "notfound" => Refusal::Of(Kind::NotFound),
        "gone" => Refusal::Of(Kind::Gone),
        "conflict" => Refusal::Of(Kind::Conflict),
        "toomany" => Refusal::Of(Kind::TooMany(Duration::from_millis(1500))),
        "unavailable" => Refusal::Fault(Fault::unavailable("database", "secret cause")),
        "contention" => Refusal::Fault(Fault::Contention("secret cause".to_owned())),
        _ => Refusal::Fault(Fault::internal("secret cause")),
    }
    .into())
}

async fn done() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

fn table() -> Table {
    Table::new()
        .at("/ask", [post(ask)])
        .at("/things/{id}", [get(show), delete(|_: AdminCaller| done())])
        .at("/help", [post(|_: AssistantCaller| done())])
        .at("/open", [get(|_: AnyCaller| done())])
        .at("/fails/{how}", [get(fails)])
}

fn foreign(problem: &problem::Problem) -> HttpResponse {
    HttpResponse::build(problem.status).json(json!({"error": problem.code}))
}

fn app(
    burst: u32,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let limits = LimitSettings {
        requests_per_second: 1,
        request_burst: burst,
        failed_logins_per_minute: 1,
        estimates_per_minute: 1,
        sync_items: 1,
    };
    App::new()
        .app_data(HttpSettings { max_body: 1000, ..HttpSettings::default() })
        .app_data(Data::new(AddressLimit::new(&limits)))
        .app_data(identify::identifier(Arc::new(Names)))
        .service(
            web::scope("/foreign")
                .wrap(from_fn(|request, next| answer::problems(foreign, request, next)))
                .route("/fails/{how}", web::get().to(fails)),
        )
        .configure(|config| table().configure(config))
        .wrap(from_fn(identify::identify))
        .wrap(from_fn(rate_limit::limit))
        .wrap(from_fn(problem::native))
        .wrap(from_fn(request_id::trace))
        .wrap(NormalizePath::trim())
}

struct Answer {
    status: u16,
    headers: actix_web::http::header::HeaderMap,
    body: Value,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

async fn read(response: ServiceResponse<impl MessageBody>) -> Answer {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = test::read_body(response).await;
    Answer { status, headers, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
}

async fn send(request: TestRequest) -> Answer {
    let server = test::init_service(app(1000)).await;
    read(test::call_service(&server, request.to_request()).await).await
}

fn bearing(request: TestRequest, role: &str) -> TestRequest {
    request.insert_header(("authorization", format!("Bearer {role}")))
}

fn asking(body: &'static str) -> TestRequest {
    bearing(TestRequest::post().uri("/ask"), "customer")
        .insert_header(("content-type", "application/json"))
        .set_payload(body)
}

#[actix_web::test]
async fn the_token_comes_before_the_role_and_the_role_before_the_body() {
    let broken =
        || TestRequest::post().uri("/ask").insert_header(("content-type", "application/json")).set_payload("{");
    let answer = send(broken()).await;
    assert_eq!((answer.status, answer.header("www-authenticate")), (401, "Bearer"));
    assert_eq!(answer.body["code"], "unauthenticated");
    assert_eq!(send(bearing(broken(), "nobody")).await.status, 401);
    let answer = send(bearing(broken(), "assistant")).await;
    assert_eq!((answer.status, &answer.body["code"]), (403, &json!("wrong_role")));
    let answer = send(bearing(broken(), "customer")).await;
    assert_eq!((answer.status, &answer.body["code"]), (400, &json!("invalid_json")));
}

#[actix_web::test]
async fn odd_tokens_prove_nothing() {
    for odd in ["Bearer", "Bearer ", "Basic customer", "customer", "Bearer customer x"] {
        let request = || TestRequest::get().insert_header(("authorization", odd));
        assert_eq!(send(request().uri("/things/1")).await.status, 401, "{odd}");
        assert_eq!(send(request().uri("/open")).await.status, 401, "{odd}");
    }
    assert_eq!(send(TestRequest::get().uri("/open")).await.status, 204);
    let lower = TestRequest::get().uri("/things/1").insert_header(("authorization", "bearer admin"));
    assert_eq!(send(lower).await.status, 200);
    let twice = bearing(TestRequest::get().uri("/things/1"), "admin").append_header(("authorization", "Bearer admin"));
    assert_eq!(send(twice).await.status, 401);
}

#[actix_web::test]
async fn every_kind_has_its_status() {
    for (how, status, retry_after) in [
        ("invalid", 400, ""),
        ("unauthenticated", 401, ""),
        ("forbidden", 403, ""),
        ("notfound", 404, ""),
        ("gone", 410, ""),
        ("conflict", 409, ""),
        ("toomany", 429, "2"),
        ("unavailable", 503, "1"),
        ("contention", 503, "1"),
        ("internal", 500, ""),
    ] {
        let answer = send(TestRequest::get().uri(&format!("/fails/{how}"))).await;
        assert_eq!((answer.status, answer.header("retry-after")), (status, retry_after), "{how}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{how}");
        assert_eq!(answer.body["status"], json!(status), "{how}");
        assert!(!answer.body.to_string().contains("secret"), "{}", answer.body);
    }
}

#[actix_web::test]
async fn a_refusal_is_a_problem_document() {
    let request = TestRequest::get().uri("/fails/conflict").insert_header(("x-request-id", "abc-1"));
    let answer = send(request).await;
    let expected = json!({"type": "https://depannini.org/problems/some_code", "title": "Conflict", "status": 409,
        "detail": "Conflict in English", "code": "some_code", "assistance_id": 7, "request_id": "abc-1",
        "message": "Conflict in English", "success": false});
    assert_eq!(answer.body, expected);
    assert_eq!(answer.header("x-request-id"), "abc-1");
    let answer = send(TestRequest::get().uri("/fails/invalid")).await;
    assert_eq!(answer.body["errors"][0]["field"], "password");
}

#[actix_web::test]
async fn people_are_answered_in_their_language() {
    let detail = async |language: &str| {
        let answer = send(TestRequest::get().uri("/nowhere").insert_header(("accept-language", language))).await;
        (answer.header("content-language").to_owned(), answer.body["detail"].as_str().unwrap().to_owned())
    };
    assert_eq!(detail("ar-DZ").await, ("ar".to_owned(), "لا يوجد شيء في هذا العنوان.".to_owned()));
    assert_eq!(detail("fr, en;q=0.3").await, ("fr".to_owned(), "Il n'y a rien à cette adresse.".to_owned()));
    assert_eq!(detail("de").await, ("en".to_owned(), "There is nothing at this address.".to_owned()));
    let request = asking(r#"{"pickup": {"lat": 91, "lng": 0}}"#).insert_header(("accept-language", "fr"));
    let message = &send(request).await.body["errors"][0]["message"];
    assert_eq!(message, "La valeur est hors limites. Attendu : un nombre de -90 à 90.");
}

#[actix_web::test]
async fn the_route_table_answers_404_and_405() {
    let answer = send(TestRequest::get().uri("/nowhere")).await;
    assert_eq!((answer.status, &answer.body["code"]), (404, &json!("not_found")));
    let answer = send(TestRequest::put().uri("/things/7")).await;
    assert_eq!((answer.status, answer.header("allow")), (405, "GET, DELETE, HEAD"));
    assert_eq!(answer.body["code"], "method_not_allowed");
    assert_eq!(send(bearing(TestRequest::get().uri("/things/7/"), "admin")).await.body, json!({"id": 7}));
    let head = bearing(TestRequest::default().method(actix_web::http::Method::HEAD).uri("/things/7"), "admin");
    assert_eq!(send(head).await.status, 200);
}

#[actix_web::test]
async fn a_table_lists_its_guards() {
    let lines: Vec<String> =
        table().lines().iter().map(|line| format!("{} {} {}", line.method, line.path, line.guard)).collect();
    let expected = [
        "POST /ask ClientCaller",
        "GET /things/{id} Caller",
        "DELETE /things/{id} AdminCaller",
        "POST /help AssistantCaller",
        "GET /open AnyCaller",
        "GET /fails/{how} public",
    ];
    assert_eq!(lines, expected);
}

#[actix_web::test]
async fn bodies_that_are_no_json_object() {
    for body in
        ["[1]", "3", "\"x\"", "null", "{\"a\"", "{}x", "{\"note\": \"\\ud800\"}", "{\"note\": 1e999}", "\u{feff}{}"]
    {
        let answer = send(asking(body)).await;
        assert_eq!((answer.status, &answer.body["code"]), (400, &json!("invalid_json")), "{body}");
    }
    let answer = send(asking("{\n  \"note\": x}")).await;
    assert!(answer.body["detail"].as_str().unwrap().contains("line 2, column 11"), "{}", answer.body);
    let deep: &'static str = "{\"x\":".repeat(180).leak();
    assert_eq!(send(asking(deep)).await.status, 400);
    let bytes = bearing(TestRequest::post().uri("/ask"), "customer")
        .insert_header(("content-type", "application/json"))
        .set_payload(&b"{\"note\": \"\xff\"}"[..]);
    assert_eq!(send(bytes).await.status, 400);
}

#[actix_web::test]
async fn all_wrong_fields_at_once() {
    let answer = send(asking(r#"{"pickup": {"lat": "36", "lng": null}, "note": 5}"#)).await;
    assert_eq!((answer.status, &answer.body["code"]), (400, &json!("invalid")));
    let errors = &answer.body["errors"];
    let told: Vec<String> = (0..3)
        .map(|n| format!("{} {}", errors[n]["field"].as_str().unwrap(), errors[n]["code"].as_str().unwrap()))
        .collect();
    assert_eq!(told, ["pickup.lat type", "pickup.lng required", "note type"]);
    assert_eq!(errors[0]["message"], "The type is wrong: expected a number.");
    assert_eq!(send(asking("")).await.body["errors"][0]["code"], "required");
}

#[actix_web::test]
async fn content_types_and_sizes() {
    let typed = |content_type: &'static str, body: &'static str| {
        let request = bearing(TestRequest::post().uri("/ask"), "customer").set_payload(body);
        if content_type.is_empty() { request } else { request.insert_header(("content-type", content_type)) }
    };
    let good = r#"{"pickup": {"lat": 0, "lng": 0}, "unknown": []}"#;
    for fine in
        ["application/json", "application/json; charset=utf-8", "application/merge-patch+json", "Application/JSON"]
    {
        assert_eq!(send(typed(fine, good)).await.status, 200, "{fine}");
    }
    for wrong in ["text/plain", "application/x-www-form-urlencoded", ""] {
        let answer = send(typed(wrong, good)).await;
        assert_eq!((answer.status, &answer.body["code"]), (415, &json!("unsupported_media_type")), "{wrong}");
    }
    assert_eq!(send(typed("", "")).await.body["code"], "invalid");
    let answer = send(asking("x".repeat(1001).leak())).await;
    assert_eq!((answer.status, &answer.body["code"]), (413, &json!("body_too_large")));
}

#[actix_web::test]
async fn a_good_request_and_its_key() {
    let good = r#"{"pickup": {"lat": 36, "lng": 3.05}, "note": ""}"#;
    let answer = send(asking(good).insert_header(("idempotency-key", "k-1"))).await;
    assert_eq!(answer.body, json!({"lat": 36.0, "note": null, "key": "k-1"}));
    let answer = send(asking(good).insert_header(("idempotency-key", "k 1"))).await;
    assert_eq!((answer.status, &answer.body["errors"][0]["field"]), (400, &json!("Idempotency-Key")));
}

#[actix_web::test]
async fn odd_ids_name_nothing() {
    for (text, id) in [("7", 7), ("abc", 0), ("-1", 0), ("9223372036854775819", 0), ("%00", 0)] {
        let request = bearing(TestRequest::get().uri(&format!("/things/{text}")), "admin");
        assert_eq!(send(request).await.body, json!({"id": id}), "{text}");
    }
}

#[actix_web::test]
async fn too_many_requests_from_one_address() {
    let server = test::init_service(app(2)).await;
    let request = || TestRequest::get().uri("/open").peer_addr("10.0.0.1:9".parse().unwrap());
    for _ in 0..2 {
        assert_eq!(read(test::call_service(&server, request().to_request()).await).await.status, 204);
    }
    let answer = read(test::call_service(&server, request().to_request()).await).await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "1"));
    assert_eq!(answer.body["code"], "rate_limited");
}

#[actix_web::test]
async fn an_edition_keeps_its_own_envelope() {
    let answer = send(TestRequest::get().uri("/foreign/fails/unavailable")).await;
    assert_eq!((answer.status, answer.body), (503, json!({"error": "unavailable"})));
    let answer = send(TestRequest::get().uri("/foreign/nowhere")).await;
    assert_eq!((answer.status, answer.body), (404, json!({"error": "not_found"})));
}

#[actix_web::test]
async fn without_middleware_an_error_still_is_a_problem_document() {
    let server = test::init_service(App::new().configure(|config| table().configure(config))).await;
    let answer = read(test::call_service(&server, TestRequest::post().uri("/ask").to_request()).await).await;
    assert_eq!((answer.status, answer.header("www-authenticate")), (StatusCode::UNAUTHORIZED.as_u16(), "Bearer"));
    assert_eq!(answer.body["success"], json!(false));
}

#[actix_web::test]
async fn requests_are_counted_by_pattern_not_by_path() {
    let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
    let _here = metrics::set_default_local_recorder(&recorder);
    send(bearing(TestRequest::get().uri("/things/7/?token=secret"), "admin")).await;
    send(TestRequest::get().uri("/nowhere/7")).await;
    send(TestRequest::get().uri("/foreign/nowhere/7")).await;
    let text = recorder.handle().render();
    assert!(text.contains(r#"http_requests_total{method="GET",route="/things/{id}",status="200"} 1"#), "{text}");
    assert!(text.contains(r#"http_requests_total{method="GET",route="unmatched",status="404"} 2"#), "{text}");
    assert!(!text.contains("nowhere") && !text.contains("secret"), "{text}");
}
