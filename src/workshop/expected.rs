//! What a change counts on: that a thing still is as whoever changes it has read it.

use std::fmt;
use std::sync::Arc;

use crate::workshop::Error;

type Check<T> = Arc<dyn Fn(&T) -> Result<(), Error> + Send + Sync>;

/// What a thing must still be for a change of it to be made. The thing is in hand when it is looked at: nobody else
/// changes it until the transaction ends.
pub struct Expected<T> {
    check: Option<Check<T>>,
    /// What a thing that is not there (any more) is refused with.
    absent: fn() -> Error,
}

impl<T> Expected<T> {
    /// Whatever it is.
    #[must_use]
    pub const fn anything() -> Self {
        Self { check: None, absent: || Error::Changed }
    }

    /// This must hold of it.
    pub fn that(holds: impl Fn(&T) -> bool + Send + Sync + 'static) -> Self {
        let check = move |now: &T| if holds(now) { Ok(()) } else { Err(Error::Changed) };
        Self { check: Some(Arc::new(check)), absent: || Error::Changed }
    }

    /// It must be there, and this must hold of it, since it never changes: whoever says otherwise got the field wrong.
    pub fn kept(field: &'static str, holds: impl Fn(&T) -> bool + Send + Sync + 'static) -> Self {
        let check = move |now: &T| if holds(now) { Ok(()) } else { Err(Error::Invalid(field)) };
        Self { check: Some(Arc::new(check)), absent: || Error::NotFound("record") }
    }

    /// Refuses a thing that is not as expected, or is not there (any more).
    pub(in crate::workshop) fn check(&self, now: Option<&T>) -> Result<(), Error> {
        match (&self.check, now) {
            (None, _) => Ok(()),
            (Some(check), Some(now)) => check(now),
            (Some(_), None) => Err((self.absent)()),
        }
    }
}

impl<T> fmt::Debug for Expected<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.check.is_some() { "Expected(…)" } else { "Expected(anything)" })
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
        let kept = Expected::kept("number", |n| *n == 7);
        assert!(kept.check(Some(&7)).is_ok());
        assert!(matches!(kept.check(Some(&8)), Err(Error::Invalid("number"))));
        assert!(matches!(kept.check(None), Err(Error::NotFound(_))));
    }
}
