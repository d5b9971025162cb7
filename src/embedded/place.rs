//! Where the data, the socket and the locks of one embedded Postgres lie.

use super::account::{Account, caller_uid};
use super::error::{StartError, while_doing};
use super::surroundings::Surroundings;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown, symlink};
use std::path::{Path, PathBuf};

/// The name that Postgres gives its socket for port 5432; the port number means nothing else here.
pub const SOCKET_NAME: &str = ".s.PGSQL.5432";

/// Bytes of a socket's path that the system takes (`sun_path` less its closing zero).
const LONGEST_SOCKET_PATH: usize = if cfg!(target_os = "linux") { 107 } else { 103 };

const UNFINISHED: &str = "data.unfinished.";

/// Where root keeps data that its own folders hide from the account `postgres`. Not /var/tmp: systemd removes what
/// lies there untouched for 30 days, and a database of which some files are gone is worse than none.
const ROOTS_STATE: &str = "/var/lib";

/// The folders of one embedded Postgres.
#[derive(Debug, Clone)]
pub struct Place {
    root: PathBuf,
    data: PathBuf,
    socket_dir: PathBuf,
}

impl Place {
    /// Makes the root and the socket folder where they are absent, and finds whom the server runs as.
    pub fn prepare(root: &Path) -> Result<(Self, Account), StartError> {
        let (root, account) = open_root(root)?;
        let socket_dir = socket_dir(&root, &account)?;
        account.private_dir(&socket_dir)?;
        Ok((Self { data: root.join("data"), socket_dir, root }, account))
    }

    /// The folder that holds everything else; absolute, without symbolic links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The data folder of the cluster (`PGDATA`).
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Where the cluster is built before it takes the name of [`Place::data`]. Each process has its own, because the
    /// `initdb` of one that was killed may still be writing.
    pub fn unfinished_data(&self) -> PathBuf {
        self.root.join(format!("{UNFINISHED}{}", std::process::id()))
    }

    /// Removes what starts that were killed left half built.
    pub fn clear_unfinished_data(&self) {
        for entry in fs::read_dir(&self.root).into_iter().flatten().flatten() {
            if entry.file_name().as_bytes().starts_with(UNFINISHED.as_bytes())
                && let Err(error) = fs::remove_dir_all(entry.path())
            {
                tracing::warn!(%error, dir = %entry.path().display(), "a half-built cluster could not be removed");
            }
        }
    }

    /// What the server prints.
    pub fn log(&self) -> PathBuf {
        self.data.join("server.log")
    }

    /// The folder of the socket: what libpq calls `host`.
    pub fn socket_dir(&self) -> &Path {
        &self.socket_dir
    }

    /// The socket file itself.
    pub fn socket(&self) -> PathBuf {
        self.socket_dir.join(SOCKET_NAME)
    }

    /// Leaves nothing in /tmp after a clean stop; a folder that is not empty stays.
    pub fn remove_short_socket_dir(&self) {
        if !self.socket_dir.starts_with(&self.root) {
            let _ = fs::remove_dir(&self.socket_dir);
        }
    }

    /// Opens a file in the root that is used for nothing but locking. It belongs to the root's owner, so that a start
    /// with sudo does not lock that owner out.
    pub fn lock_file(&self, name: &str) -> io::Result<File> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(self.root.join(name))?;
        let owner = fs::metadata(&self.root)?;
        if file.metadata()?.uid() != owner.uid() {
            fchown(&file, Some(owner.uid()), Some(owner.gid()))?;
        }
        Ok(file)
    }
}

/// The root to use for a program that keeps its files in `dir`: `dir/postgres`, unless the account that runs the
/// server cannot reach or write it; then `/var/lib/zhicheng-<hash>` for root and `~/.local/state/zhicheng-<hash>` for
/// others, with `dir/postgres` as a symbolic link to it. The hash is of `dir` and the caller, so copies never meet.
pub fn root_under(dir: &Path, around: &Surroundings) -> Result<PathBuf, StartError> {
    let made = fs::create_dir_all(dir).map_err(while_doing("cannot create", dir));
    let dir = std::path::absolute(dir).map_err(while_doing("cannot resolve", dir))?;
    let dir = fs::canonicalize(&dir).unwrap_or(dir);
    let preferred = dir.join("postgres");
    let why = match made.and_then(|()| open_root(&preferred)) {
        Ok((root, _)) => return Ok(root),
        Err(error) => error.to_string(),
    };
    let caller = caller_uid()?;
    let state = if caller == 0 { Some(PathBuf::from(ROOTS_STATE)) } else { around.state_dir.clone() };
    let state = state.ok_or_else(|| StartError::NoPlace { dir: dir.clone(), why: why.clone() })?;
    let (root, _) = open_root(&state.join(format!("zhicheng-{}", name_for(&dir, caller))))?;
    tracing::info!(root = %root.display(), %why, "the database lies outside the working folder");
    leave_a_pointer(&preferred, &root);
    Ok(root)
}

