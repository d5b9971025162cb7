//! The Postgres that starts itself when `DATABASE_URL` is not set: a supervisor over the installed programs.
//!
//! Everything lies under one root folder. The server listens on a Unix socket in a private folder and on no network,
//! outlives a killed supervisor, is adopted by the next one, and is stopped by the last one that leaves.

mod account;
mod binaries;
mod cluster;
mod error;
mod place;
mod surroundings;
mod wire;

pub use error::{INSTALL_HINT, OLDEST_MAJOR, StartError, StopError};
pub use surroundings::Surroundings;
pub use wire::WireError;

use binaries::Binaries;
use cluster::Cluster;
use place::Place;
use std::fmt::Write as _;
use std::fs::{File, TryLockError};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::Duration;

/// The database that is created.
pub const DATABASE: &str = "zhicheng";
/// The superuser: owns the database and migrates it.
pub const OWNER: &str = "zhicheng_owner";
/// The login of the program's own work, which takes on the role of each actor in turn.
pub const RUNTIME: &str = "zhicheng_rt";
/// The login of pages that need no sign-in.
pub const PUBLIC: &str = "zhicheng_public";

const LOGIN_ROLES: [&str; 2] = [RUNTIME, PUBLIC];
/// Held while a server is being started or stopped.
const START_LOCK: &str = "start.lock";
/// Held, shared, by everyone who uses the server; the system lets go of it when a process dies, however it dies.
const USERS_LOCK: &str = "users.lock";

/// A running Postgres of our own.
#[derive(Debug)]
pub struct Embedded {
    cluster: Cluster,
    in_use: Mutex<Option<File>>,
    started_by_us: bool,
}

/// What became of the server when it was asked to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// It is down, and its data are on disk.
    Down,
    /// Another process still uses it, and will stop it.
    LeftForOthers,
}

impl Embedded {
    /// Starts the server of `root`, making folders and cluster where they are absent, or adopts the one that runs.
    /// Returns when a session can be opened as each of the roles. Blocks: at most a few seconds in health, up to two
    /// minutes after a crash.
    pub fn start(root: &Path) -> Result<Self, StartError> {
        Self::start_in(root, &Surroundings::from_env())
    }

    /// [`Embedded::start`] with the environment stated.
    pub fn start_in(root: &Path, around: &Surroundings) -> Result<Self, StartError> {
        let (place, account) = Place::prepare(root)?;
        let start_lock = lock_file(&place, START_LOCK)?;
        start_lock.lock().map_err(error::while_doing("cannot lock", place.root()))?;
        let in_use = lock_file(&place, USERS_LOCK)?;
        in_use.lock_shared().map_err(error::while_doing("cannot lock", place.root()))?;

        let binaries = Binaries::find(around, place.data())?;
        let cluster = Cluster { binaries, account, place };
        cluster.initialise_if_absent()?;
        let started_by_us = cluster.start()?;
        cluster.provision()?;
        tracing::info!(
            root = %cluster.place.root().display(),
            version = cluster.binaries.major(),
            adopted = !started_by_us,
            "PostgreSQL accepts connections"
        );
        Ok(Self { cluster, in_use: Mutex::new(Some(in_use)), started_by_us })
    }

    /// This value started the server; false when it found one running.
    pub fn started_by_us(&self) -> bool {
        self.started_by_us
    }

    /// The folder that holds data, socket and locks; absolute, without symbolic links.
    pub fn root(&self) -> &Path {
        self.cluster.place.root()
    }

    /// A session can be opened on the server, and it is the one that serves our data.
    pub fn is_accepting(&self) -> bool {
        self.cluster.is_accepting().unwrap_or(false)
    }

    /// libpq URL for migrations: the superuser [`OWNER`] on [`DATABASE`].
    pub fn owner_url(&self) -> String {
        self.url(OWNER, DATABASE)
    }

    /// libpq URL for the program's work: [`RUNTIME`] on [`DATABASE`].
    pub fn runtime_url(&self) -> String {
        self.url(RUNTIME, DATABASE)
    }

    /// libpq URL for pages without sign-in: [`PUBLIC`] on [`DATABASE`].
    pub fn public_url(&self) -> String {
        self.url(PUBLIC, DATABASE)
    }

    /// libpq URL of the superuser on another database of the same server.
    pub fn admin_url(&self, database: &str) -> String {
        self.url(OWNER, database)
    }

    /// Stops the server unless another process still uses it. Whoever leaves last stops it, also when a killed process
    /// had started it. Calling it twice does no harm. Dropping the value without it leaves the server running.
    pub fn stop(&self) -> Result<Stopped, StopError> {
        let place = &self.cluster.place;
        let cannot = |doing| move |source| StopError::Io { doing, path: place.root().into(), source };
        let start_lock = place.lock_file(START_LOCK).map_err(cannot("cannot open the lock in"))?;
        start_lock.lock().map_err(cannot("cannot lock"))?;
        self.in_use.lock().unwrap_or_else(PoisonError::into_inner).take();
        let users = place.lock_file(USERS_LOCK).map_err(cannot("cannot open the lock in"))?;
        if !is_last(&users).map_err(cannot("cannot lock"))? {
            return Ok(Stopped::LeftForOthers);
        }
        self.cluster.stop()?;
        place.remove_short_socket_dir();
        Ok(Stopped::Down)
    }

    fn url(&self, user: &str, database: &str) -> String {
        let host = percent_encoded(self.cluster.place.socket_dir().as_os_str().as_bytes());
        let database = percent_encoded(database.as_bytes());
        // The port is named because PGPORT in the environment would otherwise change it.
        format!("postgresql://{user}@/{database}?host={host}&port=5432")
    }
}

/// The root for a program that keeps its files in `dir` (in a checkout: `.zhicheng`): `dir/postgres` where the account
/// that runs the server can reach it, else a folder that it can, to which `dir/postgres` then points.
pub fn root_under(dir: &Path) -> Result<PathBuf, StartError> {
    place::root_under(dir, &Surroundings::from_env())
}

fn lock_file(place: &Place, name: &str) -> Result<File, StartError> {
    place.lock_file(name).map_err(error::while_doing("cannot open the lock in", place.root()))
}

/// Nobody else holds the lock. Asked a few times, because a program that is being launched elsewhere in this process
/// inherits every open file for an instant.
fn is_last(users: &File) -> Result<bool, std::io::Error> {
    for _ in 0..10 {
        match users.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) => sleep(Duration::from_millis(20)),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(false)
}

/// RFC 3986 percent-encoding of everything but the unreserved characters.
fn percent_encoded(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, &byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_a_url_is_percent_encoded_byte_by_byte() {
        assert_eq!(percent_encoded("/a b/职".as_bytes()), "%2Fa%20b%2F%E8%81%8C");
    }
}
