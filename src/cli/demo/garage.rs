//! The demo's garage: furnished while the city begins to live.

use super::view::Lines;
use crate::accounts::{Accounts, SEED_PASSWORD};
use crate::cli::vehicles;
use crate::kernel::geo::Point;
use crate::workshop::Workshop;
use crate::workshop::garage::{Furnished, Garage, furnish};

/// Furnishes it and says what can be looked at; a garage that could not be furnished is worth a line in the log, no more.
pub(super) async fn open((accounts, workshop): (Accounts, Workshop), at: Point, base: String, lines: Lines) {
    let furnished = async {
        let vehicles = actix_web::web::block(vehicles::read).await??;
        let real = !vehicles.is_empty();
        anyhow::Ok((furnish(&workshop, &accounts, &Garage::algiers(at, vehicles)).await?, real))
    };
    match furnished.await {
        Ok((furnished, real)) => {
            lines.line(&told(&furnished, &base));
            if real {
                lines.line(&format!("  makes and models: {}", vehicles::ATTRIBUTION));
            }
        }
        Err(error) => tracing::warn!("the garage could not be furnished: {error:#}"),
    }
}

fn told(furnished: &Furnished, base: &str) -> String {
    let mut text = format!("The garage is open: {} work orders.", furnished.made.orders);
    for position in ["administrator", "staff", "mechanic", "customer"] {
        if let Some(member) = furnished.members.iter().find(|member| member.position == position) {
            text.push_str(&format!("\n  {position:<13} phone {}  password {SEED_PASSWORD}", member.phone));
        }
    }
    if let Some(path) = &furnished.approval {
        text.push_str(&format!("\n  an estimate to decide about: {base}{path}"));
    }
    text
}