/// Best effort: the pointer only helps people and `make clean-data` to find the data.
fn leave_a_pointer(preferred: &Path, root: &Path) {
    if fs::read_link(preferred).is_ok_and(|old| old != root) {
        return;
    }
    let _ = fs::remove_dir(preferred);
    if let Err(error) = symlink(root, preferred)
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        tracing::debug!(%error, link = %preferred.display(), "no pointer to the data was left");
    }
}

/// Makes the root if absent and sees to it that the server's account can pass through it.
fn open_root(root: &Path) -> Result<(PathBuf, Account), StartError> {
    let account = Account::for_places(&[&root.join("data"), root])?;
    if let Some(parent) = root.parent() {
        fs::create_dir_all(parent).map_err(while_doing("cannot create", parent))?;
    }
    let mode = if account.drops_root() { 0o755 } else { 0o700 };
    match DirBuilder::new().mode(mode).create(root) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(while_doing("cannot create", root)(error));
        }
        _ => {}
    }
    let root = fs::canonicalize(root).map_err(while_doing("cannot resolve", root))?;
    let found = fs::metadata(&root).map_err(while_doing("cannot look at", &root))?;
    let is_ours = found.uid() == account.uid() || (account.drops_root() && found.uid() == 0);
    if !found.is_dir() || !is_ours {
        let found = format!("belongs to user {}", found.uid());
        return Err(StartError::NotOurs { path: root, found });
    }
    let_through(&root, &account)?;
    Ok((root, account))
}

fn let_through(root: &Path, account: &Account) -> Result<(), StartError> {
    if account.must_enter(root).is_ok() {
        return Ok(());
    }
    let above: Vec<_> = root.ancestors().skip(1).collect();
    for dir in above.into_iter().rev() {
        account.must_enter(dir)?;
    }
    // Only the root itself is closed, and that one is ours to open.
    let mode = fs::metadata(root).map_err(while_doing("cannot look at", root))?.mode();
    fs::set_permissions(root, Permissions::from_mode(mode & 0o777 | 0o055))
        .map_err(while_doing("cannot open", root))?;
    account.must_enter(root)
}

/// `root/socket`, or a short folder in /tmp when that path is too long or has a character that the settings file or
/// libpq would read as a separator.
fn socket_dir(root: &Path, account: &Account) -> Result<PathBuf, StartError> {
    let near = root.join("socket");
    if suits_a_socket(&near) {
        return Ok(near);
    }
    let tmp = fs::canonicalize("/tmp").map_err(while_doing("cannot resolve", Path::new("/tmp")))?;
    Ok(tmp.join(format!("zhicheng-{}", name_for(root, account.uid()))))
}

fn suits_a_socket(dir: &Path) -> bool {
    let bytes = dir.as_os_str().as_bytes();
    let is_plain = !bytes.iter().any(|byte| byte.is_ascii_control() || b",'\"\\".contains(byte));
    is_plain && dir.to_str().is_some() && bytes.len() + 1 + SOCKET_NAME.len() <= LONGEST_SOCKET_PATH
}

/// FNV-1a, 64 bits, of a path and its user: the same in every release, and nothing secret hangs on it because the
/// owner of the folder that bears the name is checked.
fn name_for(path: &Path, uid: u32) -> String {
    let bytes = path.as_os_str().as_bytes().iter().copied().chain(uid.to_be_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_path_may_have_all_the_bytes_the_system_takes_and_not_one_more() {
        let fits = LONGEST_SOCKET_PATH - 1 - SOCKET_NAME.len();

        assert!(suits_a_socket(Path::new(&format!("/{}", "d".repeat(fits - 1)))));
        assert!(!suits_a_socket(Path::new(&format!("/{}", "d".repeat(fits)))));
    }

    #[test]
    fn a_chinese_path_suits_a_socket_and_one_with_a_comma_does_not() {
        assert!(suits_a_socket(Path::new("/home/李/职称 库")));
        assert!(!suits_a_socket(Path::new("/home/li,wang")));
        assert!(!suits_a_socket(Path::new("/home/o'neil")));
    }

    #[test]
    fn names_differ_by_path_and_by_user() {
        assert_ne!(name_for(Path::new("/a"), 1), name_for(Path::new("/b"), 1));
        assert_ne!(name_for(Path::new("/a"), 1), name_for(Path::new("/a"), 2));
    }

    #[test]
    fn the_name_is_the_published_fnv_1a_so_that_it_never_changes_with_a_release() {
        // FNV-1a 64 of the bytes 00 00 00 00 alone.
        assert_eq!(name_for(Path::new(""), 0), "4d25767f9dce13f5");
    }
}
