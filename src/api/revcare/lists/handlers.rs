//! The handlers of every list, written once: [`list`] names a list, its paths, how it is written, and who may do what with it.

/// Makes a module with those of the four handlers of a list that the document has, each for a scope.
macro_rules! list {
    ($(#[$doc:meta])* $module:ident: $list:ty, $tag:tt, $all:tt, $one:tt, $body:ident, $json:ident;
        $($action:ident for $scope:ident),+) => {
        $(#[$doc])*
        pub mod $module {
            use actix_web::HttpResponse;
            use actix_web::web::Data;

            use crate::api::http::ApiError;
            use crate::api::revcare::lists::view::$json;
            use crate::workshop::{Workshop, reference};

            type List = $list;

            $(action!($action for $scope, $tag, $all, $one, $body, $json);)+
        }
    };
}

macro_rules! action {
    (list for $scope:ident, $tag:tt, $all:tt, $one:tt, $body:ident, $json:ident) => {
        /// All entries, oldest first.
        #[utoipa::path(get, path = $all, tag = $tag, responses((status = 200, body = [$json])))]
        pub async fn list(
            _: crate::api::revcare::guard::$scope,
            workshop: Data<Workshop>,
        ) -> Result<HttpResponse, ApiError> {
            let entries = crate::kernel::page::all(|page| reference::list::<List>(&workshop, page)).await?;
            Ok(crate::api::revcare::answer::list::<_, $json>(entries))
        }
    };
    (create for $scope:ident, $tag:tt, $all:tt, $one:tt, $body:ident, $json:ident) => {
        /// Add an entry.
        #[utoipa::path(
                    post, path = $all, tag = $tag, request_body = crate::api::revcare::lists::body::$body,
                    responses((status = 200, body = $json), (status = 409, description = "There is such an entry")))]
        pub async fn create(
            caller: crate::api::revcare::guard::$scope,
            body: crate::api::http::Json<crate::api::revcare::lists::body::$body>,
            workshop: Data<Workshop>,
        ) -> Result<HttpResponse, ApiError> {
            let new = crate::api::revcare::lists::convert::new::<List, _>(body.0)?;
            Ok(HttpResponse::Ok().json($json::from(reference::create::<List>(&workshop, *caller, new).await?)))
        }
    };
    (change for $scope:ident, $tag:tt, $all:tt, $one:tt, $body:ident, $json:ident) => {
        /// Change an entry; what is left out stays.
        #[utoipa::path(
                    put, path = $one, tag = $tag, request_body = crate::api::revcare::lists::body::$body,
                    responses((status = 200, body = $json), (status = 409, description = "There is such an entry")))]
        pub async fn change(
            caller: crate::api::revcare::guard::$scope,
            id: crate::api::http::PathId<<List as reference::Reference>::Id>,
            body: crate::api::http::Json<crate::api::revcare::lists::body::$body>,
            workshop: Data<Workshop>,
        ) -> Result<HttpResponse, ApiError> {
            let change = crate::api::revcare::lists::convert::change::<List, _>(body.0)?;
            let anything = crate::workshop::Expected::anything();
            let entry = reference::change::<List>(&workshop, *caller, id.0, change, anything).await?;
            Ok(HttpResponse::Ok().json($json::from(entry)))
        }
    };
    (remove for $scope:ident, $tag:tt, $all:tt, $one:tt, $body:ident, $json:ident) => {
        /// Delete an entry that nothing points at.
        #[utoipa::path(
                    delete, path = $one, tag = $tag,
                    responses((status = 200, body = crate::api::revcare::answer::DoneJson),
                        (status = 409, description = "Something points at it")))]
        pub async fn remove(
            caller: crate::api::revcare::guard::$scope,
            id: crate::api::http::PathId<<List as reference::Reference>::Id>,
            workshop: Data<Workshop>,
        ) -> Result<HttpResponse, ApiError> {
            reference::remove::<List>(&workshop, *caller, id.0).await?;
            Ok(crate::api::revcare::answer::done("Deleted"))
        }
    };
}

list! {
    /// What mechanics are given bookings for.
    assignment_types: crate::workshop::assignments::AssignmentKinds, "mechanics",
    "/mechanics/assignment_type", "/mechanics/assignment_type/{id}", NameBody, NameJson;
    list for ReadAssignmentTypes, create for WriteAssignmentTypes,
    change for UpdateAssignmentTypes, remove for DeleteAssignmentTypes
}
list! {
    /// Categories of services.
    categories: crate::workshop::catalogue::Categories, "services",
    "/services/category", "/services/category/{id}", CategoryBody, CategoryJson;
    create for WriteServiceCategories, change for UpdateServiceCategories, remove for DeleteServiceCategories
}
list! {
    /// Parts of town that the workshop serves.
    areas: crate::workshop::people::Areas, "address", "/address/area", "/address/area/{id}", AreaBody, AreaJson;
    list for ReadAreas, create for WriteAreas, change for UpdateAreas, remove for DeleteAreas
}
list! {
    /// Models of manufacturers.
    models: crate::workshop::assets::Models, "car", "/car/models", "/car/models/{id}", ModelBody, ModelJson;
    list for ReadCarModels, create for WriteCarModels, change for UpdateCarModels, remove for DeleteCarModels
}
list! {
    /// Classes of cars that prices go by.
    classes: crate::workshop::assets::VehicleClasses, "car", "/car/class", "/car/class/{id}", ClassBody, ClassJson;
    list for ReadCarClasses, create for WriteCarClasses, change for UpdateCarClasses, remove for DeleteCarClasses
}
list! {
    /// What cars run on.
    fuels: crate::workshop::assets::Fuels, "car", "/car/fuel", "/car/fuel/{id}", FuelBody, FuelJson;
    list for ReadFuelTypes, create for WriteFuelTypes, change for UpdateFuelTypes, remove for DeleteFuelTypes
}
list! {
    /// Who makes cars.
    manufacturers: crate::workshop::assets::Manufacturers, "car",
    "/car/manufacturer", "/car/manufacturer/{id}", NameBody, NameJson;
    list for ReadManufacturers, create for WriteManufacturers,
    change for UpdateManufacturers, remove for DeleteManufacturers
}
list! {
    /// Names of how far things have come.
    statuses: crate::workshop::statuses::Statuses, "utils", "/utils/status", "", NameBody, NameJson;
    list for ReadStatus, create for WriteStatus
}
list! {
    /// Slots of the day.
    timeslots: crate::workshop::scheduling::TimeSlots, "utils", "/utils/timeslot", "", TimeslotBody, TimeslotJson;
    list for ReadTimeslots, create for WriteTimeslots
}
