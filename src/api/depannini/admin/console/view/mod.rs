//! How the console's answers look.

mod cases;
mod figures;
mod found;
mod live;
mod people;
mod tariffs;

pub use cases::{AskedWhomJson, CandidateJson, CandidatesJson, CaseJson, CasesJson, TimesJson};
pub use figures::{BucketJson, CellJson, DemandJson, FigureSumsJson, FiguresJson};
pub use found::FoundJson;
pub use live::{LiveJson, MarkerJson, OpenJson, WhoJson};
pub use people::{PeopleJson, PersonAnswerJson, PersonDetailsJson, SightingJson, StandingJson};
pub use tariffs::{TariffAnswerJson, TariffJson, TariffsJson};
