//! Finds the installed Postgres programs. Nothing is ever downloaded.

use super::account::Account;
use super::error::{OLDEST_MAJOR, StartError};
use super::surroundings::Surroundings;
use std::cmp::Reverse;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NEEDED: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// One folder with `initdb`, `pg_ctl` and `postgres` of one release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    dir: PathBuf,
    major: u32,
}

impl Binaries {
    /// The release that wrote the data (`wrote`, from its `PG_VERSION`), else the first of: `PG_BIN`, `PATH`, the
    /// newest of the standard folders.
    pub fn find(around: &Surroundings, data: &Path) -> Result<Self, StartError> {
        let found = Self::installed(around)?;
        let Some(wrote) = version_of_data(data) else {
            return newest_enough(found);
        };
        let majors = found.iter().map(|each| each.major.to_string()).collect::<Vec<_>>().join(", ");
        found.into_iter().find(|each| each.major.to_string() == wrote).ok_or(StartError::OtherVersion {
            data: data.into(),
            wrote,
            found: majors,
        })
    }

    fn installed(around: &Surroundings) -> Result<Vec<Self>, StartError> {
        if let Some(dir) = &around.pg_bin {
            return match NEEDED.into_iter().find(|name| !dir.join(name).is_file()) {
                Some(missing) => Err(StartError::WrongPgBin { dir: dir.clone(), missing }),
                None => Ok(Self::at(dir).into_iter().collect()),
            };
        }
        let folders =
            around.standard.iter().flat_map(|pattern| expand(pattern)).filter(|dir| is_complete(dir));
        let mut packaged: Vec<_> = folders.filter_map(|dir| Self::at(&dir)).collect();
        packaged.sort_by_key(|each| Reverse(each.major));
        let on_path = env::split_paths(&around.path).filter(|dir| dir.is_absolute() && is_complete(dir));
        let found: Vec<_> = on_path.filter_map(|dir| Self::at(&dir)).chain(packaged).collect();
        if found.is_empty() {
            Err(StartError::NotInstalled { searched: searched(around) })
        } else {
            Ok(found)
        }
    }

    /// The folder behind any symbolic links, when its `postgres` tells its version.
    fn at(dir: &Path) -> Option<Self> {
        let dir = fs::canonicalize(dir.join("initdb")).ok()?.parent()?.to_owned();
        let said = Command::new(dir.join("postgres")).arg("--version").output().ok()?;
        Some(Self { major: major_version(&String::from_utf8_lossy(&said.stdout))?, dir })
    }

    /// The major version, as in `15`.
    pub fn major(&self) -> u32 {
        self.major
    }

    /// A command for one of the programs, run as `account` with an environment in which only our arguments speak.
    pub fn command(&self, tool: &str, account: &Account, working_dir: &Path) -> Command {
        let mut command = account.command(&self.dir.join(tool));
        command.current_dir(working_dir);
        command
    }
}

fn newest_enough(found: Vec<Binaries>) -> Result<Binaries, StartError> {
    let newest = found.iter().max_by_key(|each| each.major).cloned();
    found.into_iter().find(|each| each.major >= OLDEST_MAJOR).ok_or_else(|| match newest {
        Some(Binaries { dir, major }) => StartError::TooOld { found: major, dir },
        None => StartError::NotInstalled { searched: "PG_BIN, whose postgres does not run".into() },
    })
}

fn is_complete(dir: &Path) -> bool {
    NEEDED.into_iter().all(|name| dir.join(name).is_file())
}

fn searched(around: &Surroundings) -> String {
    let standard = around.standard.iter().map(|dir| dir.display().to_string());
    [String::from("PATH")].into_iter().chain(standard).collect::<Vec<_>>().join(", ")
}

/// `PG_VERSION` of a data folder, when there is one.
fn version_of_data(data: &Path) -> Option<String> {
    Some(fs::read_to_string(data.join("PG_VERSION")).ok()?.trim().to_owned())
}

/// `postgres (PostgreSQL) 15.20 (Debian …)` gives 15; `17beta1` gives 17.
fn major_version(said: &str) -> Option<u32> {
    let version = said.split_once(") ")?.1;
    let digits = version.find(|c: char| !c.is_ascii_digit()).unwrap_or(version.len());
    version[..digits].parse().ok()
}

/// The folders that match a pattern in which one component may end in `*`.
fn expand(pattern: &Path) -> Vec<PathBuf> {
    let parts: Vec<_> = pattern.iter().collect();
    let starred = parts.iter().position(|part| part.as_encoded_bytes().ends_with(b"*"));
    let Some(starred) = starred else { return vec![pattern.to_owned()] };
    let start = parts[starred].to_string_lossy().trim_end_matches('*').to_owned();
    let rest: PathBuf = parts[starred + 1..].iter().collect();
    let Ok(entries) = fs::read_dir(parts[..starred].iter().collect::<PathBuf>()) else { return Vec::new() };
    let matching = entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(&start));
    matching.map(|entry| entry.path().join(&rest)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_releases_and_betas() {
        assert_eq!(major_version("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n"), Some(15));
        assert_eq!(major_version("postgres (PostgreSQL) 17beta1\n"), Some(17));
        assert_eq!(major_version("something else"), None);
    }

    #[test]
    fn a_star_stands_for_the_end_of_one_folder_name() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["pg-15/bin", "pg-17/bin", "other/bin"] {
            fs::create_dir_all(dir.path().join(name)).unwrap();
        }

        let mut found = expand(&dir.path().join("pg-*/bin"));
        found.sort();

        assert_eq!(found, [dir.path().join("pg-15/bin"), dir.path().join("pg-17/bin")]);
    }

    #[test]
    fn releases_older_than_the_migrations_need_are_refused() {
        let old = Binaries { dir: "/old".into(), major: 13 };

        let refused = newest_enough(vec![old]).unwrap_err().to_string();

        assert!(
            refused.starts_with("PostgreSQL 13 is installed in /old, but 15 or newer is needed."),
            "{refused}"
        );
        assert!(refused.contains("apt-get install postgresql"));
    }
}
