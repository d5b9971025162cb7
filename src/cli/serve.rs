//! `serve`, `work`, `migrate` and `admin`: the commands that need a database.
use crate::app::{self, App};
use crate::clock::Clock;
use crate::config::{Mail, Settings, parse_bind};
use crate::db::{Db, Urls, migrate};
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Role;
use crate::embedded::{Embedded, root_under};
use crate::jobs::worker;
use crate::services::{Error, account, reference};
use crate::{db, demo};
use actix_web::web;
use anyhow::Context;
use clap::Args;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::signal::unix::{SignalKind, signal};

/// What every command with a database is told.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// `PostgreSQL`, as a role that may take on the zc_* roles; without it an embedded `PostgreSQL` is started
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
    /// The owner's login, for migrations; `DATABASE_URL` if absent
    #[arg(long, env = "DATABASE_OWNER_URL", hide_env_values = true)]
    owner_url: Option<String>,
    /// The login for visitors without an account; `DATABASE_URL` if absent
    #[arg(long, env = "DATABASE_PUBLIC_URL", hide_env_values = true)]
    public_url: Option<String>,
    /// Where the embedded `PostgreSQL` and files are kept
    #[arg(long, env = "DATA_DIR", default_value = ".zhicheng")]
    data: PathBuf,
}

/// Where to listen, and what to be.
#[derive(Debug, Clone, Args)]
pub struct Serving {
    /// Address and port to listen on
    #[arg(long, env = "BIND", default_value = "127.0.0.1:8080")]
    bind: String,
    /// The address people type; printed into QR codes and e-mails [default: <http://BIND>]
    #[arg(long, env = "SITE_URL")]
    site_url: Option<String>,
    /// A proxy of your own stands before this server: where a request comes from is what it adds to X-Forwarded-For
    #[arg(long, env = "BEHIND_PROXY")]
    behind_proxy: bool,
    /// SMTP, as <smtps://user:secret@host>; without it letters are written into `DATA_DIR/mail`
    #[arg(long, env = "SMTP_URL", hide_env_values = true)]
    smtp_url: Option<String>,
    /// The address that letters come from
    #[arg(long, env = "MAIL_FROM", default_value = "zhicheng@localhost")]
    mail_from: String,
    /// Fictional people, a clock that can be moved, 演示 on every page; this machine only
    #[arg(long)]
    demo: bool,
    /// Leave promised work to `zhicheng work`
    #[arg(long)]
    no_worker: bool,
}

/// A database that is there, or was started for us.
pub(super) struct Database {
    pub(super) urls: Urls,
    embedded: Option<Embedded>,
}

impl Place {
    pub(super) fn open(&self) -> anyhow::Result<Database> {
        if let Some(url) = &self.database_url {
            let or_same = |other: &Option<String>| other.clone().unwrap_or_else(|| url.clone());
            let urls = Urls {
                owner: or_same(&self.owner_url),
                runtime: url.clone(),
                public: or_same(&self.public_url),
            };
            return Ok(Database { urls, embedded: None });
        }
        let server = Embedded::start(&root_under(&self.data)?)?;
        let urls =
            Urls { owner: server.owner_url(), runtime: server.runtime_url(), public: server.public_url() };
        Ok(Database { urls, embedded: Some(server) })
    }
}

impl Database {
    pub(super) fn close(self) {
        if let Some(server) = self.embedded
            && let Err(error) = server.stop()
        {
            tracing::warn!(%error, "the embedded PostgreSQL was left running");
        }
    }
}

impl Serving {
    fn settings(&self, data: &Path) -> anyhow::Result<Settings> {
        let bind = parse_bind(&self.bind)?;
        let site = self.site_url.clone().unwrap_or_else(|| format!("http://{bind}"));
        Ok(Settings {
            bind,
            public_url: site.trim_end_matches('/').to_owned(),
            is_demo: self.demo,
            is_behind_proxy: self.behind_proxy,
            files: data.join("files"),
            mail: self.smtp_url.clone().map_or_else(|| Mail::Folder(data.join("mail")), Mail::Smtp),
            mail_from: self.mail_from.clone(),
        })
    }
}

/// Migrates and loads reference data; with `is_demo` the fictional people too.
fn prepare(urls: &Urls, is_demo: bool) -> anyhow::Result<Vec<String>> {
    let now = Clock::real().now();
    migrate::run(urls, |conn| {
        if is_demo {
            demo::seed(conn, now)?;
        }
        reference::load(conn, now)
    })
}

/// `zhicheng migrate`: prints what was applied.
pub fn migrate(place: &Place) -> anyhow::Result<String> {
    let database = place.open()?;
    let applied = prepare(&database.urls, false);
    database.close();
    Ok(serde_json::json!({ "applied": applied? }).to_string())
}

/// `zhicheng serve`: until Ctrl-C or SIGTERM.
pub fn serve(place: &Place, serving: &Serving) -> anyhow::Result<()> {
    let settings = serving.settings(&place.data)?;
    settings.check()?;
    let listener = TcpListener::bind(settings.bind).with_context(|| {
        format!("BIND: {} is taken or not ours; set BIND to another address", settings.bind)
    })?;
    let database = place.open()?;
    let result = prepare(&database.urls, serving.demo).and_then(|_| {
        let app = application(&database.urls, settings)?;
        actix_web::rt::System::new().block_on(run(app, Some(listener), !serving.no_worker))
    });
    database.close();
    result
}

