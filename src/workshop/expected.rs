//! What a change counts on: that a thing still is as whoever changes it has read it.

use std::fmt;
use std::sync::Arc;

use crate::workshop::Error;

type Check<T> = Arc<dyn Fn(&T) -> bool + Send + Sync>;

/// What a thing must still be for a change of it to be made. The thing is in hand when it is looked at: nobody else
/// changes it until the transaction ends.
pub struct Expected<T>(Option<Check<T>>);

impl<T> Expected<T> {
    /// Whatever it is.
    #[must_use]
    pub const fn anything() -> Self {
        Self(None)
    }

    /// This must hold of it.
    pub fn that(holds: impl Fn(&T) -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(holds)))
    }

    /// Refuses a thing that is not as expected, or is not there (any more).
    pub(in crate::workshop) fn check(&self, now: Option<&T>) -> Result<(), Error> {
        match &self.0 {
            Some(holds) if !now.is_some_and(|now| holds(now)) => Err(Error::Changed),
            _ => Ok(()),
        }
    }
}

impl<T> fmt::Debug for Expected<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Expected(…)" } else { "Expected(anything)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_as_expected_passes() {
        assert!(Expected::anything().check(Some(&7)).is_ok() && Expected::<i32>::anything().check(None).is_ok());
        let seven = Expected::that(|n| *n == 7);
        assert!(seven.check(Some(&7)).is_ok());
        for other in [Some(&8), None] {
            assert!(matches!(seven.check(other), Err(Error::Changed)));
        }
    }
}
