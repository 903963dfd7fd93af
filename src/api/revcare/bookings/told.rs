//! From what the garage tells of a booking to the wire.

use std::collections::{BTreeMap, HashMap};

use super::hours::hours;
use super::names::Names;
use super::view::{
    AnalysisJson, AssignmentJson, BookedServiceJson, BookingDetailJson, BookingJson, BookingPartyJson, DashboardJson,
    ProgressJson, StepJson,
};
use crate::accounts::Card;
use crate::api::revcare::ids;
use crate::kernel::id::{AssignmentKindId, ServiceId};
use crate::kernel::page;
use crate::workshop::analysis::Analysis;
use crate::workshop::assignments::{Assignment, AssignmentKinds};
use crate::workshop::orders::{OrderedService, Stage, TimelineEntry, WorkOrder, events};
use crate::workshop::overview::Overview;
use crate::workshop::progress::ProgressNote;
use crate::workshop::{Error, Workshop, reference};

/// The words that bookings are told in: names of statuses and of kinds of assignments.
pub(super) struct Teller {
    pub(super) names: Names,
    kinds: HashMap<AssignmentKindId, String>,
}

impl Teller {
    /// Reads the words.
    ///
    /// # Errors
    /// A fault.
    pub(super) async fn read(workshop: &Workshop) -> Result<Self, Error> {
        let names = Names::read(workshop).await?;
        let kinds = page::all(|request| reference::list::<AssignmentKinds>(workshop, request)).await?;
        Ok(Self { names, kinds: kinds.into_iter().map(|kind| (kind.id, kind.name)).collect() })
    }

    pub(super) fn booking(&self, seen: &Overview) -> BookingJson {
        let (order, status) = (&seen.order, self.names.stage(seen.order.stage));
        BookingJson {
            id: order.id.get(),
            status: status.word,
            status_id: status.id,
            customer_id: ids::of_customer(order.customer),
            customer_name: name(seen.customer.as_ref()),
            vehicle_id: order.asset.map(|asset| asset.get()),
            car_model: seen.vehicle.as_ref().and_then(|vehicle| vehicle.model.clone()),
            car_reg: seen.vehicle.as_ref().and_then(|vehicle| vehicle.registration.clone()),
            pickup_type: order.pickup_type.clone(),
            timeslot_id: order.time_slot.map(|slot| slot.get()),
            services: order.services.iter().map(|ordered| service(ordered, &seen.titles)).collect(),
            notes: order.note.clone(),
            payment_mode: order.payment_mode.map(|mode| mode.word()),
            created_at: order.created_at,
            updated_at: order.updated_at,
        }
    }

    /// With everything that was reported, and everything that happened.
    pub(super) fn detail(
        &self,
        seen: &Overview,
        notes: Vec<ProgressNote>,
        timeline: Vec<TimelineEntry>,
    ) -> BookingDetailJson {
        let customer = BookingPartyJson {
            id: ids::of_customer(seen.order.customer),
            name: name(seen.customer.as_ref()),
            phone: seen.customer.as_ref().and_then(|card| card.phone.clone()),
        };
        let mechanic = |card: &Card| BookingPartyJson {
            id: ids::of_mechanic(card.id.as_mechanic()),
            name: card.name.clone(),
            phone: card.phone.clone(),
        };
        BookingDetailJson {
            booking: self.booking(seen),
            customer,
            mechanics: seen.crew.iter().map(mechanic).collect(),
            timeline: timeline.iter().filter_map(|entry| self.step(entry)).collect(),
            booking_progress: notes.into_iter().map(|note| self.progress(note)).collect(),
            analysis_report: seen.analysis.clone().map(|found| analysis(found, &seen.order)),
            latest_assignment: seen.assignments.last().map(|assignment| self.assignment(assignment)),
        }
    }

    pub(super) fn line(&self, seen: Overview) -> DashboardJson {
        let status = self.names.stage(seen.order.stage);
        DashboardJson {
            booking_id: seen.order.id.get(),
            customer_name: name(seen.customer.as_ref()),
            status: status.word,
            status_id: status.id,
            drop_date: seen.order.estimated_completion.map(|at| at.utc().date_naive().to_string()),
            created_at: seen.order.created_at,
            action_required: seen.awaits_counter(),
            latest_assignment: seen.assignments.last().map(|assignment| self.assignment(assignment)),
            analysis_report: seen.analysis.map(|found| analysis(found, &seen.order)),
            latest_progress: seen.last_progress.map(|note| self.progress(note)),
            car_model: seen.vehicle.as_ref().and_then(|vehicle| vehicle.model.clone()),
            car_reg: seen.vehicle.and_then(|vehicle| vehicle.registration),
            notes: seen.order.note,
        }
    }

    /// Of all that happened to a booking the document tells its steps.
    fn step(&self, entry: &TimelineEntry) -> Option<StepJson> {
        let word = match entry.kind.as_str() {
            events::OPENED => entry.payload["stage"].as_str()?,
            events::STAGE_CHANGED => entry.payload["to"].as_str()?,
            _ => return None,
        };
        let status = self.names.stage(Stage::from_word(word)?);
        Some(StepJson { status: status.word, status_id: status.id, timestamp: entry.at })
    }

    pub(super) fn assignment(&self, assignment: &Assignment) -> AssignmentJson {
        let status = self.names.assignment(assignment);
        AssignmentJson {
            id: assignment.id.get(),
            mechanic_id: ids::of_mechanic(assignment.mechanic),
            booking_id: assignment.order.get(),
            assignment_type_id: assignment.kind.map(|kind| kind.get()),
            assignment_type: assignment.kind.and_then(|kind| self.kinds.get(&kind).cloned()),
            note: assignment.note.clone(),
            status: status.word,
            status_id: status.id,
            assigned_at: assignment.assigned_at,
        }
    }

    pub(super) fn progress(&self, note: ProgressNote) -> ProgressJson {
        let status = self.names.milestone(note.milestone);
        ProgressJson {
            id: note.id.get(),
            booking_id: note.order.get(),
            service_id: note.service.map(|service| service.get()),
            status: status.word,
            status_id: status.id,
            notes: note.note,
            images: note.images,
            updated_by: ids::of_mechanic(note.mechanic),
            timestamp: note.created_at,
            validated: note.validated_at.is_some(),
        }
    }
}

fn name(card: Option<&Card>) -> String {
    card.map(|card| card.name.clone()).unwrap_or_default()
}

fn service(ordered: &OrderedService, titles: &BTreeMap<ServiceId, String>) -> BookedServiceJson {
    BookedServiceJson {
        service_id: ordered.service.get(),
        title: titles.get(&ordered.service).cloned().unwrap_or_default(),
        quantity: ordered.quantity,
        price: ordered.quoted.map(|price| price.to_json_number()),
        confirmed: ordered.is_approved,
        completed: ordered.done_at.is_some(),
    }
}

/// The prices of an analysis stand with the services of its booking.
pub(super) fn analysis(found: Analysis, order: &WorkOrder) -> AnalysisJson {
    let quoted = |ordered: &OrderedService| Some((ordered.service.get(), ordered.quoted?.to_json_number()));
    AnalysisJson {
        booking_id: found.order.get(),
        mechanic_id: ids::of_mechanic(found.mechanic),
        description: found.description,
        recommendation: found.recommendation,
        images: found.images,
        price_quote: order.services.iter().filter_map(quoted).collect(),
        estimated_cost: found.estimated.map(|cost| cost.to_json_number()),
        estimated_time: found.estimated_minutes.map(hours),
        validated: found.validated_at.is_some(),
        created_at: found.created_at,
        updated_at: found.updated_at,
    }
}
