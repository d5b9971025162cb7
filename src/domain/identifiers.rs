//! Numbers and names that come from outside, parsed at the door: afterwards they are known to be well formed.
//! Well formed never means that the thing exists.
mod contact;
mod credit_code;
mod district;
mod error;
mod name;
mod normal;

pub use contact::{Email, Phone};
pub use credit_code::{CreditCode, UnitKind};
pub use district::District;
pub use error::{IdentifierError, Kind, Problem};
pub use name::{CertificateNumberText, FullName};
