//! A server's corpus as if it were here.

mod address;
mod connect;
mod health;
mod ingest;
mod options;
mod queries;
mod runtime;

pub use self::address::DEFAULT_PORT;
pub use self::connect::Client;
pub use self::options::ClientOptions;
