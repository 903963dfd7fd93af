//! Identifiers: one type per thing, so that the compiler tells an assistant from an assistance.

use serde::Serialize;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// Wraps a number read from the database or from a path; numbers below 1 name nothing.
            #[must_use]
            pub const fn new(raw: i64) -> Self {
                Self(raw)
            }

            /// The number as stored.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $name {
            fn from(raw: i64) -> Self {
                Self(raw)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A person of any role.
    AccountId,
    /// An account seen as the one who asks for help.
    ClientId,
    /// An account seen as the one who helps.
    AssistantId,
    /// One event of assistance, from request to its end.
    AssistanceId,
    /// One assistance offered to one assistant.
    OfferId,
    /// One link by which an assistance can be followed.
    ShareId,
    /// One chat message.
    MessageId,
    /// A signed-in session: one family of refresh tokens.
    SessionId,
    /// One piece of durable work.
    TaskId,
    /// One message to a person by e-mail, SMS or push.
    NoticeId,
    /// An account seen as the one whose things are repaired.
    CustomerId,
    /// An account seen as the one who repairs.
    MechanicId,
    /// One address of a customer.
    AddressId,
    /// One area that the workshop serves.
    AreaId,
    /// One vehicle or device.
    AssetId,
    /// One model of a manufacturer.
    ModelId,
    /// One manufacturer or brand.
    ManufacturerId,
    /// One type of device.
    DeviceTypeId,
    /// One class of vehicles that prices go by.
    VehicleClassId,
    /// One kind of fuel.
    FuelId,
    /// One service of the catalogue.
    ServiceId,
    /// One category of services.
    CategoryId,
    /// One review of a service.
    ReviewId,
    /// One slot of the day.
    TimeSlotId,
    /// One entry of the list of statuses.
    StatusId,
    /// One work order: what the documents call order, ticket, booking or service request.
    WorkOrderId,
    /// One line of an estimate.
    LineId,
    /// One assignment of a mechanic to a work order.
    AssignmentId,
    /// One kind of assignment.
    AssignmentKindId,
    /// One progress note.
    ProgressId,
    /// One place of the garage, where vehicles are brought to.
    PlaceId,
    /// One part in stock.
    PartId,
    /// One invoice.
    InvoiceId,
    /// One payment.
    PaymentId,
}

impl From<ClientId> for AccountId {
    fn from(id: ClientId) -> Self {
        Self(id.0)
    }
}

impl From<AssistantId> for AccountId {
    fn from(id: AssistantId) -> Self {
        Self(id.0)
    }
}

impl From<CustomerId> for AccountId {
    fn from(id: CustomerId) -> Self {
        Self(id.0)
    }
}

impl From<MechanicId> for AccountId {
    fn from(id: MechanicId) -> Self {
        Self(id.0)
    }
}

impl AccountId {
    /// The same account in the role of the one who asks.
    #[must_use]
    pub const fn as_client(self) -> ClientId {
        ClientId(self.0)
    }

    /// The same account in the role of the one who helps.
    #[must_use]
    pub const fn as_assistant(self) -> AssistantId {
        AssistantId(self.0)
    }

    /// The same account in the role of the one whose things are repaired.
    #[must_use]
    pub const fn as_customer(self) -> CustomerId {
        CustomerId(self.0)
    }

    /// The same account in the role of the one who repairs.
    #[must_use]
    pub const fn as_mechanic(self) -> MechanicId {
        MechanicId(self.0)
    }
}
