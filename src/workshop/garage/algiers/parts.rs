//! What lies on the shelves. Prices are made up.

use crate::workshop::garage::model::PartPlan;

const fn part(name: &'static str, description: &'static str, price: i64, on_hand: i64) -> PartPlan {
    PartPlan { name, description, price, on_hand }
}

pub(super) const PARTS: [PartPlan; 41] = [
    part("Brake pads, front, set A", "For small cars", 4_200, 14),
    part("Brake pads, front, set B", "For midsize and large cars", 5_600, 11),
    part("Brake pads, front, set C", "For SUVs, pickups and vans", 7_400, 8),
    part("Brake disc 256 mm", "For small cars", 5_200, 8),
    part("Brake disc 280 mm", "For midsize cars and estates", 6_900, 8),
    part("Brake disc 312 mm", "For SUVs and vans", 9_800, 4),
    part("Brake shoes, rear, set", "", 4_900, 6),
    part("Brake fluid DOT 4, 1 l", "", 1_100, 24),
    part("Handbrake cable", "", 2_900, 3),
    part("Engine oil 5W-30, 1 l", "For newer petrol and diesel engines", 1_450, 120),
    part("Engine oil 10W-40, 1 l", "For older engines", 980, 96),
    part("Oil filter, spin-on", "", 750, 40),
    part("Oil filter, insert", "", 890, 32),
    part("Air filter", "", 1_350, 22),
    part("Cabin filter with charcoal", "", 1_650, 18),
    part("Diesel filter", "", 2_600, 12),
    part("Spark plug, nickel", "", 620, 48),
    part("Spark plug, iridium", "", 1_480, 32),
    part("Glow plug", "", 1_900, 16),
    part("Ignition coil", "", 5_400, 6),
    part("Timing belt set with water pump", "Belt, tensioner, rollers, pump", 17_500, 4),
    part("Auxiliary belt", "", 2_300, 9),
    part("Coolant, concentrate, 1 l", "", 850, 36),
    part("Thermostat", "", 3_200, 5),
    part("Radiator hose", "", 1_700, 7),
    part("Battery 60 Ah", "", 13_500, 6),
    part("Battery 74 Ah, start-stop", "", 21_000, 3),
    part("Alternator, exchange, 120 A", "The old one is taken back", 28_000, 1),
    part("Starter, exchange", "The old one is taken back", 19_500, 2),
    part("Bulb H7", "", 550, 40),
    part("Fuse, assorted", "", 60, 200),
    part("Shock absorber, front", "", 8_900, 6),
    part("Suspension arm, front", "", 9_700, 2),
    part("Steering rod end", "", 2_700, 8),
    part("Tyre 185/65 R15", "", 9_800, 12),
    part("Tyre 205/55 R16", "", 12_400, 12),
    part("Tyre 225/65 R17", "", 17_900, 8),
    part("Clutch kit", "Disc, pressure plate, bearing", 26_500, 2),
    part("Gearbox oil 75W-80, 1 l", "", 1_600, 20),
    part("Refrigerant R134a, 100 g", "", 900, 60),
    part("Wiper blades, pair", "", 1_900, 15),
];
