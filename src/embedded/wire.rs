//! The few messages of the Postgres protocol (version 3.0) that a supervisor needs, over a Unix socket.
//!
//! With it neither `psql` nor `pg_isready` has to be installed, and "it accepts" means that a session was opened.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

const PROTOCOL_3_0: i32 = 3 << 16;
const PATIENCE: Duration = Duration::from_secs(10);
/// Longer messages than this do not occur in what the supervisor asks.
const LONGEST_MESSAGE: usize = 1 << 20;

/// Why a session could not be opened or a statement failed.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Nobody listens, or the connection broke.
    #[error("no answer from the server: {0}")]
    Io(#[from] io::Error),
    /// The server answered with an error.
    #[error("{message} (SQLSTATE {code})")]
    Server { code: String, message: String },
    /// The server asked for a password, or sent what the protocol does not know.
    #[error("unexpected answer from the server: {0}")]
    Protocol(String),
}

/// An open session.
pub struct Wire {
    stream: UnixStream,
}

impl Wire {
    /// Opens a session on the socket file `socket`.
    pub fn open(socket: &Path, user: &str, database: &str) -> Result<Self, WireError> {
        let stream = UnixStream::connect(socket)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut wire = Self { stream };
        wire.stream.write_all(&startup(user, database))?;
        wire.until_ready()?;
        Ok(wire)
    }

    /// Runs one statement and gives the first column of its rows; NULL and empty results give nothing.
    pub fn query(&mut self, sql: &str) -> Result<Vec<String>, WireError> {
        self.stream.write_all(&message(b'Q', &[sql.as_bytes(), b"\0"].concat()))?;
        self.until_ready()
    }

    /// Reads up to `ReadyForQuery`; the first error, if any, is the result.
    fn until_ready(&mut self) -> Result<Vec<String>, WireError> {
        let mut rows = Vec::new();
        let mut refused = None;
        loop {
            let (kind, body) = self.receive()?;
            match kind {
                b'Z' => break,
                b'E' => {
                    let error = server_error(&body);
                    // Before the session is open the server closes the connection after an error.
                    if is_fatal(&body) {
                        return Err(error);
                    }
                    refused.get_or_insert(error);
                }
                b'R' if !body.starts_with(&[0; 4]) => {
                    return Err(WireError::Protocol("it asks for a password".into()));
                }
                b'D' => rows.extend(first_column(&body)),
                _ => {}
            }
        }
        refused.map_or(Ok(rows), Err)
    }

    fn receive(&mut self) -> Result<(u8, Vec<u8>), WireError> {
        let mut head = [0; 5];
        self.stream.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let length = usize::try_from(i32::from_be_bytes(length)).ok().and_then(|n| n.checked_sub(4));
        let Some(length) = length.filter(|n| *n <= LONGEST_MESSAGE) else {
            return Err(WireError::Protocol("a message of impossible length".into()));
        };
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok((kind, body))
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        // A courtesy that spares the server a log line; the connection closes either way.
        let _ = self.stream.write_all(&message(b'X', &[]));
    }
}

fn startup(user: &str, database: &str) -> Vec<u8> {
    let mut body = PROTOCOL_3_0.to_be_bytes().to_vec();
    for text in ["user", user, "database", database, "application_name", "zhicheng supervisor"] {
        body.extend_from_slice(text.as_bytes());
        body.push(0);
    }
    body.push(0);
    with_length(&body)
}

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    [&[kind], with_length(body).as_slice()].concat()
}

fn with_length(body: &[u8]) -> Vec<u8> {
    let length = i32::try_from(body.len() + 4).expect("the supervisor's own statements are short");
    [&length.to_be_bytes(), body].concat()
}

/// The fields of an `ErrorResponse`: a letter and a text each.
fn error_field(body: &[u8], wanted: u8) -> Option<String> {
    let field = body.split(|byte| *byte == 0).find(|field| field.first() == Some(&wanted))?;
    Some(String::from_utf8_lossy(&field[1..]).into_owned())
}

fn server_error(body: &[u8]) -> WireError {
    WireError::Server {
        code: error_field(body, b'C').unwrap_or_default(),
        message: error_field(body, b'M').unwrap_or_default(),
    }
}

fn is_fatal(body: &[u8]) -> bool {
    error_field(body, b'V').or_else(|| error_field(body, b'S')).is_some_and(|severity| severity != "ERROR")
}

/// The first value of a `DataRow`: count (2 bytes), length (4 bytes, -1 for NULL), bytes.
fn first_column(body: &[u8]) -> Option<String> {
    let (length, rest) = body.get(2..)?.split_first_chunk::<4>()?;
    let length = usize::try_from(i32::from_be_bytes(*length)).ok()?;
    rest.get(..length).map(|value| String::from_utf8_lossy(value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_response_is_read_field_by_field() {
        let body = b"SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0";

        let error = server_error(body);

        assert!(is_fatal(body));
        assert_eq!(error.to_string(), "the database system is starting up (SQLSTATE 57P03)");
    }

    #[test]
    fn a_data_row_gives_its_first_column_and_nothing_for_null() {
        assert_eq!(first_column(b"\0\x02\0\0\0\x02ab\0\0\0\x01c"), Some("ab".into()));
        assert_eq!(first_column(b"\0\x01\xff\xff\xff\xff"), None);
        assert_eq!(first_column(b"\0\x01\0\0\0\x09ab"), None);
    }

    #[test]
    fn a_startup_message_states_its_own_length() {
        let bytes = startup("u", "d");

        assert_eq!(bytes[..4], i32::try_from(bytes.len()).unwrap().to_be_bytes());
        assert!(bytes.ends_with(b"supervisor\0\0"));
    }
}
