//! A program of its own for a test: schema, files, mail folder, fixed clock, HTTP on a free port.
use super::Client;
use actix_web::web;
use chrono::{DateTime, Utc};
use diesel::PgConnection;
use diesel::connection::{Connection, SimpleConnection};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use zhicheng::app::{self, App};
use zhicheng::clock::Clock;
use zhicheng::config::{Mail, Settings};
use zhicheng::db::{Db, Urls, migrate};
use zhicheng::demo::cases::Walk;
use zhicheng::embedded::{Embedded, root_under};
use zhicheng::services::reference;

/// One `PostgreSQL` for all tests of a run; the last process that uses it stops it.
static SERVER: OnceLock<Embedded> = OnceLock::new();

fn server() -> &'static Embedded {
    SERVER.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("it");
        std::fs::create_dir_all(&folder).unwrap();
        Embedded::start(&root_under(&folder).unwrap()).unwrap()
    })
}

pub struct TestApp {
    pub app: web::Data<App>,
    pub address: String,
    schema: String,
    folder: tempfile::TempDir,
}

impl TestApp {
    /// A program with the fictional people and no cases, on Monday 2 March 2026, nine in the morning in Shanghai.
    pub async fn start() -> Self {
        Self::start_at("2026-03-02T01:00:00Z").await
    }

    #[expect(clippy::unused_async, reason = "the server it spawns needs a runtime")]
    pub async fn start_at(now: &str) -> Self {
        let now: DateTime<Utc> = now.parse().unwrap();
        let schema = format!("t_{}", uuid::Uuid::new_v4().simple());
        let folder = tempfile::tempdir().unwrap();
        let urls = urls(&schema);
        let mut owner = PgConnection::establish(&server().owner_url()).unwrap();
        owner.batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
        migrate::run(&urls, |conn| {
            zhicheng::demo::seed(conn, now)?;
            reference::load(conn, now)
        })
        .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let settings = settings(&listener, &address, folder.path());
        let clock = Arc::new(Clock::fixed(now));
        let app = web::Data::new(App::new(Db::open(&urls, 8), settings, clock).unwrap());
        actix_web::rt::spawn(app::serve(app.clone(), listener).unwrap());
        Self { app, address, schema, folder }
    }

    /// A browser that nobody is signed in with.
    pub fn visitor(&self) -> Client {
        Client::new(&self.address)
    }

    /// A browser signed in as somebody of the demonstration, such as `he.jing`.
    pub async fn signed_in(&self, person: &str) -> Client {
        let client = self.visitor();
        client.sign_in(person).await;
        client
    }

    /// A walk through the services, at the program's own time.
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(&self.app, self.app.clock.now()).unwrap()
    }

    /// Puts the program's clock where a walk has come to.
    pub fn follow(&self, walk: &Walk<'_>) {
        self.app.clock.move_to(walk.now);
    }

    /// Does all promised work.
    pub async fn work(&self) {
        zhicheng::jobs::worker::drain(&self.app).await;
    }

    /// The schema's owner, past every policy: for looking, never for making states.
    pub fn owner(&self) -> PgConnection {
        let mut conn = PgConnection::establish(&urls(&self.schema).owner).unwrap();
        conn.batch_execute("SET ROLE zc_owner").unwrap();
        conn
    }

    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// The login that serves requests, without any role taken on.
    pub fn runtime_url(&self) -> String {
        urls(&self.schema).runtime
    }

    /// The letters written so far.
    pub fn letters(&self) -> Vec<String> {
        let Ok(files) = std::fs::read_dir(self.folder.path().join("mail")) else { return Vec::new() };
        let mut letters: Vec<_> =
            files.flatten().filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect();
        letters.sort();
        letters
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Ok(mut owner) = PgConnection::establish(&server().owner_url()) {
            let _ = owner
                .batch_execute(&format!("SET lock_timeout = '10s'; DROP SCHEMA {} CASCADE", self.schema));
        }
    }
}

fn urls(schema: &str) -> Urls {
    let within = |url: String| format!("{url}&options=-csearch_path%3D{schema}");
    let server = server();
    Urls {
        owner: within(server.owner_url()),
        runtime: within(server.runtime_url()),
        public: within(server.public_url()),
    }
}

fn settings(listener: &TcpListener, address: &str, folder: &Path) -> Settings {
    Settings {
        bind: listener.local_addr().unwrap(),
        public_url: address.to_owned(),
        is_demo: true,
        is_behind_proxy: false,
        files: folder.join("files"),
        mail: Mail::Folder(folder.join("mail")),
        mail_from: "zhicheng@localhost".to_owned(),
    }
}
