//! The server's description of its own API, for tools that know nothing of it.

use dateline_proto::FILE_DESCRIPTOR_SET;
use tonic_health::pb::FILE_DESCRIPTOR_SET as HEALTH;
use tonic_reflection::server::{Builder, Error, v1, v1alpha};

/// The services of the API, by their full names.
pub(crate) const SERVICES: [&str; 5] = [
    "dateline.v1.CorpusService",
    "dateline.v1.DocumentService",
    "dateline.v1.EntityService",
    "dateline.v1.EventService",
    "dateline.v1.QuoteService",
];

/// `grpc.reflection.v1`.
pub(crate) fn v1() -> Result<v1::ServerReflectionServer<impl v1::ServerReflection>, Error> {
    builder().build_v1()
}

/// `grpc.reflection.v1alpha`: what grpcurl before 1.9 and `grpcio-reflection` ask for.
pub(crate) fn v1_alpha() -> Result<v1alpha::ServerReflectionServer<impl v1alpha::ServerReflection>, Error> {
    builder().build_v1alpha()
}

fn builder() -> Builder<'static> {
    let builder = Builder::configure()
        .register_encoded_file_descriptor_set(FILE_DESCRIPTOR_SET)
        .register_encoded_file_descriptor_set(HEALTH)
        .with_service_name("grpc.health.v1.Health");
    SERVICES.into_iter().fold(builder, Builder::with_service_name)
}
