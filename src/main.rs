//! Reads the command and starts it. Results go to stdout, messages to stderr.
//! Exit 0: a result was given. Exit 2: the input is refused, with field and reason. Exit 1: something else failed.
use clap::{Parser, Subcommand};
use std::io::Read;
use std::process::ExitCode;
use zhicheng::cli::serve::{Invitation, Place, Serving};
use zhicheng::cli::{self, InputError};
use zhicheng::domain::catalogue::{self, ItemClass, ItemRef};
use zhicheng::domain::eligibility::Item;

/// 职称 — recognition of professional titles for holders of overseas certificates (沪人社专[2025]298号).
///
/// Results are printed on stdout, messages on stderr. Exit code 0 when a result is given, 2 when the input is
/// refused (with the field and the reason), 1 when something else failed.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the web pages; the worker runs inside unless told not to
    Serve {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        serving: Serving,
    },
    /// Do promised work (messages, certificates, windows that close) without serving pages
    Work {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        serving: Serving,
    },
    /// Bring the database up to date and load lists, calendar and policy data
    Migrate {
        #[command(flatten)]
        place: Place,
    },
    /// Accounts
    #[command(subcommand)]
    Admin(Admin),
    /// The recognition list
    #[command(subcommand)]
    Catalogue(Catalogue),
    /// The working-day calendar
    #[command(subcommand)]
    Calendar(Calendar),
    /// The conditions of §2(1) and §2(2)
    #[command(subcommand)]
    Eligibility(Eligibility),
    /// The procedures as state machines
    #[command(subcommand)]
    Flow(Flow),
    /// The dashboards
    #[command(subcommand)]
    Figures(Figures),
    /// Expert panels
    #[command(subcommand)]
    Panel(Panel),
}

#[derive(Subcommand)]
enum Figures {
    /// Compare what the dashboards count from with the timeline of every case
    Check {
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Subcommand)]
enum Panel {
    /// Compute a draw again from pool and contributions; `"agrees"` says whether the record is the same
    ReplayDraw {
        #[command(flatten)]
        place: Place,
        /// Number or id of the session
        session: String,
    },
}

#[derive(Subcommand)]
enum Admin {
    /// Make an account and print a link that sets its password once
    Invite {
        #[command(flatten)]
        place: Place,
        /// The address people type
        #[arg(long, env = "SITE_URL", default_value = "http://127.0.0.1:8080")]
        site_url: String,
        #[command(flatten)]
        invitation: Invitation,
    },
}

#[derive(Subcommand)]
enum Catalogue {
    /// Print a list, or one class of it; needs no database
    Export {
        /// List version: shanghai-3.0 or beijing-3.0
        #[arg(long)]
        list: String,
        /// A, B, C or D of Shanghai; every row without it
        #[arg(long)]
        class: Option<String>,
        /// json or csv
        #[arg(long, default_value = "json")]
        format: String,
    },
}

#[derive(Subcommand)]
enum Calendar {
    /// Count a window of working days; the first day is not counted. Needs no database
    Deadline {
        /// The day the window opens on, as YYYY-MM-DD
        #[arg(long, allow_hyphen_values = true)]
        from: String,
        /// How many working days, at least 1
        #[arg(long, allow_hyphen_values = true)]
        working_days: String,
    },
}

#[derive(Subcommand)]
enum Eligibility {
    /// Read facts as JSON from a file, or from stdin with `-`, and print the verdict. Needs no database
    Check {
        /// A file, or -
        file: String,
    },
}

#[derive(Subcommand)]
enum Flow {
    /// Print a procedure; needs no database
    Export {
        /// recognition
        #[arg(long)]
        procedure: String,
        /// json or mermaid
        #[arg(long, default_value = "json")]
        format: String,
    },
}

/// A result to print, a refusal of the input, or a failure.
type Outcome = anyhow::Result<Result<Option<String>, InputError>>;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "info,actix_server=warn".into()),
        )
        .init();
    match run(Cli::parse().command) {
        Ok(Ok(result)) => {
            if let Some(text) = result {
                println!("{}", text.trim_end());
            }
            ExitCode::SUCCESS
        }
        Ok(Err(refused)) => {
            eprintln!("{}: {}", refused.field, refused.reason);
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Outcome {
    Ok(match command {
        Command::Serve { place, serving } => Ok(cli::serve::serve(&place, &serving).map(|()| None)?),
        Command::Work { place, serving } => Ok(cli::serve::work(&place, &serving).map(|()| None)?),
        Command::Migrate { place } => Ok(Some(cli::serve::migrate(&place)?)),
        Command::Admin(Admin::Invite { place, site_url, invitation }) => {
            cli::serve::invite(&place, site_url.trim_end_matches('/'), &invitation)?.map(Some)
        }
        Command::Catalogue(Catalogue::Export { list, class, format }) => {
            cli::catalogue::export(&list, class.as_deref(), &format).map(Some)
        }
        Command::Figures(Figures::Check { place }) => cli::figures::check(&place)?.map(Some),
        Command::Panel(Panel::ReplayDraw { place, session }) => {
            cli::panel::replay_draw(&place, &session)?.map(Some)
        }
        Command::Calendar(Calendar::Deadline { from, working_days }) => deadline(&from, &working_days),
        Command::Eligibility(Eligibility::Check { file }) => check(&file),
        Command::Flow(Flow::Export { procedure, format }) => cli::flow::export(&procedure, &format).map(Some),
    })
}

fn deadline(from: &str, working_days: &str) -> Result<Option<String>, InputError> {
    let deadline = cli::calendar::deadline(from, working_days)?;
    if let Some(warning) = deadline.warning {
        eprintln!("{warning}");
    }
    Ok(Some(deadline.json))
}

fn check(file: &str) -> Result<Option<String>, InputError> {
    let mut text = String::new();
    let read = if file == "-" {
        std::io::stdin().read_to_string(&mut text).map(|_| ())
    } else {
        std::fs::read_to_string(file).map(|found| text = found)
    };
    read.map_err(|error| InputError::new("FILE", format!("{file} cannot be read as UTF-8 text: {error}")))?;
    cli::eligibility::check(&text, &item).map(Some)
}

/// The row of an embedded list, in the words of the rules.
fn item(list: &str, number: u16) -> Option<Item> {
    let version = catalogue::embedded().iter().find(|version| version.id == list)?;
    Some(Item::of(list, version.find(ItemRef::new(ItemClass::C, number))?))
}
