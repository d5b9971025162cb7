//! Whom Postgres runs as: the caller, or, because it refuses root, the account `postgres` or `nobody`.

use super::error::{StartError, while_doing};
use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown, lchown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, io};

const ROOT: u32 = 0;
const LIKELY_ACCOUNTS: [&str; 3] = ["postgres", "_postgres", "nobody"];

/// The account that owns the data and runs the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    uid: u32,
    gid: u32,
    name: String,
    /// The caller is root and gives up its rights for each Postgres program.
    drops_root: bool,
}

impl Account {
    /// The caller itself. For root: whoever already owns one of `places` (so that `sudo make run` in a checkout does
    /// not lock its owner out), else `postgres`, else `nobody`.
    pub fn for_places(places: &[&Path]) -> Result<Self, StartError> {
        let caller = caller_uid()?;
        if caller != ROOT {
            let name = format!("user {caller}");
            return Ok(Self { uid: caller, gid: 0, name, drops_root: false });
        }
        let owner =
            places.iter().filter_map(|place| fs::symlink_metadata(place).ok()).find(|it| it.uid() != ROOT);
        if let Some(owner) = owner {
            let name = format!("user {}", owner.uid());
            return Ok(Self { uid: owner.uid(), gid: owner.gid(), name, drops_root: true });
        }
        let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let (name, uid, gid) = unprivileged(&passwd).ok_or(StartError::NoAccount)?;
        Ok(Self { uid, gid, name, drops_root: true })
    }

    /// The user id that owns the data.
    pub fn uid(&self) -> u32 {
        self.uid
    }

    /// The caller is root.
    pub fn drops_root(&self) -> bool {
        self.drops_root
    }

    /// A command as this account, with no terminal and none of the caller's Postgres or language settings.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        for (name, _) in env::vars_os() {
            let bytes = name.as_encoded_bytes();
            if bytes.starts_with(b"PG") || bytes.starts_with(b"LC_") || bytes.starts_with(b"LANG") {
                command.env_remove(name);
            }
        }
        command.env("LC_ALL", "C").stdin(Stdio::null());
        if self.drops_root {
            command.uid(self.uid).gid(self.gid);
        }
        command
    }

    /// Asks the system itself, as this account, because mode bits alone do not tell (access lists, network folders).
    pub fn must_enter(&self, dir: &Path) -> Result<(), StartError> {
        if !self.drops_root {
            return Ok(());
        }
        let mut probe = self.command(Path::new("/bin/sh"));
        probe.args(["-c", "cd \"$1\"", "sh"]).arg(dir).current_dir("/").stderr(Stdio::null());
        let entered = probe.status().map_err(while_doing("cannot probe", dir))?;
        let refused = || StartError::Unreachable { account: self.name.clone(), dir: dir.into() };
        entered.success().then_some(()).ok_or_else(refused)
    }

    /// Makes `dir` if absent, mode 0700, owned by this account. A folder of somebody else's, or a symbolic link, is
    /// refused: in a shared folder such as /tmp another user could have put it there.
    pub fn private_dir(&self, dir: &Path) -> Result<(), StartError> {
        match DirBuilder::new().mode(0o700).create(dir) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(while_doing("cannot create", dir)(error));
            }
            _ => {}
        }
        let found = fs::symlink_metadata(dir).map_err(while_doing("cannot look at", dir))?;
        let not_ours = |found: String| StartError::NotOurs { path: dir.into(), found };
        if !found.is_dir() {
            return Err(not_ours("is not a folder".into()));
        }
        if self.drops_root && found.uid() == ROOT {
            lchown(dir, Some(self.uid), Some(self.gid)).map_err(while_doing("cannot hand over", dir))?;
        } else if found.uid() != self.uid {
            return Err(not_ours(format!("belongs to user {}, not to {}", found.uid(), self.name)));
        }
        if found.mode() & 0o777 != 0o700 {
            fs::set_permissions(dir, Permissions::from_mode(0o700))
                .map_err(while_doing("cannot close", dir))?;
        }
        Ok(())
    }

    /// Replaces the file `path` by one that this account alone reads. Removed first: root must not write through a link
    /// that the account put there.
    pub fn replace_file(&self, path: &Path, text: &str) -> io::Result<()> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        if self.drops_root {
            fchown(&file, Some(self.uid), Some(self.gid))?;
        }
        file.write_all(text.as_bytes())
    }
}

/// The effective user id. Asked of `id`, which every Unix has, because std cannot tell it.
pub fn caller_uid() -> Result<u32, StartError> {
    let asked = Command::new("id").arg("-u").env("LC_ALL", "C").output();
    let asked = asked.map_err(while_doing("cannot run", Path::new("id")))?;
    let said = String::from_utf8_lossy(&asked.stdout);
    said.trim().parse().map_err(|_| StartError::Tool { tool: "id -u", said: said.into_owned() })
}

/// Name, user id and group id of the first of the likely accounts in the text of `/etc/passwd`.
fn unprivileged(passwd: &str) -> Option<(String, u32, u32)> {
    let accounts: Vec<Vec<&str>> = passwd.lines().map(|line| line.split(':').collect()).collect();
    let entry = LIKELY_ACCOUNTS.iter().find_map(|name| accounts.iter().find(|fields| fields[0] == *name))?;
    Some((entry[0].to_owned(), entry.get(2)?.parse().ok()?, entry.get(3)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: &str =
        "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/nonexistent:/bin/false\n";

    #[test]
    fn root_becomes_postgres_where_that_account_exists() {
        let passwd = format!("{NOBODY}postgres:x:101:104::/var/lib/postgresql:/bin/bash\n");

        assert_eq!(unprivileged(&passwd), Some(("postgres".into(), 101, 104)));
    }

    #[test]
    fn root_becomes_nobody_otherwise_and_an_account_must_exist() {
        assert_eq!(unprivileged(NOBODY), Some(("nobody".into(), 65534, 65533)));
        assert_eq!(unprivileged("root:x:0:0::/root:/bin/bash\n"), None);
    }

    #[test]
    fn a_symbolic_link_is_not_taken_for_a_private_folder() {
        let dir = tempfile::tempdir().unwrap();
        let link = dir.path().join("link");
        std::os::unix::fs::symlink("/var", &link).unwrap();

        let refused = Account::for_places(&[]).unwrap().private_dir(&link).unwrap_err();

        assert!(refused.to_string().contains("is not a folder"), "{refused}");
    }

    #[test]
    fn a_folder_that_others_may_read_is_closed() {
        let dir = tempfile::tempdir().unwrap();
        let open = dir.path().join("open");
        fs::create_dir(&open).unwrap();
        fs::set_permissions(&open, Permissions::from_mode(0o755)).unwrap();

        Account::for_places(&[]).unwrap().private_dir(&open).unwrap();

        assert_eq!(fs::metadata(&open).unwrap().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_file_is_replaced_and_never_written_through_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let (link, target) = (dir.path().join("settings"), dir.path().join("target"));
        fs::write(&target, "before").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();

        Account::for_places(&[]).unwrap().replace_file(&link, "after").unwrap();

        assert_eq!(fs::read_to_string(&target).unwrap(), "before");
        assert_eq!(fs::read_to_string(&link).unwrap(), "after");
        assert_eq!(fs::symlink_metadata(&link).unwrap().mode() & 0o777, 0o600);
    }
}
