//! The signals that end a server.

use std::io;
use std::process;

/// The exit code after a second signal.
const INTERRUPTED: i32 = 130;

/// A future that is ready at the first signal to end; the second ends the process at once.
///
/// The signals are watched from here on, not only once the future is polled: one that comes early is not lost.
pub(super) fn asked_to_end() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut signals = Signals::watch()?;
    Ok(async move {
        signals.next().await;
        tokio::spawn(async move {
            signals.next().await;
            process::exit(INTERRUPTED);
        });
    })
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn watch() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn watch() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        // Where the signal cannot be watched, the server can only be ended from outside.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
