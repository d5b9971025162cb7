//! Passwords as Argon2id hashes. At most two are computed at a time: each takes 19 MiB and a good part of a core.
use anyhow::Context;
use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

static TURNS: Semaphore = Semaphore::const_new(2);

/// Compared with when there is no such account, so that the answer takes the same time.
static NOBODY: LazyLock<String> = LazyLock::new(|| compute("nobody has this password").unwrap_or_default());

/// Hashes a new password.
pub async fn hash(password: String) -> anyhow::Result<String> {
    let _turn = TURNS.acquire().await?;
    tokio::task::spawn_blocking(move || compute(&password)).await?
}

/// Whether the password belongs to the hash; without a hash the answer is no, after the same work.
pub async fn matches(password: String, hash: Option<String>) -> anyhow::Result<bool> {
    let _turn = TURNS.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let known = hash.is_some();
        let stored = hash.unwrap_or_else(|| NOBODY.clone());
        let parsed = PasswordHash::new(&stored).map_err(|error| anyhow::anyhow!("a stored hash: {error}"))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await?
}

fn compute(password: &str) -> anyhow::Result<String> {
    let hash =
        Argon2::default().hash_password(password.as_bytes()).map_err(|error| anyhow::anyhow!("{error}"));
    Ok(hash.context("hashing a password")?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_its_own_hash_and_nothing_else() {
        let stored = hash("一句很长的口令 2026".into()).await.unwrap();

        assert!(stored.starts_with("$argon2id$"));
        assert!(matches("一句很长的口令 2026".into(), Some(stored.clone())).await.unwrap());
        assert!(!matches("一句很长的口令 2027".into(), Some(stored)).await.unwrap());
        assert!(!matches("nobody has this password".into(), None).await.unwrap());
    }
}
