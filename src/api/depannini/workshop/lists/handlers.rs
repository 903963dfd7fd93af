//! The handlers of every list, written once: [`list`] names a list, its paths and how it is written.

/// Makes a module with the five handlers of a list.
macro_rules! list {
    ($(#[$doc:meta])* $module:ident: $list:ty, $all:literal, $one:literal, $body:ident, $json:ident) => {
        $(#[$doc])*
        pub mod $module {
            use actix_web::HttpResponse;
            use actix_web::web::Data;

            use crate::api::depannini::workshop::answer::{self, PageJson};
            use crate::api::depannini::workshop::etag::{IfMatch, told};
            use crate::api::depannini::workshop::lists::body::$body;
            use crate::api::depannini::workshop::lists::view::$json;
            use crate::api::http::guard::{AnyCaller, StaffCaller};
            use crate::api::http::{ApiError, Json, PageParams, PathId};
            use crate::workshop::Workshop;
            use crate::workshop::reference::{self, Reference};

            type List = $list;
            type Id = PathId<<List as Reference>::Id>;
            type Entry = <List as Reference>::Entry;

            /// The entries, oldest first; for everybody.
            #[utoipa::path(get, path = $all, tag = "lists", responses((status = 200, body = PageJson<$json>)))]
            pub async fn list(
                _caller: AnyCaller,
                page: PageParams,
                workshop: Data<Workshop>,
            ) -> Result<HttpResponse, ApiError> {
                Ok(answer::page::<_, $json>(reference::list::<List>(&workshop, page.0).await?))
            }

            /// Add an entry; for staff.
            #[utoipa::path(
                post, path = $all, tag = "lists", request_body = $body, responses((status = 201, body = $json)))]
            pub async fn create(
                caller: StaffCaller,
                body: Json<$body>,
                workshop: Data<Workshop>,
            ) -> Result<HttpResponse, ApiError> {
                let entry = reference::create::<List>(&workshop, *caller, body.0.into_new()?).await?;
                Ok(told(HttpResponse::Created(), &$json::from(entry)))
            }

            /// One entry; for everybody.
            #[utoipa::path(get, path = $one, tag = "lists", responses((status = 200, body = $json)))]
            pub async fn find(
                _caller: AnyCaller,
                id: Id,
                workshop: Data<Workshop>,
            ) -> Result<HttpResponse, ApiError> {
                Ok(told(HttpResponse::Ok(), &$json::from(reference::find::<List>(&workshop, id.0).await?)))
            }

            /// Change an entry; what is left out stays. For staff.
            #[utoipa::path(
                patch, path = $one, tag = "lists", request_body = $body, responses((status = 200, body = $json)))]
            pub async fn change(
                caller: StaffCaller,
                id: Id,
                read: IfMatch,
                body: Json<$body>,
                workshop: Data<Workshop>,
            ) -> Result<HttpResponse, ApiError> {
                let change = body.0.into_change()?;
                let expected = read.expected::<Entry, $json>();
                let entry = reference::change::<List>(&workshop, *caller, id.0, change, expected).await?;
                Ok(told(HttpResponse::Ok(), &$json::from(entry)))
            }

            /// Delete an entry that nothing points at; for staff.
            #[utoipa::path(delete, path = $one, tag = "lists", responses((status = 204)))]
            pub async fn remove(
                caller: StaffCaller,
                id: Id,
                workshop: Data<Workshop>,
            ) -> Result<HttpResponse, ApiError> {
                reference::remove::<List>(&workshop, *caller, id.0).await?;
                Ok(answer::done())
            }
        }
    };
}

list! {
    /// Parts of town that the workshop serves.
    areas: crate::workshop::people::Areas, "/api/workshop/areas/", "/api/workshop/areas/{id}/", AreaBody, AreaJson
}
list! {
    /// Kinds of devices.
    device_types: crate::workshop::assets::DeviceTypes, "/api/workshop/device-types/",
    "/api/workshop/device-types/{id}/", NamedBody, NamedJson
}
list! {
    /// Brands.
    manufacturers: crate::workshop::assets::Manufacturers, "/api/workshop/manufacturers/",
    "/api/workshop/manufacturers/{id}/", NamedBody, NamedJson
}
list! {
    /// Classes of vehicles that prices go by.
    vehicle_classes: crate::workshop::assets::VehicleClasses, "/api/workshop/vehicle-classes/",
    "/api/workshop/vehicle-classes/{id}/", NamedBody, NamedJson
}
list! {
    /// What vehicles run on.
    fuels: crate::workshop::assets::Fuels, "/api/workshop/fuels/", "/api/workshop/fuels/{id}/", NamedBody, NamedJson
}
list! {
    /// Categories of services.
    categories: crate::workshop::catalogue::Categories, "/api/workshop/service-categories/",
    "/api/workshop/service-categories/{id}/", NamedBody, NamedJson
}
list! {
    /// Models of manufacturers.
    models: crate::workshop::assets::Models, "/api/workshop/models/", "/api/workshop/models/{id}/", ModelBody, ModelJson
}
list! {
    /// Slots of the day.
    time_slots: crate::workshop::scheduling::TimeSlots, "/api/workshop/time-slots/",
    "/api/workshop/time-slots/{id}/", TimeSlotBody, TimeSlotJson
}
list! {
    /// Kinds of assignments.
    assignment_kinds: crate::workshop::assignments::AssignmentKinds, "/api/workshop/assignment-kinds/",
    "/api/workshop/assignment-kinds/{id}/", AssignmentKindBody, AssignmentKindJson
}
