//! One cluster on disk: made whole or not at all, started, stopped.

use super::account::Account;
use super::binaries::Binaries;
use super::error::{StartError, StopError, while_doing};
use super::place::{Place, SOCKET_NAME};
use super::wire::{Wire, WireError};
use super::{DATABASE, LOGIN_ROLES, OWNER};
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Output;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Long enough for the recovery of a demonstration's database after a crash.
const START_WITHIN: Duration = Duration::from_mins(2);
const BETWEEN_TRIES: Duration = Duration::from_millis(100);
const OVERLONG_LOG: u64 = 10 << 20;
const OUR_SETTINGS: &str = "zhicheng.conf";

/// The programs, the account and the folders that make one cluster.
#[derive(Debug)]
pub struct Cluster {
    pub binaries: Binaries,
    pub account: Account,
    pub place: Place,
}

impl Cluster {
    /// Builds the cluster aside and renames it when it is complete, so that a kill at any moment leaves either no data
    /// folder or a good one.
    pub fn initialise_if_absent(&self) -> Result<(), StartError> {
        let data = self.place.data();
        if data.join("PG_VERSION").exists() {
            return Ok(());
        }
        self.place.clear_unfinished_data();
        let unfinished = self.place.unfinished_data();
        self.account.private_dir(&unfinished)?;
        self.initdb(&unfinished)?;
        append(&unfinished.join("postgresql.conf"), &format!("\ninclude '{OUR_SETTINGS}'\n"))?;
        if data.exists() {
            // Never someone's files: rmdir refuses a folder that has any.
            fs::remove_dir(data).map_err(while_doing("the data folder has files but no cluster:", data))?;
        }
        fs::rename(&unfinished, data).map_err(while_doing("cannot name", data))
    }

    fn initdb(&self, into: &Path) -> Result<(), StartError> {
        let first = self.run_initdb(into, "C.UTF-8")?;
        // macOS before 14 has no C.UTF-8; plain C with the encoding UTF8 sorts the same way.
        let last = if says(&first, "invalid locale name") { self.run_initdb(into, "C")? } else { first };
        if last.status.success() { Ok(()) } else { Err(failed("initdb", &last)) }
    }

    fn run_initdb(&self, into: &Path, locale: &str) -> Result<Output, StartError> {
        let mut initdb = self.binaries.command("initdb", &self.account, self.place.root());
        initdb.arg("-D").arg(into).args(["-U", OWNER, "-E", "UTF8", "--data-checksums"]);
        // The socket lies in a folder that only the owner enters: that is the password.
        initdb.args(["--auth-local=trust", "--auth-host=reject"]).arg(format!("--locale={locale}"));
        initdb.output().map_err(while_doing("cannot run initdb for", into))
    }

    /// The server answers on our socket and serves our data.
    pub fn is_accepting(&self) -> Result<bool, StartError> {
        let session = Wire::open(&self.place.socket(), OWNER, "postgres");
        let Ok(mut session) = session else { return Ok(false) };
        // Two servers cannot have the same pid file, however the folders were moved or linked.
        let theirs = session.query("SELECT pg_read_file('postmaster.pid')");
        let ours = fs::read_to_string(self.place.data().join("postmaster.pid")).unwrap_or_default();
        match theirs {
            Ok(theirs) if identity(&theirs.concat()) == identity(&ours) => Ok(true),
            Ok(_) => {
                Err(StartError::ForeignServer { socket: self.place.socket(), data: self.place.data().into() })
            }
            Err(_) => Ok(false),
        }
    }

    /// Starts the server and waits until it answers; gives false when it ran already.
    pub fn start(&self) -> Result<bool, StartError> {
        if self.is_accepting()? {
            return Ok(false);
        }
        self.account.private_dir(self.place.data())?;
        self.write_settings()?;
        self.shorten_log();
        let deadline = Instant::now() + START_WITHIN;
        while Instant::now() < deadline {
            self.clear_stale_locks();
            let log_before = fs::metadata(self.place.log()).map_or(0, |log| log.len());
            let tried = self.run_pg_ctl(&["start", "-w", "-t", "60", "-l", "data/server.log"])?;
            if self.is_accepting()? {
                return Ok(true);
            }
            let said = self.log_since(log_before);
            // After a kill -9 the old server's processes need a moment to be gone, and hold the lock until then.
            let is_held = said.contains("lock file") || said.contains("pre-existing shared memory block");
            if !tried.status.success() && !is_held {
                let said = if said.is_empty() { text(&tried) } else { said };
                return Err(StartError::Refused { log: self.place.log(), said });
            }
            sleep(BETWEEN_TRIES);
        }
        Err(StartError::StillHeld { data: self.place.data().into(), socket: self.place.socket() })
    }

    /// Stops the server; open transactions are rolled back (`-m fast`). One that was killed counts as stopped.
    pub fn stop(&self) -> Result<(), StopError> {
        if self.was_killed() {
            return Ok(());
        }
        let output = self
            .run_pg_ctl(&["stop", "-m", "fast", "-w", "-t", "60"])
            .map_err(|error| StopError::Refused { said: error.to_string() })?;
        let is_down = output.status.success() || !self.place.data().join("postmaster.pid").exists();
        is_down.then_some(()).ok_or_else(|| StopError::Refused { said: text(&output) })
    }

