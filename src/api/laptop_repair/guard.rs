//! Who may do the counter's work: administrators, and mechanics who were given the rights of staff.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::refusal::Refusal;
use crate::accounts::Identity;
use crate::api::http::ApiError;
use crate::api::http::guard::StaffCaller;
use crate::workshop::{Workshop, people};

/// One whose role can have the rights of staff. Whether they have them stands in the database, so who it is comes out of
/// [`CounterCaller::admit`] only: no handler can forget to ask. A body is read as a `Result` beside it, since who may not is
/// told so whatever they have sent.
#[derive(Debug, Clone, Copy)]
pub struct CounterCaller(StaffCaller);

impl CounterCaller {
    /// The caller, once they are known to be staff.
    ///
    /// # Errors
    /// 403 for a mechanic without the rights.
    pub(super) async fn admit(self, workshop: &Workshop) -> Result<Identity, Refusal> {
        people::admit_staff(workshop, *self.0).await?;
        Ok(*self.0)
    }
}

impl FromRequest for CounterCaller {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(StaffCaller::from_request(request, payload).into_inner().map(Self))
    }
}
