//! A TCP proxy: an address that stays while what is behind it comes and goes, and connections that can be cut or held.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{AbortHandle, spawn_local};

/// Carries bytes until dropped.
pub(crate) struct Proxy {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    lines: Rc<Lines>,
    accepting: AbortHandle,
}

#[derive(Default)]
struct Lines {
    upstream: Cell<Option<SocketAddr>>,
    open: RefCell<BTreeMap<u64, Line>>,
    next: Cell<u64>,
}

/// One connection.
struct Line {
    carrying: AbortHandle,
    held: watch::Sender<bool>,
}

impl Proxy {
    /// Listens; nobody gets through before [`Proxy::lead_to`].
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound address");
        let lines = Rc::new(Lines::default());
        let accepting = spawn_local(accept(listener, Rc::clone(&lines))).abort_handle();
        Self { address, lines, accepting }
    }

    /// From now on new connections go there, or nowhere.
    pub(crate) fn lead_to(&self, upstream: Option<SocketAddr>) {
        self.lines.upstream.set(upstream);
    }

    /// Cuts the connections that `chosen` picks; returns how many.
    pub(crate) fn cut(&self, mut chosen: impl FnMut() -> bool) -> u64 {
        let mut cut = 0;
        self.lines.open.borrow_mut().retain(|_, line| {
            let spared = !chosen();
            if !spared {
                line.carrying.abort();
                cut += 1;
            }
            spared
        });
        cut
    }

    /// Lets nothing through the connections that `chosen` picks, though they stay open.
    pub(crate) fn hold(&self, mut chosen: impl FnMut() -> bool) -> Vec<u64> {
        let open = self.lines.open.borrow();
        let held = open.iter().filter(|_| chosen());
        held.map(|(number, line)| {
            line.held.send_replace(true);
            *number
        })
        .collect()
    }

    /// Cuts these.
    pub(crate) fn cut_these(&self, numbers: &[u64]) -> u64 {
        let mut open = self.lines.open.borrow_mut();
        let cut = numbers.iter().filter_map(|number| open.remove(number));
        cut.map(|line| line.carrying.abort()).count() as u64
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
        self.cut(|| true);
    }
}

async fn accept(listener: TcpListener, lines: Rc<Lines>) {
    loop {
        let Ok((client, _)) = listener.accept().await else { continue };
        // dropped at once: refused as far as the client can tell
        let Some(upstream) = lines.upstream.get() else { continue };
        let number = lines.next.replace(lines.next.get() + 1);
        let (held, holding) = watch::channel(false);
        let ending = Rc::clone(&lines);
        let carrying = spawn_local(async move {
            // a broken connection is what this is for
            let _broken = carry(client, upstream, holding).await;
            ending.open.borrow_mut().remove(&number);
        });
        lines.open.borrow_mut().insert(number, Line { carrying: carrying.abort_handle(), held });
    }
}

async fn carry(client: TcpStream, upstream: SocketAddr, held: watch::Receiver<bool>) -> io::Result<()> {
    let server = TcpStream::connect(upstream).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
    tokio::try_join!(pump(from_client, to_server, held.clone()), pump(from_server, to_client, held))?;
    Ok(())
}

async fn pump(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut held: watch::Receiver<bool>) -> io::Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let read = from.read(&mut buffer).await?;
        if held.wait_for(|held| !*held).await.is_err() {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        if read == 0 {
            return to.shutdown().await;
        }
        to.write_all(&buffer[..read]).await?;
    }
}
