//! What the garage offers. Minutes and prices are made up: no list with a known origin and terms was found.

use crate::workshop::garage::model::{Fuel, ServicePlan};

/// With an engine that burns something.
const BURNING: &[Fuel] = &[Fuel::Petrol, Fuel::Diesel, Fuel::Lpg, Fuel::Cng, Fuel::Hybrid];
/// With spark plugs.
const SPARKING: &[Fuel] = &[Fuel::Petrol, Fuel::Lpg, Fuel::Cng, Fuel::Hybrid];

struct Texts {
    description: &'static str,
    works: &'static [&'static str],
    symptoms: &'static [&'static str],
}

const fn service(
    (category, title): (&'static str, &'static str),
    (minutes, difficulty, price): (i32, i32, i64),
    warranty: (i32, i32),
    fuels: &'static [Fuel],
    texts: Texts,
) -> ServicePlan {
    let Texts { description, works, symptoms } = texts;
    ServicePlan { category, title, description, works, symptoms, minutes, difficulty, price, warranty, fuels }
}

const fn texts(description: &'static str, works: &'static [&'static str], symptoms: &'static [&'static str]) -> Texts {
    Texts { description, works, symptoms }
}

pub(super) const SERVICES: [ServicePlan; 26] = [
    service(
        ("Inspection", "Inspection before a journey"),
        (60, 1, 3_500),
        (1, 1_000),
        &[],
        texts(
            "A look at everything that could spoil a journey, with a written report.",
            &["Brakes and tyres", "Fluids", "Lights", "Battery under load", "Report"],
            &[],
        ),
    ),
    service(
        ("Inspection", "Fault codes read"),
        (30, 2, 2_000),
        (1, 1_000),
        &[],
        texts(
            "What the vehicle's own computers have noted, read and explained.",
            &["Codes read from all units", "Live values", "Explanation in writing"],
            &["A warning light stays on", "The engine runs in an emergency mode"],
        ),
    ),
    service(
        ("Inspection", "Second-hand car check"),
        (90, 2, 6_000),
        (1, 1_000),
        &[],
        texts(
            "Before you buy: body, engine, papers.",
            &["Paint thickness", "Compression", "Underbody", "Test drive"],
            &[],
        ),
    ),
    service(
        ("Brakes", "Front brake pads"),
        (75, 2, 3_800),
        (12, 20_000),
        &[],
        texts(
            "New pads on the front axle; parts are charged as used.",
            &["Pads changed", "Guides cleaned and greased", "Test drive"],
            &["Squealing", "A longer way to stop"],
        ),
    ),
    service(
        ("Brakes", "Front discs and pads"),
        (120, 3, 6_200),
        (12, 20_000),
        &[],
        texts(
            "New discs and pads on the front axle; parts are charged as used.",
            &["Discs and pads changed", "Hubs cleaned", "Run in"],
            &["The pedal shakes", "Grooves in the discs"],
        ),
    ),
    service(
        ("Brakes", "Rear brake shoes"),
        (150, 3, 5_400),
        (12, 20_000),
        &[],
        texts(
            "New shoes and a clean drum; parts are charged as used.",
            &["Shoes changed", "Drums measured", "Handbrake set"],
            &["The handbrake holds badly"],
        ),
    ),
    service(
        ("Brakes", "Brake fluid"),
        (45, 2, 2_800),
        (24, 40_000),
        &[],
        texts(
            "Old fluid out, new fluid in, air out.",
            &["Boiling point measured", "Fluid changed", "All four wheels bled"],
            &["A soft pedal"],
        ),
    ),
    service(
        ("Engine", "Oil and filter"),
        (40, 1, 1_800),
        (12, 10_000),
        BURNING,
        texts(
            "New oil and oil filter; parts are charged as used.",
            &["Oil changed", "Filter changed", "Levels checked", "Service mark set back"],
            &["The service light is on"],
        ),
    ),
    service(
        ("Engine", "Spark plugs"),
        (60, 2, 2_400),
        (24, 40_000),
        SPARKING,
        texts(
            "New plugs; parts are charged as used.",
            &["Plugs changed", "Coils checked"],
            &["A rough idle", "Hard to start"],
        ),
    ),
    service(
        ("Engine", "Timing belt"),
        (300, 5, 18_000),
        (24, 60_000),
        BURNING,
        texts(
            "Belt, tensioner and water pump in one go; parts are charged as used.",
            &["Belt and tensioner changed", "Water pump changed", "Timing checked twice"],
            &["A whirring from the belt's side", "Its age"],
        ),
    ),
    service(
        ("Engine", "Air and cabin filters"),
        (30, 1, 1_200),
        (12, 15_000),
        &[],
        texts(
            "Dust stays outside; parts are charged as used.",
            &["Filters changed", "Housing cleaned"],
            &["Weak air from the vents"],
        ),
    ),
    service(
        ("Engine", "Cooling system flushed"),
        (90, 3, 4_600),
        (24, 40_000),
        BURNING,
        texts(
            "Flushed, filled, tested under pressure.",
            &["Flushed", "New coolant", "Pressure test", "Thermostat checked"],
            &["The needle climbs in traffic"],
        ),
    ),
    service(
        ("Engine", "Diesel injectors tested"),
        (180, 4, 9_500),
        (6, 10_000),
        &[Fuel::Diesel],
        texts(
            "What each injector gives back, measured.",
            &["Return flow measured", "Rail pressure", "Report"],
            &["Smoke", "Knocking when cold"],
        ),
    ),
    service(
        ("Electrics", "Battery tested and fitted"),
        (30, 1, 1_500),
        (24, 0),
        &[],
        texts(
            "Tested under load; a new one is charged as a part.",
            &["Load test", "Charging current", "Fitted and coded"],
            &["Slow to start in the morning"],
        ),
    ),
    service(
        ("Electrics", "Alternator changed"),
        (150, 4, 7_800),
        (12, 20_000),
        BURNING,
        texts(
            "Another alternator; the part is charged as used.",
            &["Belt off", "Alternator changed", "Charging current measured"],
            &["The battery light is on while driving"],
        ),
    ),
    service(
        ("Electrics", "Starter changed"),
        (120, 3, 6_400),
        (12, 20_000),
        BURNING,
        texts(
            "Another starter; the part is charged as used.",
            &["Starter changed", "Earth strap cleaned"],
            &["A click and nothing else"],
        ),
    ),
    service(
        ("Electrics", "High-voltage battery check"),
        (120, 5, 12_000),
        (6, 10_000),
        &[Fuel::Hybrid, Fuel::Electric],
        texts(
            "Cell by cell, with a report of what is left of it.",
            &["Made safe", "Cell voltages", "Insulation", "Report"],
            &["Less range than before"],
        ),
    ),
    service(
        ("Suspension and steering", "Front shock absorbers"),
        (180, 4, 8_400),
        (24, 40_000),
        &[],
        texts(
            "Both sides; parts are charged as used.",
            &["Shock absorbers changed", "Mounts checked", "Geometry measured"],
            &["It nods on every bump"],
        ),
    ),
    service(
        ("Suspension and steering", "Wheel geometry"),
        (60, 3, 4_200),
        (6, 10_000),
        &[],
        texts(
            "Measured and set on four wheels.",
            &["Measured", "Set", "Print-out before and after"],
            &["It pulls to one side", "Tyres worn on one edge"],
        ),
    ),
    service(
        ("Suspension and steering", "Steering rods"),
        (120, 4, 5_600),
        (12, 20_000),
        &[],
        texts("Rods and joints; geometry afterwards.", &["Rods changed", "Geometry set"], &["Play in the wheel"]),
    ),
    service(
        ("Tyres and wheels", "Four tyres fitted"),
        (60, 1, 2_400),
        (0, 0),
        &[],
        texts(
            "Fitted, balanced, old ones taken back.",
            &["Fitted", "Balanced", "Valves new"],
            &["Less than two millimetres left"],
        ),
    ),
    service(
        ("Tyres and wheels", "Puncture mended"),
        (30, 1, 800),
        (6, 0),
        &[],
        texts("From inside, with a patch.", &["Tyre off", "Patched", "Balanced"], &["It loses air"]),
    ),
    service(
        ("Transmission", "Clutch"),
        (360, 5, 24_000),
        (12, 30_000),
        BURNING,
        texts(
            "Disc, pressure plate and bearing; parts are charged as used.",
            &["Gearbox off and on", "Clutch changed", "Flywheel looked at"],
            &["It slips uphill", "The pedal bites at the very top"],
        ),
    ),
    service(
        ("Transmission", "Gearbox oil"),
        (60, 2, 3_200),
        (24, 60_000),
        &[],
        texts("Drained, filled to the mark.", &["Oil changed", "Magnet cleaned"], &["Gears go in hard when cold"]),
    ),
    service(
        ("Air conditioning", "Air conditioning filled"),
        (60, 2, 5_000),
        (6, 0),
        &[],
        texts(
            "Emptied, tested for leaks, filled by weight.",
            &["Leak test", "Filled", "Temperature at the vents"],
            &["It blows warm"],
        ),
    ),
    service(
        ("Body and glass", "Windscreen chip mended"),
        (45, 2, 2_600),
        (12, 0),
        &[],
        texts(
            "Filled with resin before it becomes a crack.",
            &["Cleaned", "Filled", "Hardened", "Polished"],
            &["A star in the glass"],
        ),
    ),
];
