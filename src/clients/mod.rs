//! The outside world: files, mail, the PDF of a certificate. Services never call these; jobs and web do.
pub mod certificate_pdf;
pub mod files;
pub mod mailer;
pub mod password_hash;
