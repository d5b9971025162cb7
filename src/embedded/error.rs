//! What can go wrong when the embedded Postgres starts or stops, and what the operator does about it.

use std::io;
use std::path::PathBuf;

/// The oldest major version that has everything the migrations use (`security_invoker` views).
pub const OLDEST_MAJOR: u32 = 15;

/// How to get the binaries, per system; part of every error that a package would cure.
pub const INSTALL_HINT: &str = "\
Install it with one of:
  Debian, Ubuntu   apt-get install postgresql
  Fedora           dnf install postgresql-server
  Arch             pacman -S postgresql
  macOS            brew install postgresql@17
or set PG_BIN to the folder that has initdb, pg_ctl and postgres,
or set DATABASE_URL to a server that is already running.";

/// Why the embedded Postgres could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No folder that was searched has the three binaries.
    #[error("PostgreSQL {OLDEST_MAJOR} or newer was not found (searched: {searched}).\n{INSTALL_HINT}")]
    NotInstalled { searched: String },

    /// `PG_BIN` was set, so nothing else was searched.
    #[error("PG_BIN is {dir}, which has no {missing}. Correct PG_BIN or unset it.\n{INSTALL_HINT}", dir = dir.display())]
    WrongPgBin { dir: PathBuf, missing: &'static str },

    /// Only older releases are installed.
    #[error("PostgreSQL {found} is installed in {dir}, but {OLDEST_MAJOR} or newer is needed.\n{INSTALL_HINT}", dir = dir.display())]
    TooOld { found: u32, dir: PathBuf },

    /// The data folder was made by another major version, which alone can read it.
    #[error(
        "{data} was written by PostgreSQL {wrote}, but only {found} is installed. Install PostgreSQL {wrote}, or, if the \
         demonstration data may go, run `make clean-data`.",
        data = data.display()
    )]
    OtherVersion { data: PathBuf, wrote: String, found: String },

    /// Postgres refuses to run as root, and there is no account to run it as.
    #[error(
        "PostgreSQL does not run as root, and this system has neither a user `postgres` nor `nobody`. Create one \
         (`useradd --system postgres`), or run this program as an ordinary user."
    )]
    NoAccount,

    /// The account that Postgres runs as may not pass through a folder above the data.
    #[error(
        "Postgres runs as {account}, which may not enter {dir}. Choose a data folder that it can reach, such as one \
         under /var/lib, or run this program as an ordinary user.",
        dir = dir.display()
    )]
    Unreachable { account: String, dir: PathBuf },

    /// A folder that must be private is someone else's, or no folder at all.
    #[error("{path} {found}. Remove it, or choose another data folder.", path = path.display())]
    NotOurs { path: PathBuf, found: String },

    /// Neither the working folder nor the home folder can hold the data.
    #[error("No place for the database: {dir} cannot be used ({why}) and HOME is not set.", dir = dir.display())]
    NoPlace { dir: PathBuf, why: String },

    /// One of the Postgres programs ran and failed.
    #[error("{tool} failed:\n{said}")]
    Tool { tool: &'static str, said: String },

    /// The server gave up while starting; the end of its log says why.
    #[error("PostgreSQL did not start. The end of {log}:\n{said}", log = log.display())]
    Refused { log: PathBuf, said: String },

    /// Something holds the data folder and does not answer on the socket.
    #[error(
        "The database in {data} is held by a server that does not answer on {socket}. Stop it \
         (`pg_ctl -D {data} stop`), then start again.",
        data = data.display(), socket = socket.display()
    )]
    StillHeld { data: PathBuf, socket: PathBuf },

    /// A server answers on our socket but keeps its data elsewhere.
    #[error("The server that answers on {socket} does not serve {data}. Stop that server, then start again.",
        socket = socket.display(), data = data.display())]
    ForeignServer { socket: PathBuf, data: PathBuf },

    /// The server runs but refused a statement of ours.
    #[error("{doing}: {source}")]
    Statement { doing: String, source: super::wire::WireError },

    /// The file system said no.
    #[error("{doing} {path}: {source}", path = path.display())]
    Io { doing: &'static str, path: PathBuf, source: io::Error },
}

/// Why the server could not be stopped.
#[derive(Debug, thiserror::Error)]
pub enum StopError {
    /// `pg_ctl stop` failed although the server still answers.
    #[error("pg_ctl stop failed:\n{said}")]
    Refused { said: String },

    /// A lock file or a program could not be used.
    #[error("{doing} {path}: {source}", path = path.display())]
    Io { doing: &'static str, path: PathBuf, source: io::Error },
}

/// Adds to an I/O error what was being done, and to which path.
pub(super) fn while_doing(
    doing: &'static str,
    path: &std::path::Path,
) -> impl FnOnce(io::Error) -> StartError {
    let path = path.to_owned();
    move |source| StartError::Io { doing, path, source }
}
