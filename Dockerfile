# syntax=docker/dockerfile:1
# The server in a small image: built once, run as a user without rights, with the corpus on a volume.

FROM rust:1.95-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/source/target \
    cargo build --locked --release -p dateline-cli && cp target/release/dateline /usr/local/bin/dateline

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --home-dir /corpus dateline && install -d -o dateline -g dateline /corpus
COPY --from=build /usr/local/bin/dateline /usr/local/bin/dateline
COPY LICENSE /usr/share/doc/dateline/LICENSE
USER dateline
VOLUME /corpus
EXPOSE 50051
ENV DATELINE_CORPUS=/corpus DATELINE_LOG=info
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["dateline", "health", "--server", "127.0.0.1:50051"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["dateline"]
CMD ["serve", "--listen", "0.0.0.0:50051"]
