//! What somebody has put aside: the cart and the favourites, each by the ids of services.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::view::ServiceJson;
use crate::accounts::Identity;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, PageParams, PathId};
use crate::kernel::id::ServiceId;
use crate::workshop::catalogue::shelf::{self, Shelf};
use crate::workshop::{Error, Workshop};

type Id = PathId<ServiceId>;

/// One's own cart, in the order of the services' ids.
#[utoipa::path(
    get, path = "/api/workshop/cart/", tag = "catalogue", responses((status = 200, body = PageJson<ServiceJson>)))]
pub async fn cart(caller: Caller, page: PageParams, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(answer::page::<_, ServiceJson>(shelf::list(&workshop, *caller, Shelf::Cart, page.0).await?))
}

/// Put a service into one's cart; once it is there, doing it again changes nothing.
#[utoipa::path(put, path = "/api/workshop/cart/{id}/", tag = "catalogue", responses((status = 204)))]
pub async fn put_into_cart(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    lies(&workshop, *caller, Shelf::Cart, id.0).await
}

/// Take a service out of one's cart.
#[utoipa::path(delete, path = "/api/workshop/cart/{id}/", tag = "catalogue", responses((status = 204)))]
pub async fn take_from_cart(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    shelf::take(&workshop, *caller, Shelf::Cart, id.0).await?;
    Ok(answer::done())
}

/// One's own favourites, in the order of the services' ids.
#[utoipa::path(
    get, path = "/api/workshop/favourites/", tag = "catalogue",
    responses((status = 200, body = PageJson<ServiceJson>)))]
pub async fn favourites(caller: Caller, page: PageParams, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(answer::page::<_, ServiceJson>(shelf::list(&workshop, *caller, Shelf::Favourites, page.0).await?))
}

/// Put a service among one's favourites; once it is there, doing it again changes nothing.
#[utoipa::path(put, path = "/api/workshop/favourites/{id}/", tag = "catalogue", responses((status = 204)))]
pub async fn like(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    lies(&workshop, *caller, Shelf::Favourites, id.0).await
}

/// Take a service from one's favourites.
#[utoipa::path(delete, path = "/api/workshop/favourites/{id}/", tag = "catalogue", responses((status = 204)))]
pub async fn unlike(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    shelf::take(&workshop, *caller, Shelf::Favourites, id.0).await?;
    Ok(answer::done())
}

/// PUT says how things are to be: that it lies there already is no refusal.
async fn lies(workshop: &Workshop, caller: Identity, shelf: Shelf, id: ServiceId) -> Result<HttpResponse, ApiError> {
    match shelf::put(workshop, caller, shelf, id).await {
        Ok(()) | Err(Error::Exists(_)) => Ok(answer::done()),
        Err(refusal) => Err(refusal.into()),
    }
}
