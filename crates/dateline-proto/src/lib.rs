//! The messages and services of the Dateline API, generated from `proto/dateline/v1`.
//!
//! [`v1`] holds the messages under their names in the `.proto` files, and for each service a client and a server
//! module. The code is committed, so that building needs neither `protoc` nor a build script; after a change to a
//! `.proto` file run `cargo run -p dateline-proto --features generate --bin generate-proto`, and a test says so when it
//! was forgotten. Most users want `dateline-api` instead, which has the same values as ordinary Rust types.

/// Version 1 of the API, package `dateline.v1`.
#[expect(
    clippy::all,
    clippy::pedantic,
    reason = "generated code keeps the generator's style, and its comments are those of the .proto files"
)]
pub mod v1 {
    include!("generated/dateline.v1.rs");
}

/// The descriptors of every file of the API and of what they import, as a serialised `FileDescriptorSet`: what server
/// reflection answers from.
pub const FILE_DESCRIPTOR_SET: &[u8] = include_bytes!("generated/dateline.v1.bin");
