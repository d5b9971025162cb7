//! The embedded Postgres against the real programs: each test has a server of its own in a temporary folder.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use zhicheng::embedded::{Embedded, StartError, Stopped, Surroundings, root_under};

/// Names the folder in which the test binary, started again by itself, is to supervise.
const SUPERVISE: &str = "ZHICHENG_TEST_SUPERVISE";

/// A root that is removed, with its server, when the test ends or fails.
struct Root(TempDir);

impl Root {
    fn new() -> Self {
        Self(TempDir::new().expect("the temporary folder takes files"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn pid_file(&self) -> PathBuf {
        self.path().join("data/postmaster.pid")
    }

    fn postmaster(&self) -> String {
        let pid_file = fs::read_to_string(self.pid_file()).expect("a running server has a pid file");
        pid_file.lines().next().expect("its first line is the process").to_owned()
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        if let Ok(pid) = fs::read_to_string(self.pid_file()) {
            signal("-QUIT", pid.lines().next().unwrap_or_default());
            within_seconds(10, || !self.pid_file().exists());
        }
    }
}

fn signal(name: &str, pid: &str) {
    // The shell's own `kill`: a bare machine has no program of that name.
    let script = format!("kill {name} {pid} 2>/dev/null");
    Command::new("/bin/sh").args(["-c", &script]).status().expect("every Unix has sh");
}

fn within_seconds(seconds: u64, condition: impl Fn() -> bool) -> bool {
    let deadline = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < deadline {
        if condition() {
            return true;
        }
        sleep(Duration::from_millis(50));
    }
    condition()
}

/// Runs a statement through libpq, as the product will, and gives what `psql` prints.
fn ask(url: &str, sql: &str) -> String {
    let output =
        Command::new("psql").args(["-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", sql]).output();
    let output = output.expect("psql comes with the server's package");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[test]
fn a_first_start_serves_three_logins_over_a_private_socket_and_no_network() {
    let root = Root::new();

    let postgres = Embedded::start(root.path()).unwrap();

    assert!(postgres.started_by_us());
    assert!(postgres.is_accepting());
    let who = "SELECT current_user || '@' || current_database()";
    assert_eq!(ask(&postgres.owner_url(), who), "zhicheng_owner@zhicheng");
    assert_eq!(ask(&postgres.runtime_url(), who), "zhicheng_rt@zhicheng");
    assert_eq!(ask(&postgres.public_url(), who), "zhicheng_public@zhicheng");
    assert_eq!(ask(&postgres.admin_url("postgres"), who), "zhicheng_owner@postgres");
    assert_eq!(ask(&postgres.owner_url(), "SHOW listen_addresses"), "");
    for private in ["data", "socket"] {
        assert_eq!(fs::metadata(root.path().join(private)).unwrap().mode() & 0o777, 0o700, "{private}");
    }
    postgres.stop().unwrap();
}

#[test]
fn the_cluster_is_utf8_durable_and_its_roles_have_no_powers() {
    let root = Root::new();

    let postgres = Embedded::start(root.path()).unwrap();

    let url = postgres.owner_url();
    let shown = |name: &str| ask(&url, &format!("SHOW {name}"));
    assert_eq!(shown("server_encoding"), "UTF8");
    assert_eq!(shown("lc_ctype"), "C.UTF-8");
    assert_eq!(shown("TimeZone"), "UTC");
    assert_eq!(shown("data_checksums"), "on");
    assert_eq!(shown("fsync"), "on");
    assert_eq!(shown("shared_buffers"), "128MB");
    assert_eq!(shown("max_connections"), "100");
    assert_eq!(shown("lock_timeout"), "2s");
    assert_eq!(shown("idle_in_transaction_session_timeout"), "10s");
    let roles = "SELECT string_agg(concat_ws(' ', rolname, rolcanlogin, rolinherit, rolsuper, rolcreaterole, \
                 rolbypassrls), ', ' ORDER BY rolname) FROM pg_roles WHERE rolname IN ('zhicheng_rt', 'zhicheng_public')";
    assert_eq!(ask(&url, roles), "zhicheng_public t f f f f, zhicheng_rt t f f f f");
    postgres.stop().unwrap();
}

#[test]
fn a_second_start_adopts_the_server_and_the_last_to_leave_stops_it() {
    let root = Root::new();
    let first = Embedded::start(root.path()).unwrap();

    let second = Embedded::start(root.path()).unwrap();

    assert!(!second.started_by_us());
    assert_eq!(first.stop().unwrap(), Stopped::LeftForOthers);
    assert!(second.is_accepting());
    assert_eq!(second.stop().unwrap(), Stopped::Down);
    assert!(!second.is_accepting());
    assert!(!root.pid_file().exists());
}

#[test]
fn stopping_twice_does_no_harm() {
    let root = Root::new();
    let postgres = Embedded::start(root.path()).unwrap();
    postgres.stop().unwrap();

    let again = postgres.stop().unwrap();

    assert_eq!(again, Stopped::Down);
}

#[test]
fn data_survive_a_clean_stop_and_the_next_start() {
    let root = Root::new();
    let first = Embedded::start(root.path()).unwrap();
    ask(&first.owner_url(), "CREATE TABLE kept AS SELECT '职称' AS word");
    first.stop().unwrap();

    let second = Embedded::start(root.path()).unwrap();

    assert!(second.started_by_us());
    assert_eq!(ask(&second.owner_url(), "SELECT word FROM kept"), "职称");
    second.stop().unwrap();
}

#[test]
fn two_starts_at_once_share_one_server() {
    let root = Root::new();

    let both = scope(|threads| {
        let starts = [0, 1].map(|_| threads.spawn(|| Embedded::start(root.path()).unwrap()));
        starts.map(|start| start.join().unwrap())
    });

    assert_eq!(both.iter().filter(|it| it.started_by_us()).count(), 1);
    assert!(both.iter().all(Embedded::is_accepting));
    both[0].stop().unwrap();
    both[1].stop().unwrap();
}

#[test]
fn two_copies_side_by_side_do_not_meet() {
    let (here, there) = (Root::new(), Root::new());
    let first = Embedded::start(here.path()).unwrap();
    let second = Embedded::start(there.path()).unwrap();

    ask(&first.owner_url(), "CREATE TABLE only_here ()");

    assert!(second.started_by_us());
    assert_eq!(ask(&second.owner_url(), "SELECT to_regclass('only_here') IS NULL"), "t");
    first.stop().unwrap();
    assert!(second.is_accepting());
    second.stop().unwrap();
}

#[test]
fn committed_rows_survive_a_killed_server() {
    let root = Root::new();
    let first = Embedded::start(root.path()).unwrap();
    ask(&first.owner_url(), "CREATE TABLE kept AS SELECT 1 AS n");
    signal("-KILL", &root.postmaster());

    let second = Embedded::start(root.path()).unwrap();

    assert!(second.started_by_us());
    assert_eq!(ask(&second.owner_url(), "SELECT n FROM kept"), "1");
    drop(first);
    assert_eq!(second.stop().unwrap(), Stopped::Down);
}

#[test]
fn a_killed_server_counts_as_stopped() {
    let root = Root::new();
    let postgres = Embedded::start(root.path()).unwrap();
    signal("-KILL", &root.postmaster());
    assert!(within_seconds(10, || !postgres.is_accepting()));

    let stopped = postgres.stop().unwrap();

    assert_eq!(stopped, Stopped::Down);
}

/// Not a test of its own: what the process does that the next test kills.
#[test]
#[ignore = "runs only as the child of the test below"]
fn supervise_until_killed() {
    let Some(root) = std::env::var_os(SUPERVISE) else { return };
    let _running = Embedded::start(Path::new(&root)).unwrap();
    sleep(Duration::from_mins(1));
}

#[test]
fn a_killed_supervisor_leaves_a_server_that_the_next_adopts_and_stops() {
    let root = Root::new();
    let mut supervisor = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "supervise_until_killed", "--ignored"])
        .env(SUPERVISE, root.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    assert!(within_seconds(30, || fs::read_to_string(root.pid_file()).is_ok_and(|it| it.contains("ready"))));
    let server = root.postmaster();
    supervisor.kill().unwrap();
    supervisor.wait().unwrap();

    let next = Embedded::start(root.path()).unwrap();

    assert!(!next.started_by_us());
    assert_eq!(root.postmaster(), server);
    assert_eq!(next.stop().unwrap(), Stopped::Down);
}

#[test]
fn a_pid_file_that_names_a_stranger_does_not_stop_the_start() {
    let root = Root::new();
    let postgres = Embedded::start(root.path()).unwrap();
    let running = fs::read_to_string(root.pid_file()).unwrap();
    postgres.stop().unwrap();
    let data = fs::metadata(root.path().join("data")).unwrap();
    let mut stranger = Command::new("sleep");
    stranger.arg("60").current_dir("/");
    if fs::metadata(root.path()).unwrap().uid() != data.uid() {
        // Of the same user, as Postgres itself would take any other for dead.
        stranger.uid(data.uid()).gid(data.gid());
    }
    let mut stranger = stranger.spawn().unwrap();
    let server = running.lines().next().unwrap();
    fs::write(root.pid_file(), running.replacen(server, &stranger.id().to_string(), 1)).unwrap();

    let again = Embedded::start(root.path());

    stranger.kill().unwrap();
    stranger.wait().unwrap();
    again.unwrap().stop().unwrap();
}

#[test]
fn a_start_that_was_killed_half_way_is_begun_afresh() {
    let root = Root::new();
    fs::create_dir_all(root.path().join("data.unfinished.1/base")).unwrap();
    fs::write(root.path().join("data.unfinished.1/PG_VERSION"), "15\n").unwrap();

    let postgres = Embedded::start(root.path()).unwrap();

    assert!(!root.path().join("data.unfinished.1").exists());
    postgres.stop().unwrap();
}

#[test]
fn a_database_that_was_dropped_is_created_again() {
    let root = Root::new();
    let first = Embedded::start(root.path()).unwrap();
    ask(&first.admin_url("postgres"), "DROP DATABASE zhicheng");

    let second = Embedded::start(root.path()).unwrap();

    assert_eq!(ask(&second.runtime_url(), "SELECT 1"), "1");
    first.stop().unwrap();
    second.stop().unwrap();
}

#[test]
fn a_root_too_deep_for_a_socket_gets_a_short_one_elsewhere() {
    let root = Root::new();
    let deep = root.path().join("d".repeat(60)).join("e".repeat(60));

    let postgres = Embedded::start(&deep).unwrap();

    assert_eq!(ask(&postgres.runtime_url(), "SELECT 1"), "1");
    assert!(postgres.runtime_url().contains("host=%2Ftmp%2Fzhicheng-"), "{}", postgres.runtime_url());
    let short = PathBuf::from(ask(&postgres.owner_url(), "SHOW unix_socket_directories"));
    assert_eq!(postgres.stop().unwrap(), Stopped::Down);
    assert!(!short.exists(), "a clean stop leaves nothing in /tmp");
}

#[test]
fn a_path_with_characters_that_shells_read_is_only_a_path() {
    let root = Root::new();
    let odd = root.path().join("it's \"odd\", $HOME `id` 职称");

    let postgres = Embedded::start(&odd).unwrap();

    assert_eq!(ask(&postgres.runtime_url(), "SELECT 1"), "1");
    assert_eq!(postgres.stop().unwrap(), Stopped::Down);
}

#[test]
fn a_data_folder_that_others_may_read_is_closed_and_used() {
    let root = Root::new();
    Embedded::start(root.path()).unwrap().stop().unwrap();
    fs::set_permissions(root.path().join("data"), fs::Permissions::from_mode(0o755)).unwrap();

    let postgres = Embedded::start(root.path()).unwrap();

    assert_eq!(fs::metadata(root.path().join("data")).unwrap().mode() & 0o777, 0o700);
    postgres.stop().unwrap();
}

#[test]
fn settings_that_postgres_refuses_are_shown_with_the_end_of_its_log() {
    let root = Root::new();
    Embedded::start(root.path()).unwrap().stop().unwrap();
    let file = root.path().join("data/postgresql.auto.conf");
    fs::write(&file, "max_connections = 'many'\n").unwrap();

    let began = Instant::now();
    let refused = Embedded::start(root.path()).unwrap_err();

    assert!(matches!(refused, StartError::Refused { .. }), "{refused}");
    assert!(refused.to_string().contains("max_connections"), "{refused}");
    assert!(began.elapsed() < Duration::from_secs(20), "it was retried although nothing would cure it");
}

#[test]
fn files_in_the_data_folder_that_are_no_cluster_are_never_removed() {
    let root = Root::new();
    let precious = root.path().join("data/precious.txt");
    fs::create_dir(root.path().join("data")).unwrap();
    fs::write(&precious, "mine").unwrap();

    let refused = Embedded::start(root.path()).unwrap_err().to_string();

    assert!(refused.starts_with("the data folder has files but no cluster:"), "{refused}");
    assert_eq!(fs::read_to_string(precious).unwrap(), "mine");
}

#[test]
fn where_no_postgres_is_installed_the_error_says_what_to_install() {
    let root = Root::new();
    let nothing = Surroundings { path: "/nowhere".into(), ..Surroundings::default() };

    let refused = Embedded::start_in(root.path(), &nothing).unwrap_err().to_string();

    for cure in ["apt-get install postgresql", "dnf install", "pacman -S", "brew install", "DATABASE_URL"] {
        assert!(refused.contains(cure), "{cure} is missing from\n{refused}");
    }
}

#[test]
fn a_wrong_pg_bin_is_named_and_nothing_else_is_searched() {
    let root = Root::new();
    let wrong = Surroundings { pg_bin: Some("/nowhere/bin".into()), ..Surroundings::from_env() };

    let refused = Embedded::start_in(root.path(), &wrong).unwrap_err().to_string();

    assert!(refused.starts_with("PG_BIN is /nowhere/bin, which has no initdb."), "{refused}");
}

#[test]
fn data_of_another_major_version_are_refused_and_left_alone() {
    let root = Root::new();
    Embedded::start(root.path()).unwrap().stop().unwrap();
    fs::write(root.path().join("data/PG_VERSION"), "9.6\n").unwrap();

    let refused = Embedded::start(root.path()).unwrap_err().to_string();

    assert!(refused.contains("was written by PostgreSQL 9.6, but only"), "{refused}");
    assert!(root.path().join("data/base").is_dir());
}

#[test]
fn a_program_that_keeps_its_files_in_a_folder_keeps_the_database_below_it() {
    let root = Root::new();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();

    let chosen = root_under(root.path()).unwrap();

    assert_eq!(chosen, fs::canonicalize(root.path()).unwrap().join("postgres"));
}
