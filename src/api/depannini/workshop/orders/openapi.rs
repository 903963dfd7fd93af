//! What the OpenAPI document says of work orders, and who has them in hand.

use utoipa::OpenApi;

use super::{handlers as orders, photos, steps};
use crate::api::depannini::workshop::assignments::handlers as assignments;
use crate::api::depannini::workshop::lists::handlers::assignment_kinds as kinds;
use crate::api::depannini::workshop::work::{analysis, progress};

#[derive(OpenApi)]
#[openapi(paths(
    orders::list,
    orders::open,
    orders::find,
    orders::revise,
    orders::remove,
    orders::timeline,
    steps::set_status,
    steps::cancel,
    steps::confirm,
    photos::list,
    photos::attach,
    assignments::of_order,
    assignments::assign,
    assignments::list,
    assignments::find,
    assignments::remove,
    assignments::close,
    kinds::list,
    kinds::create,
    kinds::find,
    kinds::change,
    kinds::remove,
    analysis::find,
    analysis::write,
    analysis::edit,
    analysis::validate,
    progress::list,
    progress::report,
    progress::find,
    progress::edit,
    progress::validate,
))]
struct Orders;

/// These paths with the schemas they name.
pub(in crate::api::depannini::workshop) fn document() -> utoipa::openapi::OpenApi {
    Orders::openapi()
}
