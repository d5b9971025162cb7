//! E-mail: through SMTP where one is configured, into a folder of files otherwise.
use crate::config::{Mail, Settings};
use anyhow::Context;
use lettre::message::Mailbox;
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

/// One letter. Addresses and headers are checked by the library, so that nothing typed can add a header.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Becomes the Message-ID, so that a letter sent twice can be told from two letters; none for what is not stored.
    pub id: Option<uuid::Uuid>,
    pub to: String,
    pub subject: String,
    pub body: String,
}

#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    transport: Transport,
}

#[derive(Clone)]
enum Transport {
    Folder(AsyncFileTransport<Tokio1Executor>),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    pub fn new(settings: &Settings) -> anyhow::Result<Self> {
        let from = settings.mail_from.parse().context("MAIL_FROM is not an address")?;
        let transport = match &settings.mail {
            Mail::Folder(folder) => {
                std::fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
                Transport::Folder(AsyncFileTransport::new(folder))
            }
            Mail::Smtp(url) => Transport::Smtp(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url).context("SMTP_URL")?.build(),
            ),
        };
        Ok(Self { from, transport })
    }

    pub async fn send(&self, letter: &Letter) -> anyhow::Result<()> {
        let to: Mailbox = letter.to.parse().context("the address of a person")?;
        let domain = self.from.email.domain();
        let message = Message::builder()
            .message_id(letter.id.map(|id| format!("<{id}@{domain}>")))
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            .body(letter.body.clone())
            .context("writing a letter")?;
        match &self.transport {
            Transport::Folder(folder) => {
                folder.send(message).await.context("writing a letter to the folder")?;
            }
            Transport::Smtp(smtp) => {
                smtp.send(message).await.context("sending a letter")?;
            }
        }
        Ok(())
    }
}

/// Whether trying again cannot help: no address, or the mail server said no for good (RFC 5321, 5xx).
pub fn is_permanent(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.is::<lettre::address::AddressError>()
            || cause
                .downcast_ref::<lettre::transport::smtp::Error>()
                .is_some_and(lettre::transport::smtp::Error::is_permanent)
    })
}
