//! The scopes: which role may what. A handler's first argument is the scope that it needs; whoever lacks it is told its name.

use std::future::{Ready, ready};
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest};

use crate::accounts::{Identity, Role};
use crate::api::http::{ApiError, guard};

/// Administrators.
const A: &[Role] = &[Role::Admin];
/// Mechanics.
const M: &[Role] = &[Role::Mechanic];
/// Administrators and mechanics.
const AM: &[Role] = &[Role::Admin, Role::Mechanic];
/// Administrators and customers; whoever helps at the roadside is a customer here.
const AC: &[Role] = &[Role::Admin, Role::Customer, Role::Assistant];
/// Customers.
const C: &[Role] = &[Role::Customer, Role::Assistant];
/// Everybody.
const AMC: &[Role] = &[Role::Admin, Role::Mechanic, Role::Customer, Role::Assistant];

macro_rules! scopes {
    ($($name:ident: $scope:literal for $who:ident;)+) => {$(
        #[doc = concat!("One who has the scope `", $scope, "`.")]
        #[derive(Debug, Clone, Copy)]
        pub struct $name(Identity);

        impl Deref for $name {
            type Target = Identity;

            fn deref(&self) -> &Identity {
                &self.0
            }
        }

        impl FromRequest for $name {
            type Error = ApiError;
            type Future = Ready<Result<Self, ApiError>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                ready(guard::admit(request, |role| $who.contains(&role), || lacking($scope)).map(Self))
            }
        }
    )+};
}

/// In the document's own words, whatever the caller's language.
fn lacking(scope: &str) -> ApiError {
    ApiError::new(StatusCode::FORBIDDEN, "scope_required", format!("{scope} scope required"))
}

scopes! {
    ReadAdmins: "READ:ADMINS" for A;
    WriteAdmins: "WRITE:ADMINS" for A;
    UpdateAdmins: "UPDATE:ADMINS" for A;
    DeleteAdmins: "DELETE:ADMINS" for A;
    ReadMechanics: "READ:MECHANICS" for AMC;
    WriteMechanics: "WRITE:MECHANICS" for A;
    UpdateMechanics: "UPDATE:MECHANICS" for AM;
    DeleteMechanics: "DELETE:MECHANICS" for A;
    ReadAssignmentTypes: "READ:ASSIGNMENT_TYPES" for AMC;
    WriteAssignmentTypes: "WRITE:ASSIGNMENT_TYPES" for A;
    UpdateAssignmentTypes: "UPDATE:ASSIGNMENT_TYPES" for A;
    DeleteAssignmentTypes: "DELETE:ASSIGNMENT_TYPES" for A;
    ReadCustomers: "READ:CUSTOMERS" for AC;
    UpdateCustomers: "UPDATE:CUSTOMERS" for AC;
    DeleteCustomers: "DELETE:CUSTOMERS" for AC;
    WriteCart: "WRITE:CART" for AC;
    DeleteCart: "DELETE:CART" for AC;
    WriteFavourites: "WRITE:FAVOURITES" for AC;
    DeleteFavourites: "DELETE:FAVOURITES" for AC;
    ReadAddresses: "READ:ADDRESSES" for AMC;
    WriteAddresses: "WRITE:ADDRESSES" for AC;
    UpdateAddresses: "UPDATE:ADDRESSES" for AC;
    DeleteAddresses: "DELETE:ADDRESSES" for AC;
    ReadAreas: "READ:AREAS" for AMC;
    WriteAreas: "WRITE:AREAS" for A;
    UpdateAreas: "UPDATE:AREAS" for A;
    DeleteAreas: "DELETE:AREAS" for A;
    WriteServices: "WRITE:SERVICES" for A;
    UpdateServices: "UPDATE:SERVICES" for A;
    DeleteServices: "DELETE:SERVICES" for A;
    WriteServiceCategories: "WRITE:SERVICE_CATEGORIES" for A;
    UpdateServiceCategories: "UPDATE:SERVICE_CATEGORIES" for A;
    DeleteServiceCategories: "DELETE:SERVICE_CATEGORIES" for A;
    UpdateServiceReviews: "UPDATE:SERVICE_REVIEWS" for AC;
    UpdateContents: "UPDATE:CONTENTS" for A;
    UpdateGst: "UPDATE:GST" for A;
    ReadCustomerCars: "READ:CUSTOMER_CARS" for AMC;
    WriteCustomerCars: "WRITE:CUSTOMER_CARS" for AC;
    UpdateCustomerCars: "UPDATE:CUSTOMER_CARS" for AC;
    DeleteCustomerCars: "DELETE:CUSTOMER_CARS" for AC;
    ReadCarModels: "READ:CAR_MODELS" for AMC;
    WriteCarModels: "WRITE:CAR_MODELS" for A;
    UpdateCarModels: "UPDATE:CAR_MODELS" for A;
    DeleteCarModels: "DELETE:CAR_MODELS" for A;
    ReadCarClasses: "READ:CAR_CLASSES" for AMC;
    WriteCarClasses: "WRITE:CAR_CLASSES" for A;
    UpdateCarClasses: "UPDATE:CAR_CLASSES" for A;
    DeleteCarClasses: "DELETE:CAR_CLASSES" for A;
    ReadFuelTypes: "READ:FUEL_TYPES" for AMC;
    WriteFuelTypes: "WRITE:FUEL_TYPES" for A;
    UpdateFuelTypes: "UPDATE:FUEL_TYPES" for A;
    DeleteFuelTypes: "DELETE:FUEL_TYPES" for A;
    ReadManufacturers: "READ:MANUFACTURERS" for AMC;
    WriteManufacturers: "WRITE:MANUFACTURERS" for A;
    UpdateManufacturers: "UPDATE:MANUFACTURERS" for A;
    DeleteManufacturers: "DELETE:MANUFACTURERS" for A;
    ReadStatus: "READ:STATUS" for AMC;
    WriteStatus: "WRITE:STATUS" for A;
    ReadTimeslots: "READ:TIMESLOTS" for AMC;
    WriteTimeslots: "WRITE:TIMESLOTS" for A;
    ReadBookings: "READ:BOOKINGS" for AMC;
    ReadOwnBookings: "READ:BOOKINGS" for C;
    WriteBookings: "WRITE:BOOKINGS" for AC;
    UpdateBookings: "UPDATE:BOOKINGS" for AC;
    ReadBookingDashboard: "READ:BOOKING_DASHBOARD" for A;
    ReadBookingAssignment: "READ:BOOKING_ASSIGNMENT" for M;
    WriteBookingAssignment: "WRITE:BOOKING_ASSIGNMENT" for A;
    WriteBookingAnalysis: "WRITE:BOOKING_ANALYSIS" for AM;
    UpdateBookingAnalysis: "UPDATE:BOOKING_ANALYSIS" for A;
    WriteBookingProgress: "WRITE:BOOKING_PROGRESS" for AM;
    UpdateBookingProgress: "UPDATE:BOOKING_PROGRESS" for A;
    WritePayments: "WRITE:PAYMENTS" for AM;
    ReadBackup: "READ:BACKUP" for A;
    WriteBackup: "WRITE:BACKUP" for A;
    DeleteBackup: "DELETE:BACKUP" for A;
    ReadNotificationLog: "READ:NOTIFICATION_LOG" for A;
}
