//! The program as a whole: what handlers and jobs share, and the HTTP server. `main` and the tests both build it here.
use crate::clients::certificate_pdf::Fonts;
use crate::clients::files::Files;
use crate::clients::mailer::Mailer;
use crate::clock::Clock;
use crate::config::Settings;
use crate::db::Db;
use crate::domain::certificate::NumberScheme;
use crate::services::Error;
use crate::tellers::KeyTable;
use crate::web::limit::Limits;
use crate::web::{guard, routes, visitor};
use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App as ActixApp, HttpServer, web};
use anyhow::Context;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Everything that outlives a request.
pub struct App {
    pub db: Db,
    pub settings: Settings,
    pub clock: Arc<Clock>,
    pub files: Files,
    pub mailer: Mailer,
    pub fonts: Fonts,
    pub numbers: NumberScheme,
    /// Shares of tally keys on their way to and from the tellers: in memory alone.
    pub keys: KeyTable,
    /// How often strangers may ask and write.
    pub limits: Limits,
}

impl App {
    pub fn new(db: Db, settings: Settings, clock: Arc<Clock>) -> anyhow::Result<Self> {
        settings.check()?;
        let fonts = Fonts::load(Path::new(Fonts::REGULAR), Path::new(Fonts::BOLD))
            .context("loading the Chinese font")?;
        Ok(Self {
            files: Files::in_folder(&settings.files)?,
            mailer: Mailer::new(&settings)?,
            numbers: NumberScheme::parse(crate::domain::certificate::NumberPattern::DEFAULT)
                .context("the pattern of certificate numbers")?,
            keys: KeyTable::default(),
            limits: Limits::default(),
            db,
            settings,
            clock,
            fonts,
        })
    }
}

/// The HTTP server on a socket that is open already.
pub fn serve(app: web::Data<App>, listener: TcpListener) -> anyhow::Result<Server> {
    let server = HttpServer::new(move || {
        ActixApp::new()
            .app_data(app.clone())
            // An address or query that cannot be read is an address that does not exist.
            .app_data(web::PathConfig::default().error_handler(|_, _| Error::NotFound.into()))
            .app_data(web::QueryConfig::default().error_handler(|_, _| Error::NotFound.into()))
            .wrap(from_fn(guard::guard))
            .wrap(from_fn(visitor::identify))
            .wrap(from_fn(guard::headers))
            .configure(|config| routes::configure(config, app.settings.is_demo))
            .default_service(web::to(crate::web::not_found))
    })
    .workers(2)
    .client_request_timeout(Duration::from_secs(5))
    .shutdown_timeout(20)
    .disable_signals()
    .listen(listener)
    .context("listening")?;
    Ok(server.run())
}
