//! Calls to servers on this machine, which production must not make.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::*;

const LONG: Duration = Duration::from_secs(20);

/// Answers every call with the same text, counts the connections, and tells its port.
async fn server(answer: String) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            let mut heard = [0_u8; 4096];
            let _some = stream.read(&mut heard).await;
            // one who has hung up hears nothing
            let _told = stream.write_all(answer.as_bytes()).await;
        }
    });
    (port, connections)
}

fn plain(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

async fn get(outbound: &Outbound, url: &str) -> Result<Answer, CallError> {
    outbound.get(url)?.send(LONG, 1000).await
}

fn internal(hosts: &[&str]) -> Outbound {
    let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
    Outbound::new(Mode::Production, &hosts)
}

#[tokio::test]
async fn production_calls_nobody_on_its_own_network() {
    let (port, connections) = server(plain("secret")).await;
    let strangers = Outbound::for_strangers(Mode::Production);
    for host in [
        "127.0.0.1",
        "localhost",
        "LOCALHOST",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0.0.0.0",
        "[::]",
        "169.254.169.254",
        "10.0.0.1",
        "[fd00:ec2::254]",
        "good.example@127.0.0.1",
    ] {
        let refused = get(&strangers, &format!("https://{host}:{port}/")).await.unwrap_err().to_string();
        assert!(refused.contains("not on the public Internet"), "{host}: {refused}");
    }
    for url in [format!("http://127.0.0.1:{port}/"), "http://example.com/".to_owned()] {
        let refused = get(&strangers, &url).await.unwrap_err().to_string();
        assert!(refused.contains("https only"), "{url}: {refused}");
    }
    for url in ["file:///etc/passwd", "ftp://example.com/", "gopher://127.0.0.1/", "no address", "", "https://"] {
        assert!(matches!(get(&strangers, url).await, Err(CallError::Refused(_))), "{url}");
    }
    assert_eq!(connections.load(Ordering::SeqCst), 0, "nobody was even connected to");
}

#[tokio::test]
async fn the_operator_may_except_hosts_for_own_addresses_only() {
    let (port, connections) = server(plain("hello")).await;
    let (by_number, by_name) = (format!("http://127.0.0.1:{port}/"), format!("http://LocalHost:{port}/"));
    let outbound = internal(&["127.0.0.1"]);
    assert_eq!(get(&outbound, &by_number).await.unwrap().body, b"hello");
    get(&outbound, &by_name).await.unwrap_err();
    assert_eq!(get(&internal(&["localhost"]), &by_name).await.unwrap().body, b"hello");
    get(&Outbound::for_strangers(Mode::Production), &by_number).await.unwrap_err();
    get(&Outbound::for_strangers(Mode::Development), &by_number).await.unwrap();
    assert_eq!(connections.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_no_more() {
    let (inner, reached) = server(plain("secret")).await;
    let away = format!("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:{inner}/\r\ncontent-length: 0\r\n\r\n");
    let (port, _) = server(away).await;
    let answer = get(&internal(&["127.0.0.1"]), &format!("http://127.0.0.1:{port}/")).await.unwrap();
    assert_eq!((answer.status, answer.is_success()), (302, false));
    assert!(answer.header("location").is_some());
    assert_eq!(reached.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn no_more_is_read_than_was_asked_for() {
    let outbound = internal(&["127.0.0.1"]);
    let announced = plain(&"x".repeat(1001));
    let unannounced = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}", "x".repeat(5000));
    let chunked =
        format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7d0\r\n{}\r\n0\r\n\r\n", "x".repeat(2000));
    for answer in [announced, unannounced, chunked] {
        let (port, _) = server(answer).await;
        let refused = get(&outbound, &format!("http://127.0.0.1:{port}/")).await;
        assert!(matches!(refused, Err(CallError::TooLong)), "{refused:?}");
    }
    let (port, _) = server(plain(&"x".repeat(1000))).await;
    assert_eq!(get(&outbound, &format!("http://127.0.0.1:{port}/")).await.unwrap().body.len(), 1000);
}

#[tokio::test]
async fn a_call_ends_in_time_and_tells_no_secret() {
    // taken, never answered
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://user:s3cret@127.0.0.1:{}/?key=s3cret", listener.local_addr().unwrap().port());
    let call = internal(&["127.0.0.1"]).get(&url).unwrap();
    let error = call.send(Duration::from_millis(50), 1000).await.unwrap_err();
    assert!(matches!(error, CallError::Unreachable(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
}
