//! When the assistant will be where they are driving to.

use super::model::Assistance;
use super::stages::Stage;
use super::state::Status;
use crate::dispatch::Dispatch;
use crate::kernel::geo::Point;
use crate::kernel::time::Timestamp;

/// Where the assistant is and since when: between acceptance and the end.
pub(in crate::dispatch) fn position(dispatch: &Dispatch, assistance: &Assistance) -> Option<(Point, Timestamp)> {
    let under_way = matches!(assistance.status, Status::Accepted | Status::Ongoing);
    dispatch.live.position(assistance.assistant.filter(|_| under_way)?.into())
}

/// Estimated seconds until they are where they are driving to; `None` at the vehicle, and where nobody comes.
pub(in crate::dispatch) fn seconds(dispatch: &Dispatch, assistance: &Assistance) -> Option<i64> {
    let (at, _) = position(dispatch, assistance)?;
    Some(dispatch.travel.seconds(at, heading_for(assistance)?))
}

fn heading_for(assistance: &Assistance) -> Option<Point> {
    match (assistance.stages.last(), assistance.status) {
        (Some(Stage::Loaded), _) => assistance.dropoff,
        (None | Some(Stage::OnTheWay), Status::Accepted) => Some(assistance.pickup),
        _ => None,
    }
}
