//! What time brings about: windows that are over are closed where the rules allow it; a lapse is only pointed out.
use crate::app::App;
use crate::db::{notice, review};
use crate::domain::actor::Actor;
use crate::domain::calendar::shanghai_date;
use crate::domain::case::{Action, NoticeKind};
use crate::services::case::{Press, advance, propose_as_system, refresh_case};
use crate::services::{Error, Result};

/// Looks at every window and deadline that has passed. Each case is a transaction of its own.
pub fn look(app: &App) -> Result<()> {
    let system = Actor::system(app.clock.now());
    let over = app.db.as_actor::<_, Error>(&system, |conn| Ok(notice::over(conn, system.now, 200)?))?;
    for (case, kind) in over {
        let action = match kind {
            NoticeKind::Internal => Action::ClosePublicity,
            NoticeKind::Result => Action::CloseResultPublicity,
        };
        let closed = app.db.as_actor::<_, Error>(&system, |conn| {
            advance(conn, &system, case, action, &Press::default()).map(|_| ())
        });
        match closed {
            // Not a working day yet, an objection is open, or the proof is missing: whoever must act is said anew.
            Err(Error::Refused(_)) => {
                app.db.as_actor::<_, Error>(&system, |conn| refresh_case(conn, &system, case))?;
            }
            Ok(()) | Err(Error::Conflict) => {}
            Err(error) => return Err(error),
        }
    }
    let today = shanghai_date(system.now);
    let late =
        app.db.as_actor::<_, Error>(&system, |conn| Ok(review::overdue_corrections(conn, today, 200)?))?;
    for case in late {
        app.db.as_actor::<_, Error>(&system, |conn| propose_as_system(conn, &system, case, Action::Lapse))?;
    }
    Ok(())
}
