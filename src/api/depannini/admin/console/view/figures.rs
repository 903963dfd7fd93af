//! Figures and demand.

use serde::Serialize;
use utoipa::ToSchema;

use crate::dispatch::oversight::{Bucket, Cell, Demand, Every, Figures, Span, Sums};
use crate::kernel::time::Timestamp;

/// What became of those asked for in a span, whenever that was.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigureSumsJson {
    /// How many were asked for.
    pub requested: usize,
    /// How many of these somebody accepted.
    pub accepted: usize,
    /// How many were completed.
    pub completed: usize,
    /// How many were called off, by anybody.
    pub canceled: usize,
    /// How many of those because nobody was found.
    pub unserved: usize,
    /// `accepted` over `requested`, 0 to 1; null of none.
    pub acceptance_rate: Option<f64>,
    /// Mean seconds from the request to the acceptance; null of none.
    pub wait_mean_s: Option<f64>,
    /// The median.
    pub wait_p50_s: Option<f64>,
    /// Nineteen of twenty waited no longer.
    pub wait_p95_s: Option<f64>,
    /// What the completed ones cost, in major units of `currency`.
    pub revenue: f64,
}

impl From<&Sums> for FigureSumsJson {
    fn from(sums: &Sums) -> Self {
        Self {
            requested: sums.requested,
            accepted: sums.accepted,
            completed: sums.completed,
            canceled: sums.canceled,
            unserved: sums.unserved,
            acceptance_rate: sums.acceptance_rate(),
            wait_mean_s: sums.mean_wait(),
            wait_p50_s: sums.wait_percentile(50),
            wait_p95_s: sums.wait_percentile(95),
            revenue: sums.revenue.to_json_number(),
        }
    }
}

/// One piece of the span.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BucketJson {
    /// Where it begins.
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    /// What was asked for in it.
    #[serde(flatten)]
    pub sums: FigureSumsJson,
}

impl From<&Bucket> for BucketJson {
    fn from(bucket: &Bucket) -> Self {
        Self { start: bucket.start, sums: FigureSumsJson::from(&bucket.sums) }
    }
}

/// The figures of a span.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FiguresJson {
    /// Always true.
    pub success: bool,
    /// From then on.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Until then.
    #[schema(value_type = String, format = DateTime)]
    pub to: Timestamp,
    /// `hour` or `day`.
    pub bucket: &'static str,
    /// ISO 4217.
    pub currency: String,
    /// Of the whole.
    pub totals: FigureSumsJson,
    /// Piece by piece, also those in which nothing was asked for.
    pub buckets: Vec<BucketJson>,
}

impl FiguresJson {
    pub(in crate::api::depannini::admin::console) fn new(figures: Figures, span: Span, every: Every) -> Self {
        Self {
            success: true,
            from: span.from,
            to: span.to,
            bucket: every.word(),
            currency: figures.totals.revenue.currency.code().to_owned(),
            totals: FigureSumsJson::from(&figures.totals),
            buckets: figures.buckets.iter().map(BucketJson::from).collect(),
        }
    }
}

/// A cell of the map with its pickups.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CellJson {
    /// Degrees north of its middle.
    pub lat: f64,
    /// Degrees east of its middle.
    pub lng: f64,
    /// How many pickups.
    pub count: usize,
}

impl From<Cell> for CellJson {
    fn from(cell: Cell) -> Self {
        Self { lat: cell.middle.lat.degrees(), lng: cell.middle.lng.degrees(), count: cell.count }
    }
}

/// Where help is asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemandJson {
    /// Always true.
    pub success: bool,
    /// The edge of a cell.
    pub cell_km: f64,
    /// Cells with pickups, the most first.
    pub cells: Vec<CellJson>,
}

impl From<Demand> for DemandJson {
    fn from(demand: Demand) -> Self {
        let cells = demand.cells.into_iter().map(CellJson::from).collect();
        Self { success: true, cell_km: demand.edge.km(), cells }
    }
}