    /// It does not answer, and its last processes are gone (they outlive a killed server by a moment). Here `pg_ctl`
    /// would wait for a process that is dead but not yet collected, and then report a failure.
    fn was_killed(&self) -> bool {
        let is_gone = || {
            sleep(BETWEEN_TRIES);
            has_processes_in(self.place.data()) == Some(false)
        };
        !self.is_accepting().unwrap_or(false) && (0..50).any(|_| is_gone())
    }

    /// Creates the database and the login roles that are absent.
    pub fn provision(&self) -> Result<(), StartError> {
        self.provision_over_wire().map_err(|source| StartError::Statement {
            doing: "cannot create the database and its roles".into(),
            source,
        })
    }

    fn provision_over_wire(&self) -> Result<(), WireError> {
        let mut session = Wire::open(&self.place.socket(), OWNER, "postgres")?;
        for role in LOGIN_ROLES {
            if session.query(&format!("SELECT rolname FROM pg_roles WHERE rolname = '{role}'"))?.is_empty() {
                session.query(&format!("CREATE ROLE {role} LOGIN NOINHERIT"))?;
            }
        }
        if session.query(&format!("SELECT datname FROM pg_database WHERE datname = '{DATABASE}'"))?.is_empty()
        {
            session.query(&format!("CREATE DATABASE {DATABASE} OWNER {OWNER}"))?;
        }
        Ok(())
    }

    /// The root is the working folder and the data is named relative to it, because `pg_ctl` hands the names to a
    /// shell: a quote or a dollar sign in the path of the checkout must not reach it.
    fn run_pg_ctl(&self, args: &[&str]) -> Result<Output, StartError> {
        let mut pg_ctl = self.binaries.command("pg_ctl", &self.account, self.place.root());
        pg_ctl.args(args).args([OsStr::new("-D"), OsStr::new("data")]);
        pg_ctl.output().map_err(while_doing("cannot run pg_ctl for", self.place.data()))
    }

    /// Written at each start, because a checkout may have been moved since the last.
    fn write_settings(&self) -> Result<(), StartError> {
        let file = self.place.data().join(OUR_SETTINGS);
        let text = settings(self.place.socket_dir());
        self.account.replace_file(&file, &text).map_err(while_doing("cannot write", &file))
    }

    fn shorten_log(&self) {
        let log = self.place.log();
        if fs::metadata(&log).is_ok_and(|it| it.len() > OVERLONG_LOG) {
            let _ = fs::rename(&log, log.with_extension("log.old"));
        }
    }

    fn log_since(&self, start: u64) -> String {
        let log = fs::read(self.place.log()).unwrap_or_default();
        let new = usize::try_from(start).ok().and_then(|start| log.get(start..)).unwrap_or(&log);
        let lines: Vec<_> = String::from_utf8_lossy(new).lines().map(str::to_owned).collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }

    /// Removes the lock files of a dead server. Postgres does so itself unless the number it finds there now belongs
    /// to another process of the same user, or to one that is dead but not yet collected; then it would refuse for
    /// good. Every process of a server has the data folder as its working folder, so none there means none left.
    fn clear_stale_locks(&self) {
        if has_processes_in(self.place.data()) != Some(false) {
            return;
        }
        let socket_lock = self.place.socket_dir().join(format!("{SOCKET_NAME}.lock"));
        for stale in [self.place.data().join("postmaster.pid"), socket_lock] {
            if fs::remove_file(&stale).is_ok() {
                tracing::info!(file = %stale.display(), "removed the lock of a server that is gone");
            }
        }
    }
}

/// Process, data folder and start time: the lines of a pid file that stay while the server runs.
fn identity(pid_file: &str) -> Vec<&str> {
    pid_file.lines().take(3).collect()
}

/// Whether any process works in `dir`; nothing where the system has no /proc to tell.
fn has_processes_in(dir: &Path) -> Option<bool> {
    fs::read_link("/proc/self/cwd").ok()?;
    let processes = fs::read_dir("/proc").ok()?.flatten();
    Some(processes.filter_map(|it| fs::read_link(it.path().join("cwd")).ok()).any(|cwd| cwd == dir))
}

/// The settings of a server for one machine: no TCP, nothing lost on a power cut, no one waits long for a lock.
fn settings(socket_dir: &Path) -> String {
    format!(
        "# Written by zhicheng at each start; changes belong into postgresql.auto.conf (ALTER SYSTEM).
listen_addresses = ''
unix_socket_directories = '{}'
unix_socket_permissions = 0700
port = 5432
max_connections = 100
shared_buffers = 128MB
fsync = on
synchronous_commit = on
idle_in_transaction_session_timeout = 10s
lock_timeout = 2s
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
",
        socket_dir.display()
    )
}

fn append(file: &Path, text: &str) -> Result<(), StartError> {
    let opened = fs::OpenOptions::new().append(true).open(file);
    opened.and_then(|mut it| it.write_all(text.as_bytes())).map_err(while_doing("cannot write", file))
}

fn says(output: &Output, wanted: &str) -> bool {
    String::from_utf8_lossy(&output.stderr).contains(wanted)
}

fn failed(tool: &'static str, output: &Output) -> StartError {
    StartError::Tool { tool, said: text(output) }
}

/// What a program printed, errors last.
fn text(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_listens_on_no_network_and_keeps_what_it_promised() {
        let text = settings(Path::new("/run/socket"));

        for line in ["listen_addresses = ''", "unix_socket_directories = '/run/socket'", "fsync = on"] {
            assert!(text.lines().any(|it| it == line), "{line} is missing from\n{text}");
        }
    }
}
