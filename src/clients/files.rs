//! Where files are kept: a local folder by default, through one interface that also fits an object store.
//! Names are made here; nothing that a person typed becomes part of a path.
use anyhow::Context;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;

/// A file that was stored.
#[derive(Debug, Clone)]
pub struct Stored {
    pub key: String,
    pub size: u64,
    /// SHA-256 in hex.
    pub sha256: String,
    /// The first bytes, by which the format is told.
    pub head: Vec<u8>,
}

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the file is larger than allowed")]
    TooLarge,
    #[error("the upload was cut off")]
    CutOff,
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

#[derive(Clone)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    pub fn in_folder(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
        Ok(Self(Arc::new(LocalFileSystem::new_with_prefix(folder)?)))
    }

    /// Streams a file in; one that is larger than `limit` bytes, or cut off, leaves nothing behind.
    pub async fn store<E>(
        &self,
        area: &str,
        limit: u64,
        chunks: impl Stream<Item = Result<Bytes, E>>,
    ) -> Result<Stored, StoreError> {
        let key = format!("{area}/{}", uuid::Uuid::new_v4().simple());
        let upload =
            self.0.put_multipart(&ObjectPath::from(key.as_str())).await.context("opening a new file")?;
        let mut write = WriteMultipart::new(upload);
        let (mut hash, mut size, mut head) = (Sha256::new(), 0_u64, Vec::new());
        let mut chunks = std::pin::pin!(chunks);
        while let Some(chunk) = chunks.next().await {
            let Ok(chunk) = chunk else {
                write.abort().await.context("removing an unfinished file")?;
                return Err(StoreError::CutOff);
            };
            size += chunk.len() as u64;
            if size > limit {
                write.abort().await.context("removing an oversized file")?;
                return Err(StoreError::TooLarge);
            }
            hash.update(&chunk);
            if head.len() < 512 {
                head.extend(chunk.iter().take(512 - head.len()));
            }
            write.wait_for_capacity(4).await.context("writing a file")?;
            write.write(&chunk);
        }
        write.finish().await.context("finishing a file")?;
        Ok(Stored { key, size, sha256: hex::encode(hash.finalize()), head })
    }

    /// Stores bytes that are there already.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> anyhow::Result<()> {
        self.0.put(&ObjectPath::from(key), bytes.into()).await.context("storing a file")?;
        Ok(())
    }

    pub async fn get(&self, key: &str) -> anyhow::Result<Bytes> {
        let found = self.0.get(&ObjectPath::from(key)).await.context("opening a stored file")?;
        found.bytes().await.context("reading a stored file")
    }

    /// Removes a file that no record refers to.
    pub async fn remove(&self, key: &str) -> anyhow::Result<()> {
        self.0.delete(&ObjectPath::from(key)).await.context("removing a file")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;

    fn chunks(parts: &[&'static [u8]]) -> impl Stream<Item = Result<Bytes, ()>> {
        stream::iter(parts.iter().map(|part| Ok(Bytes::from_static(part))).collect::<Vec<_>>())
    }

    #[tokio::test]
    async fn a_file_comes_back_as_it_went_in() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::in_folder(folder.path()).unwrap();

        let stored = files.store("documents", 100, chunks(&[b"%PDF-", b"1.7"])).await.unwrap();

        assert_eq!(files.get(&stored.key).await.unwrap().as_ref(), b"%PDF-1.7");
        assert_eq!((stored.size, stored.head.as_slice()), (8, b"%PDF-1.7".as_slice()));
        assert_eq!(stored.sha256, hex::encode(Sha256::digest(b"%PDF-1.7")));
    }

    #[tokio::test]
    async fn a_file_that_is_too_large_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::in_folder(folder.path()).unwrap();

        let refused = files.store("documents", 7, chunks(&[b"12345", b"678"])).await;

        assert!(matches!(refused, Err(StoreError::TooLarge)));
        let left = std::fs::read_dir(folder.path().join("documents")).map_or(0, Iterator::count);
        assert_eq!(left, 0);
    }
}
