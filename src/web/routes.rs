//! Every URL of the program, with who may use it. `tests/it/access.rs` tries each of them as everybody.
use super::{expert, public, secretary, teller};
use actix_web::web::{ServiceConfig, get, post};

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `get` or `post`.
    pub method: &'static str,
    pub path: &'static str,
    /// `Anyone`, `Member` (anybody signed in), or the roles, named like their extractors in `auth.rs`.
    pub who: &'static [&'static str],
}

macro_rules! routes {
    ($($method:ident $path:literal [$($who:ident),+] $handler:path;)+) => {
        /// The table, in the order in which it is tried.
        pub const ROUTES: &[Route] =
            &[$(Route { method: stringify!($method), path: $path, who: &[$(stringify!($who)),+] }),+];

        /// Registers the table; without the demonstration its pages do not exist.
        pub fn configure(app: &mut ServiceConfig, is_demo: bool) {
            $(if is_demo || !$path.starts_with("/demo") {
                app.route($path, $method().to($handler));
            })+
        }
    };
}

routes! {
    get  "/" [Anyone] public::home::get;
    get  "/sign-in" [Anyone] public::sign_in::get;
    post "/sign-in" [Anyone] public::sign_in::post;
    post "/sign-out" [Anyone] public::sign_in::sign_out;
    post "/role" [Member] public::sign_in::switch_role;
    get  "/forgotten" [Anyone] public::link::forgotten;
    post "/forgotten" [Anyone] public::link::send;
    get  "/link/{token}" [Anyone] public::link::get;
    post "/link/{token}" [Anyone] public::link::post;
    get  "/demo" [Anyone] public::demo::get;
    post "/demo" [Anyone] public::demo::sign_in;
    post "/demo/clock" [Anyone] public::demo::clock;
    get  "/static/{name}" [Anyone] public::assets::get;
    get  "/livez" [Anyone] public::health::live;
    get  "/readyz" [Anyone] public::health::ready;

    // Panel
    get  "/secretary" [Secretary] secretary::home::get;
    get  "/secretary/sessions/new" [Secretary] secretary::new_session::get;
    post "/secretary/sessions/new" [Secretary] secretary::new_session::post;
    get  "/secretary/sessions/{session}" [Secretary] secretary::session::get;
    post "/secretary/sessions/{session}/agenda" [Secretary] secretary::agenda::put_on;
    get  "/secretary/sessions/{session}/cases/{case}/adjourn" [Secretary] secretary::agenda::adjourn_page;
    post "/secretary/sessions/{session}/cases/{case}/adjourn" [Secretary] secretary::agenda::adjourn;
    get  "/secretary/sessions/{session}/draw" [Secretary] secretary::draw::get;
    post "/secretary/sessions/{session}/draw" [Secretary] secretary::draw::post;
    get  "/secretary/sessions/{session}/members/{expert}/replace" [Secretary] secretary::draw::replace_page;
    post "/secretary/sessions/{session}/members/{expert}/replace" [Secretary] secretary::draw::replace;
    get  "/secretary/sessions/{session}/papers" [Secretary] secretary::steps::papers_page;
    post "/secretary/sessions/{session}/papers" [Secretary] secretary::steps::open_papers;
    post "/secretary/sessions/{session}/key" [Secretary] secretary::key::prepare;
    get  "/secretary/sessions/{session}/envelope" [Secretary] secretary::key::envelope_page;
    post "/secretary/sessions/{session}/envelope" [Secretary] secretary::key::envelope;
    get  "/secretary/sessions/{session}/vote" [Secretary] secretary::steps::vote_page;
    post "/secretary/sessions/{session}/vote" [Secretary] secretary::steps::open_vote;
    get  "/secretary/sessions/{session}/minutes" [Secretary] secretary::minutes::get;
    get  "/expert" [Expert] expert::home::get;
    get  "/expert/sessions/{session}" [Expert] expert::session::get;
    post "/expert/sessions/{session}/declare" [Expert] expert::session::declare;
    post "/expert/sessions/{session}/attend" [Expert] expert::session::attend;
    get  "/expert/sessions/{session}/cases/{case}" [Expert] expert::case::get;
    post "/expert/sessions/{session}/cases/{case}/opinion" [Expert] expert::case::opinion;
    get  "/expert/sessions/{session}/cases/{case}/recuse" [Expert] expert::recuse::get;
    post "/expert/sessions/{session}/cases/{case}/recuse" [Expert] expert::recuse::post;
    get  "/expert/sessions/{session}/vote" [Expert] expert::vote::get;
    post "/expert/sessions/{session}/vote/check" [Expert] expert::vote::check;
    post "/expert/sessions/{session}/vote/cast" [Expert] expert::vote::cast;
    get  "/expert/sessions/{session}/ballots" [Expert] expert::receipt::get;
    post "/expert/sessions/{session}/ballots" [Expert] expert::receipt::post;
    get  "/expert/sessions/{session}/sign" [Expert] expert::sign::get;
    post "/expert/sessions/{session}/sign" [Expert] expert::sign::post;
    get  "/teller" [Teller] teller::home::get;
    get  "/teller/sessions/{session}" [Teller] teller::session::get;
    post "/teller/sessions/{session}/share" [Teller] teller::session::take;
    post "/teller/sessions/{session}/close" [Teller] teller::session::close;
}
