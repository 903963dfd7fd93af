//! Connections that are held without being used: a head or a body that trickles in, a reader that takes nothing, too many
//! sockets from one place.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

use crate::harness::{Socket, World};

/// A test that waits longer has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection to the server whose kernel takes in next to nothing on its own.
async fn narrow(world: &World) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    socket.connect(world.base.trim_start_matches("http://").parse().unwrap()).await.unwrap()
}

/// Waits until the other end knows the connection no more. It goes without a word, and reading would be taking; so
/// this end says something now and then, which only one who is gone answers with a reset.
async fn broken_off(stream: &TcpStream) {
    let begun = Instant::now();
    loop {
        match stream.try_write(b"\r\n") {
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => {
                let kinds = [std::io::ErrorKind::ConnectionReset, std::io::ErrorKind::BrokenPipe];
                assert!(kinds.contains(&error.kind()), "{error}");
                return;
            }
        }
        assert!(begun.elapsed() < PATIENCE, "the connection is still there");
        tokio::task::yield_now().await;
    }
}

/// What the server says until it closes; the clock goes on until it says something.
async fn answer(world: &World, stream: &mut TcpStream) -> String {
    let (begun, mut said) = (Instant::now(), Vec::new());
    loop {
        world.wall.advance(Duration::from_secs(1));
        match tokio::time::timeout(Duration::from_millis(5), stream.read_buf(&mut said)).await {
            Ok(Err(error)) => panic!("{error}: {}", String::from_utf8_lossy(&said)),
            Ok(Ok(0)) => return String::from_utf8(said).unwrap(),
            Ok(Ok(_)) | Err(_) => assert!(begun.elapsed() < PATIENCE, "{}", String::from_utf8_lossy(&said)),
        }
    }
}

both! {
    async fn a_body_that_trickles_in_is_408(world: World) with |settings| { settings.server.body_seconds = 30; } {
        let client = world.client().await;
        let token = client.token.clone().unwrap();
        for (path, kind) in [
            ("/api/auth/login/phone/", "application/json"),
            ("/api/profile/photo/", "multipart/form-data; boundary=XX"),
        ] {
            let mut stream = TcpStream::connect(world.base.trim_start_matches("http://")).await.unwrap();
            let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-type: {kind}\r\ncontent-length: 500\r\n\r\n");
            stream.write_all(head.as_bytes()).await.unwrap();
            stream.write_all(b"--XX\r\n").await.unwrap();
            let answer = answer(world, &mut stream).await;
            let (head, body) = answer.split_once("\r\n\r\n").unwrap();
            assert!(head.starts_with("HTTP/1.1 408 "), "{answer}");
            assert!(head.contains("connection: close") && head.contains("content-type: application/problem+json"), "{head}");
            let body: Value = serde_json::from_str(body).unwrap();
            assert_eq!((&body["code"], &body["status"]), (&json!("request_timeout"), &json!(408)));
        }
        client.get("/api/profile/user/").await.expect(200);
    }

    async fn a_head_that_does_not_arrive_is_408(world: World) with |settings| { settings.server.head_seconds = 1; } {
        let mut stream = TcpStream::connect(world.base.trim_start_matches("http://")).await.unwrap();
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: ").await.unwrap();
        let mut said = String::new();
        tokio::time::timeout(PATIENCE, stream.read_to_string(&mut said)).await.expect("no end").unwrap();
        assert!(said.starts_with("HTTP/1.1 408 "), "{said}");
    }

    async fn one_who_takes_nothing_loses_the_connection(world: World) with |settings| { settings.server.stalled_seconds = 1; } {
        let mut stalled = narrow(world).await;
        // answers of some hundred kilobytes, far more than the two kernels hold
        for _request in 0..200 {
            stalled.write_all(b"GET /openapi.json HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        }
        broken_off(&stalled).await;

        // a socket alike, without the server's clock moving at all; its neighbour hears everything
        let (client, assistant, id) = world.accepted().await;
        let mut quick = client.channel(id).await;
        quick.expect("location").await;
        let stuck = Socket::open_narrow(&assistant, &format!("/ws/assistance/{id}/")).await;
        let text = "🚗".repeat(2000);
        for seq in 2..=20 {
            client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": text})).await.expect(201);
            assert_eq!(quick.expect("chat").await["seq"], seq);
        }
        world.until("the stalled socket's connection is gone", |parts| parts.realtime.admissions.total() == 1).await;
        client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": "still there"})).await.expect(201);
        assert_eq!(quick.expect("chat").await["message"], "still there");
        drop(stuck);
    }

    async fn one_address_holds_so_many_sockets(world: World) with |settings| { settings.realtime.sockets_per_address = 2; } {
        let (client, assistant, id) = world.accepted().await;
        let first = client.channel(id).await;
        let _second = assistant.channel(id).await;
        let path = format!("/ws/assistant/{}/", assistant.id);
        let refused = assistant.refused_socket(&path).await;
        assert_eq!(refused.status, 429);
        let body: Value = serde_json::from_str(&refused.body).unwrap();
        assert_eq!(body["code"], "too_many_sockets");
        first.close().await;
        world.until("the place is free", |parts| parts.realtime.admissions.total() == 1).await;
        assistant.socket(&path).await;
    }
}
