//! What a customer has put aside: the cart and the favourites.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::{ApiError, PathId};
use crate::api::revcare::answer::{self, DoneJson};
use crate::api::revcare::guard::{DeleteCart, DeleteFavourites, WriteCart, WriteFavourites};
use crate::kernel::id::ServiceId;
use crate::workshop::Workshop;
use crate::workshop::catalogue::shelf::{Shelf, put, take};

/// Put a service into one's cart.
#[utoipa::path(
    post, path = "/customers/cart/{service_id}", tag = "customers",
    responses((status = 200, body = DoneJson), (status = 409, description = "It is there already")))]
pub async fn put_into_cart(
    caller: WriteCart,
    id: PathId<ServiceId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    put(&workshop, *caller, Shelf::Cart, id.0).await?;
    Ok(answer::done("Service added to cart"))
}

/// Take a service out of one's cart.
#[utoipa::path(
    delete, path = "/customers/cart/{service_id}", tag = "customers", responses((status = 200, body = DoneJson)))]
pub async fn take_from_cart(
    caller: DeleteCart,
    id: PathId<ServiceId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    take(&workshop, *caller, Shelf::Cart, id.0).await?;
    Ok(answer::done("Service removed from cart"))
}

/// Put a service among one's favourites.
#[utoipa::path(
    post, path = "/customers/favourite/{service_id}", tag = "customers",
    responses((status = 200, body = DoneJson), (status = 409, description = "It is there already")))]
pub async fn like(
    caller: WriteFavourites,
    id: PathId<ServiceId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    put(&workshop, *caller, Shelf::Favourites, id.0).await?;
    Ok(answer::done("Service added to favourites"))
}

/// Take a service out of one's favourites.
#[utoipa::path(
    delete, path = "/customers/favourite/{service_id}", tag = "customers", responses((status = 200, body = DoneJson)))]
pub async fn unlike(
    caller: DeleteFavourites,
    id: PathId<ServiceId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    take(&workshop, *caller, Shelf::Favourites, id.0).await?;
    Ok(answer::done("Service removed from favourites"))
}