/// `zhicheng work`: the worker alone.
pub fn work(place: &Place, serving: &Serving) -> anyhow::Result<()> {
    let settings = serving.settings(&place.data)?;
    let database = place.open()?;
    let result = application(&database.urls, settings)
        .and_then(|app| actix_web::rt::System::new().block_on(run(app, None, true)));
    database.close();
    result
}

fn application(urls: &Urls, settings: Settings) -> anyhow::Result<web::Data<App>> {
    let app = App::new(Db::open(urls, 16), settings, Arc::new(Clock::real()))?;
    if app.settings.is_demo {
        demo::restore_clock(&app)?;
    }
    Ok(web::Data::new(app))
}

async fn run(app: web::Data<App>, listener: Option<TcpListener>, works: bool) -> anyhow::Result<()> {
    let (stop, stopped) = tokio::sync::watch::channel(false);
    if app.settings.is_demo {
        demo::furnish::furnish(&app).await?;
    }
    let worker = works.then(|| tokio::spawn(worker::run(app.clone(), stopped)));
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let server = match listener {
        Some(listener) => {
            tracing::info!("serving {}", app.settings.public_url);
            let server = app::serve(app, listener)?;
            let handle = server.handle();
            Some((handle, tokio::task::spawn_local(server)))
        }
        None => None,
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("stopping");
    if let Some((handle, task)) = server {
        handle.stop(true).await;
        task.await??;
    }
    stop.send(true).ok();
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

/// Who is invited, and as what.
#[derive(Debug, Clone, Args)]
pub struct Invitation {
    /// Where the person's link goes
    #[arg(long)]
    email: String,
    #[arg(long)]
    name: String,
    /// One of: employer, reviewer, secretary, expert, `certificate_officer`, administrator, …
    #[arg(long)]
    role: String,
    /// Credit code of the unit that an employer acts for
    #[arg(long)]
    credit_code: Option<String>,
    /// Makes the unit under this name, where none has the code yet
    #[arg(long, requires = "credit_code")]
    unit_name: Option<String>,
    /// Of a unit that is made: enterprise, `public_institution` or other
    #[arg(long, default_value = "enterprise")]
    unit_kind: String,
    /// Manages the accounts of the unit: invites colleagues, ends their access
    #[arg(long, requires = "credit_code")]
    account_manager: bool,
}

/// The unit of an invitation: an employer may be invited into one, nobody else.
fn unit_of(
    invitation: &Invitation,
    role: Role,
) -> Result<Option<db::invitation::UnitInvitation>, super::InputError> {
    let Some(code) = &invitation.credit_code else { return Ok(None) };
    if role != Role::Employer {
        return Err(super::InputError::new("credit_code", "only an employer is invited into a unit"));
    }
    let code = crate::domain::identifiers::CreditCode::parse(code)
        .map_err(|error| super::InputError::new("credit_code", error.text(crate::domain::lang::Lang::En)))?;
    if !["enterprise", "public_institution", "other"].contains(&invitation.unit_kind.as_str()) {
        return Err(super::InputError::new("unit_kind", "one of enterprise, public_institution, other"));
    }
    Ok(Some(db::invitation::UnitInvitation {
        credit_code: code.to_string(),
        name: invitation.unit_name.clone(),
        kind: invitation.unit_kind.clone(),
        is_account_manager: invitation.account_manager,
    }))
}

/// `zhicheng admin invite`: makes the account and prints a link that works once.
pub fn invite(
    place: &Place,
    site: &str,
    invitation: &Invitation,
) -> anyhow::Result<Result<String, super::InputError>> {
    let Some(role) =
        Role::parse(&invitation.role).filter(|role| !matches!(role, Role::Public | Role::System))
    else {
        let known: Vec<_> = Role::ALL.iter().map(|role| role.as_str()).collect();
        return Ok(Err(super::InputError::new("role", format!("one of {}", known.join(", ")))));
    };
    let email = match crate::domain::identifiers::Email::parse(&invitation.email) {
        Ok(email) => email.to_string(),
        Err(error) => {
            return Ok(Err(super::InputError::new("email", error.text(crate::domain::lang::Lang::En))));
        }
    };
    let unit = match unit_of(invitation, role) {
        Ok(unit) => unit,
        Err(error) => return Ok(Err(error)),
    };
    let database = place.open()?;
    let result = invite_into(&database.urls, &email, &invitation.name, role, unit.as_ref());
    database.close();
    Ok(match result? {
        Some(token) => Ok(serde_json::json!({ "link": format!("{site}/link/{token}") }).to_string()),
        None => Err(super::InputError::new(
            "credit_code",
            "no unit has this code: give its name with --unit-name to make it",
        )),
    })
}

fn invite_into(
    urls: &Urls,
    email: &str,
    name: &str,
    role: Role,
    unit: Option<&db::invitation::UnitInvitation>,
) -> anyhow::Result<Option<String>> {
    prepare(urls, false)?;
    let now = Clock::real().now();
    let mut user = None;
    migrate::run(urls, |conn| {
        user = db::invitation::add_person(conn, email, name, role, unit, now)?;
        Ok(())
    })?;
    let Some(user) = user else { return Ok(None) };
    let token = Db::open(urls, 2)
        .as_auth::<_, Error>(|conn| account::make_link(conn, user, LinkPurpose::Invitation, now))?;
    Ok(Some(token.text()))
}
