//! The sealed ballot. What is stored beside an expert's name can be opened only with two of three shares of a
//! key; what can be read after close carries no name. No one holds both, not even for a moment on disk.
//!
//! Sealing is HPKE (RFC 9180: X25519, HKDF-SHA-256, ChaCha20-Poly1305) to the session's tally key.
//!
//! Known limits, to be told to the panel: a unanimous vote reveals everybody; an expert can show the nonce to
//! someone else as a receipt; whoever runs the machine at the moment of casting sees what is cast there.
mod choice;
mod close;
mod key;
mod merkle;
mod seal;
mod share;

pub use choice::{Choice, Nonce};
pub use close::{
    CaseBallots, CastBallot, CloseError, Closed, Published, Recount, RecountError, close, recount,
};
pub use key::{NotAKey, TallyPublicKey, TallySecretKey};
pub use seal::{BallotContext, NotASealedBallot, SealError, SealedBallot, Unusable, open, seal};
pub use share::{Share, ShareCodeError, ShareError, ShareHolder, combine, split};
