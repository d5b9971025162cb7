//! What anybody may read of the notices that run: the board of results, and the sheet behind its link.
use super::{Error, Result, reference};
use crate::db::Conn;
use crate::db::notice::{self as db, BoardRow, SheetLine};
use crate::domain::actor::Actor;
use crate::domain::calendar::Calendar;

/// The most notices the board shows; a year of recognition has far fewer at one time.
const MOST: i64 = 500;

/// Results on public display now, the newest first, with the calendar that explains their windows.
pub fn board(conn: &mut Conn, actor: &Actor) -> Result<(Vec<BoardRow>, Calendar)> {
    Ok((db::board(conn, actor.now, MOST)?, reference::calendar(conn)?))
}

/// The running notice behind the link on its sheet, inside a unit or of a result.
pub fn by_link(conn: &mut Conn, token: &str) -> Result<(SheetLine, Calendar)> {
    let line = db::by_token(conn, token)?.ok_or(Error::NotFound)?;
    Ok((line, reference::calendar(conn)?))
}
