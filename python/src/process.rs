//! Processes made by `fork` share neither the threads nor the locks of their parent: it is better to say so than to hang.

use std::process;
use std::sync::OnceLock;

use pyo3::exceptions::PyRuntimeError;
use pyo3::{PyErr, PyResult};

/// The process in which the threads that read pages in parallel were started.
static PARALLEL_PROCESS: OnceLock<u32> = OnceLock::new();

/// Says that pages are about to be read in parallel; fails in a process that was forked after its parent did so.
pub(crate) fn begin_parallel_work() -> PyResult<()> {
    let started_in = *PARALLEL_PROCESS.get_or_init(process::id);
    check(started_in, "pages were read in parallel")
}

/// Fails in any process but the one in which something was opened.
pub(crate) fn check(opened_in: u32, what: &str) -> PyResult<()> {
    if opened_in == process::id() {
        return Ok(());
    }
    Err(after_fork(what))
}

fn after_fork(what: &str) -> PyErr {
    PyRuntimeError::new_err(format!(
        "{what} before this process was forked, and its threads stayed behind; \
         start processes by multiprocessing.get_context(\"spawn\") or \"forkserver\""
    ))
}
