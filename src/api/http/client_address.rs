//! The address that a request came from, for limits.

use std::convert::Infallible;
use std::fmt;
use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::settings::HttpSettings;

/// The bits of an IPv6 address that one subscriber gets (RFC 6177): a limit per single address would bind nobody.
const SUBSCRIBER_BITS: u32 = 64;

/// The client's address: the peer's, or the last hop of `X-Forwarded-For` when the proxy is trusted (earlier hops are
/// the client's own claims). An IPv6 address is cut to its /64. Never fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// Of this request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let forwarded = HttpSettings::of(request).trust_proxy.then(|| last_hop(request)).flatten();
        let address = forwarded.or_else(|| request.peer_addr().map(|peer| peer.ip()));
        Self(subscriber(address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}

impl fmt::Display for ClientAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

fn last_hop(request: &HttpRequest) -> Option<IpAddr> {
    let header = request.headers().get_all("x-forwarded-for").last()?.to_str().ok()?;
    header.rsplit(',').next()?.trim().parse().ok()
}

fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let mask = u128::MAX << (Ipv6Addr::BITS - SUBSCRIBER_BITS);
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & mask))
        }
    }
}

impl FromRequest for ClientAddress {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn address(trust_proxy: bool, peer: &str) -> String {
        let request = TestRequest::get()
            .app_data(HttpSettings { trust_proxy, ..HttpSettings::default() })
            .insert_header(("x-forwarded-for", "6.6.6.6, 41.200.1.2"))
            .peer_addr(peer.parse().unwrap())
            .to_http_request();
        ClientAddress::of(&request).to_string()
    }

    #[test]
    fn the_proxy_is_believed_only_when_told() {
        assert_eq!(address(false, "10.0.0.1:80"), "10.0.0.1");
        assert_eq!(address(true, "10.0.0.1:80"), "41.200.1.2");
    }

    #[test]
    fn one_subscriber_is_one_address() {
        assert_eq!(address(false, "[2001:db8:1:2:3:4:5:6]:80"), "2001:db8:1:2::");
        assert_eq!(address(false, "[::ffff:10.0.0.1]:80"), "10.0.0.1");
    }
}
