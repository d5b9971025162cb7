//! The issued certificate: its number, the public code to check it by, its standing, and what a
//! stranger may see of the holder's name.

mod check_symbol;
mod masked_name;
mod number;
mod pattern;
mod public_code;
mod revocation;
mod status;
mod typed;

pub use masked_name::mask_name;
pub use number::{CertificateNumber, NumberError, NumberScheme, SchemeError};
pub use pattern::{NumberPattern, PatternError, SeriesLetters};
pub use public_code::{PublicCode, PublicCodeError};
pub use revocation::RevocationGround;
pub use status::CertificateStatus;
