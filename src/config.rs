//! What the operator sets, read once in `main` from flags and the environment.
use anyhow::Context;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Everything that differs between one installation and another.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen.
    pub bind: SocketAddr,
    /// The address people type, without a slash at the end; it is printed into QR codes and e-mails.
    pub public_url: String,
    /// A demonstration: fictional people, a clock that can be moved, 演示 on every page.
    pub is_demo: bool,
    /// A proxy of our own stands before us and says where a request comes from.
    pub is_behind_proxy: bool,
    /// Where uploaded and made files are kept.
    pub files: PathBuf,
    pub mail: Mail,
    /// The address that mail comes from.
    pub mail_from: String,
}

/// How e-mail leaves.
#[derive(Debug, Clone)]
pub enum Mail {
    /// One file per message in a folder: nothing is sent.
    Folder(PathBuf),
    /// An SMTP URL such as `smtps://user:secret@mail.example.org`.
    Smtp(String),
}

impl Settings {
    /// Whether people reach us over TLS: cookies are then `__Host-` and `Secure`.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The demonstration signs anybody in as anybody: it may be reached from this machine only.
    pub fn check(&self) -> anyhow::Result<()> {
        if self.is_demo && !self.bind.ip().is_loopback() {
            anyhow::bail!(
                "BIND: a demonstration listens on this machine only (127.0.0.1 or ::1), not on {}; run without --demo to be reached from outside",
                self.bind
            );
        }
        Ok(())
    }
}

/// Reads an address such as `127.0.0.1:8080`.
pub fn parse_bind(text: &str) -> anyhow::Result<SocketAddr> {
    text.parse().with_context(|| format!("BIND: {text:?} is not an address like 127.0.0.1:8080"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(bind: &str, is_demo: bool) -> Settings {
        Settings {
            bind: parse_bind(bind).unwrap(),
            public_url: "http://127.0.0.1:8080".into(),
            is_demo,
            is_behind_proxy: false,
            files: PathBuf::from("/tmp"),
            mail: Mail::Folder(PathBuf::from("/tmp")),
            mail_from: "noreply@localhost".into(),
        }
    }

    #[test]
    fn a_demonstration_is_never_reached_from_outside() {
        assert!(settings("0.0.0.0:8080", true).check().is_err());
        assert!(settings("127.0.0.1:8080", true).check().is_ok());
        assert!(settings("0.0.0.0:8080", false).check().is_ok());
    }
}
