//! One uploaded file: the token first, a few short fields, then the file. Whoever takes it first says, from the fields,
//! whether it may come at all; then it is streamed straight into the store, or read into memory where it is small.
use super::visitor::Visitor;
use crate::app::App;
use crate::clients::files::{StoreError, Stored};
use crate::domain::document::{LARGEST, MediaType, safe_file_name};
use crate::domain::token::same_secret;
use crate::services::{Error, Result};
use actix_multipart::{Field, Multipart};
use actix_web::{HttpRequest, web};
use futures_util::StreamExt;
use std::collections::BTreeMap;

/// A field beside the file is an id or a token.
const LONGEST_FIELD: usize = 256;
/// Fields before the file.
const MOST_FIELDS: usize = 8;
/// What is still read, and thrown away, of a file that is too large: so that the browser gets to see the answer.
const DRAINED: u64 = 4 * LARGEST;

/// A form up to its file, of which nothing has been read yet.
pub struct Upload {
    pub fields: BTreeMap<String, String>,
    /// The file with the name it was sent under.
    file: Option<(Field, String)>,
    /// What is left of the request: the file is read through it.
    _parts: Multipart,
}

/// A file of a format that is taken, stored already.
#[derive(Debug)]
pub struct Sent {
    pub name: String,
    pub media: MediaType,
    pub stored: Stored,
}

/// Why a file was not kept. Nothing of it is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NoFile,
    Empty,
    WrongType,
    TooLarge,
    CutOff,
}

/// Reads the request as far as the file. A form without the session's token is refused.
pub async fn receive(request: &HttpRequest, payload: web::Payload, visitor: &Visitor) -> Result<Upload> {
    let mut parts = Multipart::new(request.headers(), payload);
    let mut fields = BTreeMap::new();
    let mut is_trusted = false;
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| Error::Forged)?;
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.content_disposition().and_then(|said| said.get_filename()).map(str::to_owned);
        if !is_trusted && name != "csrf" {
            return Err(Error::Forged);
        }
        if let Some(file_name) = file_name {
            return Ok(Upload { fields, file: Some((part, file_name)), _parts: parts });
        }
        let text = short_text(&mut part).await?;
        if name == "csrf" {
            is_trusted = same_secret(&text, visitor.csrf());
        } else if fields.len() < MOST_FIELDS {
            fields.insert(name, text);
        }
    }
    if is_trusted { Ok(Upload { fields, file: None, _parts: parts }) } else { Err(Error::Forged) }
}

impl Upload {
    /// Streams the file into the store.
    pub async fn store(self, app: &App) -> Result<Result<Sent, Refused>> {
        match self.file {
            Some((part, name)) => keep(part, &name, app).await,
            None => Ok(Err(Refused::NoFile)),
        }
    }

    /// Reads and throws away a file that may not come, so that the browser gets to see why.
    pub async fn discard(self) {
        if let Some((part, _)) = self.file {
            drain(part).await;
        }
    }

    /// Reads a small file into memory; an empty one is none.
    pub async fn read(self, limit: usize) -> Result<Vec<u8>, Refused> {
        let Some((mut part, _)) = self.file else { return Err(Refused::NoFile) };
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            bytes.extend_from_slice(&chunk.map_err(|_| Refused::CutOff)?);
            if bytes.len() > limit {
                drain(part).await;
                return Err(Refused::TooLarge);
            }
        }
        if bytes.is_empty() { Err(Refused::NoFile) } else { Ok(bytes) }
    }
}

async fn short_text(part: &mut Field) -> Result<String> {
    let bytes = part.bytes(LONGEST_FIELD).await.map_err(|_| Error::TooLarge)?.map_err(|_| Error::Forged)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn keep(mut part: Field, file_name: &str, app: &App) -> Result<Result<Sent, Refused>> {
    let stored = match app.files.store("documents", LARGEST, part.by_ref()).await {
        Ok(stored) => stored,
        Err(StoreError::TooLarge) => {
            drain(part).await;
            return Ok(Err(Refused::TooLarge));
        }
        Err(StoreError::CutOff) => return Ok(Err(Refused::CutOff)),
        Err(StoreError::Internal(cause)) => return Err(cause.into()),
    };
    let refused = match MediaType::of(&stored.head) {
        Some(media) if stored.size > 0 => {
            return Ok(Ok(Sent { name: safe_file_name(file_name), media, stored }));
        }
        _ if stored.size > 0 => Refused::WrongType,
        _ if file_name.is_empty() => Refused::NoFile,
        _ => Refused::Empty,
    };
    app.files.remove(&stored.key).await?;
    Ok(Err(refused))
}

async fn drain(mut part: Field) {
    let mut read = 0;
    while let Some(Ok(chunk)) = part.next().await {
        read += chunk.len() as u64;
        if read > DRAINED {
            return;
        }
    }
}
