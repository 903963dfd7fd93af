//! What there is to do: a work order in every stage, as on any busy day.

use crate::workshop::garage::story::{Asked, Finding, Step, Story};

/// Places in the list of the crew.
const ENGINES: usize = 2;
const ELECTRICS: usize = 3;
const BRAKES: usize = 4;
const APPRENTICE: usize = 5;
/// An hour of work, in major units.
const HOUR: i64 = 2_400;

pub(super) const STORIES: [Story; 15] = [
    // pending
    Story {
        customer: 0,
        mechanic: ENGINES,
        title: "Oil and filters before the holidays",
        note: "We drive to Béjaïa on Friday. The service light has been on for a week.",
        services: &["Oil and filter", "Air and cabin filters"],
        in_days: 2,
        steps: &[],
    },
    Story {
        customer: 1,
        mechanic: BRAKES,
        title: "Four new tyres",
        note: "205/55 R16. Please keep the least worn old one as a spare.",
        services: &["Four tyres fitted"],
        in_days: 3,
        steps: &[],
    },
    // pickup
    Story {
        customer: 2,
        mechanic: APPRENTICE,
        title: "Handbrake does not hold",
        note: "It stands on the slope behind the building, with a stone under the wheel.",
        services: &["Rear brake shoes"],
        in_days: 1,
        steps: &[Step::SendForIt],
    },
    // received
    Story {
        customer: 3,
        mechanic: ELECTRICS,
        title: "Range is half of what it was",
        note: "Since the winter it shows 140 km when full. It used to be 270.",
        services: &["Fault codes read"],
        in_days: 2,
        steps: &[Step::Fetch],
    },
    // analysis
    Story {
        customer: 4,
        mechanic: ENGINES,
        title: "Smokes and knocks when cold",
        note: "The older van. White smoke for the first kilometre, then it is fine.",
        services: &["Diesel injectors tested"],
        in_days: 2,
        steps: &[Step::Fetch, Step::GiveToAnalyse],
    },
    // analysed: the customer chooses from the catalogue
    Story {
        customer: 5,
        mechanic: ELECTRICS,
        title: "Air conditioning blows warm",
        note: "Cold for ten minutes after it was filled last summer, warm ever since.",
        services: &["Air conditioning filled"],
        in_days: 1,
        steps: &[
            Step::Fetch,
            Step::Analyse(Finding {
                wrong: "The condenser is tight; an O-ring at the high-pressure line leaks.",
                advice: "New O-ring, leak test, fill by weight.",
                minutes: 75,
                cost: 6_500,
            }),
        ],
    },
    // analysed: an estimate waits, with a link
    Story {
        customer: 6,
        mechanic: ENGINES,
        title: "Timing belt is due",
        note: "Bought used, nobody knows when it was last changed. 142,000 km.",
        services: &["Timing belt"],
        in_days: 4,
        steps: &[
            Step::Fetch,
            Step::Analyse(Finding {
                wrong: "The belt shows cracks; the water pump weeps a little.",
                advice: "Belt, tensioner and pump in one go. The auxiliary belt is worn too.",
                minutes: 330,
                cost: 42_000,
            }),
            Step::Estimate(&[
                Asked::Service("Timing belt"),
                Asked::Part("Timing belt set with water pump", 1),
                Asked::Part("Coolant, concentrate, 1 l", 4),
                Asked::Part("Auxiliary belt", 1),
            ]),
            Step::SendLink,
        ],
    },
    // in progress: partly declined, parts on hold
    Story {
        customer: 7,
        mechanic: BRAKES,
        title: "Brakes shake from 90 km/h on",
        note: "The steering wheel shakes when I brake on the motorway.",
        services: &["Front discs and pads"],
        in_days: 1,
        steps: &[
            Step::Fetch,
            Step::Analyse(Finding {
                wrong: "Front discs warped, 0.14 mm run-out; pads at 3 mm. Shock absorbers sweat.",
                advice: "Discs and pads now, shock absorbers before the winter.",
                minutes: 150,
                cost: 46_000,
            }),
            Step::Estimate(&[
                Asked::Service("Front discs and pads"),
                Asked::Part("Brake disc 280 mm", 2),
                Asked::Part("Brake pads, front, set B", 1),
                Asked::Service("Front shock absorbers"),
                Asked::Part("Shock absorber, front", 2),
            ]),
            Step::Decide(&["Front shock absorbers", "Shock absorber, front"]),
            Step::GiveToMend,
            Step::Tell("Old discs are off; hubs cleaned."),
        ],
    },
    // in progress: a part is short
    Story {
        customer: 8,
        mechanic: ELECTRICS,
        title: "Battery light while driving",
        note: "Two of our three delivery cars do it. This is the first one.",
        services: &["Alternator changed"],
        in_days: 3,
        steps: &[
            Step::Fetch,
            Step::Estimate(&[
                Asked::Part("Alternator, exchange, 120 A", 2),
                Asked::Labour("Alternator out and in, twice", 4_500, HOUR),
                Asked::Part("Auxiliary belt", 2),
            ]),
            Step::Decide(&[]),
            Step::GiveToMend,
            Step::Tell("The first one is in; the second alternator has to be ordered."),
        ],
    },
    // completed: billed, nothing paid yet
    Story {
        customer: 9,
        mechanic: BRAKES,
        title: "Steering wheel has play",
        note: "It wanders on straight roads.",
        services: &["Steering rods", "Wheel geometry"],
        in_days: 0,
        steps: &[
            Step::Fetch,
            Step::Analyse(Finding {
                wrong: "Both rod ends worn.",
                advice: "Both sides, then set the geometry.",
                minutes: 180,
                cost: 17_000,
            }),
            Step::Estimate(&[
                Asked::Service("Steering rods"),
                Asked::Part("Steering rod end", 2),
                Asked::Service("Wheel geometry"),
            ]),
            Step::Decide(&[]),
            Step::GiveToMend,
            Step::Finish,
            Step::Bill,
        ],
    },
    // completed: part-paid
    Story {
        customer: 10,
        mechanic: ENGINES,
        title: "Clutch slips uphill",
        note: "On the way up to Chréa it only howls.",
        services: &["Clutch"],
        in_days: 0,
        steps: &[
            Step::Fetch,
            Step::Analyse(Finding {
                wrong: "The disc is down to the rivets.",
                advice: "Clutch kit; the flywheel is still good.",
                minutes: 400,
                cost: 58_000,
            }),
            Step::Estimate(&[
                Asked::Service("Clutch"),
                Asked::Part("Clutch kit", 1),
                Asked::Part("Gearbox oil 75W-80, 1 l", 2),
            ]),
            Step::Decide(&[]),
            Step::GiveToMend,
            Step::Finish,
            Step::Bill,
            Step::Pay(40, "cash"),
        ],
    },
    // out for delivery, paid by card
    Story {
        customer: 11,
        mechanic: APPRENTICE,
        title: "Chip in the windscreen",
        note: "A stone from a lorry, right in front of the driver.",
        services: &["Windscreen chip mended"],
        in_days: 0,
        steps: &[
            Step::Fetch,
            Step::Estimate(&[Asked::Service("Windscreen chip mended"), Asked::Part("Wiper blades, pair", 1)]),
            Step::Decide(&["Wiper blades, pair"]),
            Step::GiveToMend,
            Step::Finish,
            Step::Bill,
            Step::Pay(100, "card"),
            Step::SetOut,
        ],
    },
    // delivered, paid at the door
    Story {
        customer: 12,
        mechanic: BRAKES,
        title: "Brake fluid and front pads",
        note: "The inspection says that the fluid is old.",
        services: &["Brake fluid", "Front brake pads"],
        in_days: 0,
        steps: &[
            Step::Fetch,
            Step::Analyse(Finding {
                wrong: "Fluid boils at 148 °C; pads at 4 mm.",
                advice: "Both now.",
                minutes: 120,
                cost: 9_000,
            }),
            Step::ChooseAll,
            Step::GiveToMend,
            Step::Finish,
            Step::SetOut,
            Step::Deliver,
            Step::Say(5, "Fetched in the morning, back before school is out."),
            Step::Review("Front brake pads", 5, "No squeal any more, and they explained what they did."),
        ],
    },
    // delivered, paid by card before
    Story {
        customer: 13,
        mechanic: ELECTRICS,
        title: "Does not start in the morning",
        note: "Two clicks, then nothing. In the afternoon it starts.",
        services: &["Battery tested and fitted"],
        in_days: 0,
        steps: &[
            Step::Fetch,
            Step::Estimate(&[Asked::Service("Battery tested and fitted"), Asked::Part("Battery 60 Ah", 1)]),
            Step::Decide(&[]),
            Step::GiveToMend,
            Step::Finish,
            Step::Bill,
            Step::Pay(100, "card"),
            Step::SetOut,
            Step::Deliver,
            Step::Say(3, "Good work, but nobody called to say that it was ready."),
            Step::Review("Battery tested and fitted", 4, "Starts like new. A little dear."),
        ],
    },
    // called off when the price was known
    Story {
        customer: 14,
        mechanic: ENGINES,
        title: "Overheats in traffic",
        note: "The needle climbs as soon as I stand.",
        services: &["Cooling system flushed"],
        in_days: 1,
        steps: &[
            Step::Fetch,
            Step::Analyse(Finding {
                wrong: "The radiator is clogged and the fan's clutch slips.",
                advice: "A new radiator and fan clutch.",
                minutes: 240,
                cost: 64_000,
            }),
            Step::CallOff,
        ],
    },
];
