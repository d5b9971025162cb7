//! What the supervisor takes from the environment, read once so that tests can state it.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The environment as far as the supervisor looks at it.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// `PG_BIN`: the folder with the Postgres binaries; when set no other is searched.
    pub pg_bin: Option<PathBuf>,
    /// `PATH`.
    pub path: OsString,
    /// Patterns of the folders where packages put the binaries; one component may end in `*`.
    pub standard: Vec<PathBuf>,
    /// `XDG_STATE_HOME`, else `HOME/.local/state`: for the data when the working folder cannot hold it.
    pub state_dir: Option<PathBuf>,
}

/// Debian, PGDG on Red Hat, openSUSE, Alpine, Homebrew (Apple silicon, Intel), Postgres.app.
const STANDARD: [&str; 7] = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/lib/postgresql*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
];

impl Surroundings {
    /// Reads the process environment; an empty variable counts as unset.
    pub fn from_env() -> Self {
        let folder = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        Self {
            pg_bin: folder("PG_BIN"),
            path: env::var_os("PATH").unwrap_or_default(),
            standard: STANDARD.iter().map(PathBuf::from).collect(),
            state_dir: folder("XDG_STATE_HOME").or_else(|| Some(folder("HOME")?.join(".local/state"))),
        }
    }
}
