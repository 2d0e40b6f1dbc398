//! Where a server is.

use dateline_corpus::{Error, Result};
use tonic::transport::{Endpoint, Uri};

/// The port of a server when an address names none.
pub const DEFAULT_PORT: u16 = 50051;

/// The endpoint of `host:port`, `host` or `http://host:port`.
pub(super) fn endpoint(address: &str) -> Result<Endpoint> {
    let invalid = |reason: &str| Error::invalid("address", format!("{address:?} {reason}"));
    let (scheme, authority) = address.split_once("://").unwrap_or(("http", address));
    if scheme == "https" {
        return Err(invalid(
            "asks for TLS, which this client does not speak: use http:// through a TLS proxy",
        ));
    }
    let authority = authority.trim_end_matches('/');
    let uri: Uri = format!("{scheme}://{authority}").parse().map_err(|_| invalid("is not host:port"))?;
    let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(|| invalid("names no host"))?;
    if scheme != "http" || uri.path() != "/" || uri.query().is_some() {
        return Err(invalid("is not host:port"));
    }
    let port = uri.port_u16().unwrap_or(DEFAULT_PORT);
    Endpoint::from_shared(format!("http://{host}:{port}")).map_err(|_| invalid("is not host:port"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, expected: Option<&str>) {
        let found = endpoint(address).ok().map(|endpoint| endpoint.uri().to_string());
        assert_eq!(found.as_deref(), expected, "{address}");
    }

    #[test]
    fn addresses_are_read() {
        check("localhost:7000", Some("http://localhost:7000/"));
        check("http://localhost:7000/", Some("http://localhost:7000/"));
        check("news.example", Some("http://news.example:50051/"));
        check("[::1]:7000", Some("http://[::1]:7000/"));
        for wrong in ["", ":7000", "https://news.example", "ftp://news.example", "a b", "news.example/path"] {
            check(wrong, None);
        }
    }
}
