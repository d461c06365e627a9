// Where credentials come from.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use super::BoxFuture;

/// What a source of credentials gives. The text of its errors must have no credential in it.
pub type Supplied<C> = Result<C, Box<dyn Error + Send + Sync>>;

/// Where credentials come from that change while the program runs, such as access tokens that expire.
///
/// A source is asked before every attempt, so it should have the current credential at hand. When the other side answered 401,
/// it is asked again and told which credential was rejected. If it then gives another one, the call is sent once
/// more; if it gives the same one, there is none, and the 401 is the outcome.
///
/// What it gives back is dropped where it stands, when its call is given up or runs out of time. A renewal that has to
/// come to its end, since the other side takes each refresh token once, belongs into a task of its own.
///
/// Many calls can be rejected at the same time. A source that compares the rejected credential with its current one,
/// behind a lock, renews it once for all of them. One that fails is better not tried again at once, by each of them:
///
/// ```text
/// let mut current = self.current.lock().await;
/// if rejected == Some(&*current) {
///     *current = self.renew().await?;
/// }
/// Ok(current.clone())
/// ```
pub trait CredentialSource<C>: Send + Sync + 'static {
    /// The current credential, or another one in place of `rejected`.
    ///
    /// The time that it takes counts towards [`Limits::overall`](super::Limits::overall).
    ///
    /// # Errors
    ///
    /// When there is none; the call then ends with [`Error::Credential`](super::Error::Credential).
    fn credential<'a>(&'a self, rejected: Option<&'a C>) -> BoxFuture<'a, Supplied<C>>;
}

/// The credentials of a handle: always the same one, or those of a source of type `S`.
pub enum Keys<C, S: ?Sized = dyn CredentialSource<C>> {
    /// Always this one.
    Fixed(C),
    /// What the source gives.
    Source(Arc<S>),
}

impl<C: Clone, S: ?Sized> Clone for Keys<C, S> {
    fn clone(&self) -> Self {
        match self {
            Self::Fixed(credential) => Self::Fixed(credential.clone()),
            Self::Source(source) => Self::Source(source.clone()),
        }
    }
}

impl<C: fmt::Debug, S: ?Sized> fmt::Debug for Keys<C, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(credential) => credential.fmt(f),
            Self::Source(_) => f.write_str("CredentialSource"),
        }
    }
}
