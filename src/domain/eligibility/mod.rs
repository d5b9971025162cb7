//! Is the holder of a class C certificate eligible, why, and from which day? The verdict advises; a person decides.
//! Facts in, verdict out: no IO and no clock; the cut-off date is one of the facts.
pub mod because;
pub mod engine;
pub mod facts;
pub mod json;
pub mod n2025_298;
pub mod parse;
pub mod problem;
pub mod report;
pub mod revision;
pub mod rule;
pub mod verdict;
pub mod years;

pub use engine::{Answer, Outcome, Span, When};
pub use facts::{Declarations, Degree, DegreeKind, Facts, Finding, Item, Stint};
pub use parse::{Request, parse};
pub use problem::{FactError, Problem};
pub use report::Report;
pub use revision::Revision;
pub use rule::{Claim, Place, Rule};
pub use verdict::Verdict;
