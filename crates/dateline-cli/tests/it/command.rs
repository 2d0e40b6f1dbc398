//! Running the command.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The command with these arguments, free of what the environment of the tests says.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(arguments).stdin(Stdio::null());
    for variable in ["DATELINE_CORPUS", "DATELINE_SERVER", "DATELINE_LOG", "DATELINE_LISTEN", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command
}

/// What the command did.
pub(crate) struct Done {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Done {
    fn new(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The JSON objects on standard output, one a line.
    pub(crate) fn json(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Fails with what the command said, unless its exit code is `code`.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}{}", self.stdout, self.stderr);
        self
    }
}

pub(crate) fn run(arguments: &[&str]) -> Done {
    Done::new(command(arguments).output().unwrap())
}

/// Runs the command with something on standard input.
pub(crate) fn run_with_input(arguments: &[&str], input: &str) -> Done {
    let mut command = command(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    Done::new(child.wait_with_output().unwrap())
}

/// A folder of pages, written for these tests.
pub(crate) struct Pages {
    folder: TempDir,
}

pub(crate) const VISIT: &str = "Foreign Minister Li Wei of China met President Ana Kovac of Croatia in Geneva on \
    3 March 2024. \"We agreed to talk again in May,\" Kovac said.";
pub(crate) const PROTEST: &str = "Thousands of workers protested in Lisbon on 1 May 2024 against the government of \
    Portugal. Police arrested 12 people, Interior Minister Rui Costa said.";

impl Pages {
    /// Two articles and a file of JSON Lines.
    pub(crate) fn new() -> Self {
        let pages = Self { folder: tempfile::tempdir().unwrap() };
        pages.write("pages/visit.txt", VISIT);
        pages.write("pages/protest.txt", PROTEST);
        let line = serde_json::json!({"id": "talks", "url": "https://example.org/talks", "published": "2024-05-20",
            "article": "President Ana Kovac of Croatia will meet Foreign Minister Li Wei in Zagreb on Friday."});
        pages.write("more.jsonl", &format!("{line}\n"));
        pages
    }

    pub(crate) fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn path(&self, name: &str) -> String {
        path_text(&self.folder.path().join(name))
    }
}

pub(crate) fn path_text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}
