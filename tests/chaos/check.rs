//! The checker: holds everything that people were told against what the database has in the end.

mod acknowledged;
mod journal;
mod rows;
mod spoil;

use spoil::Spoil;

use super::look::Rows;
use super::seen::{All, Broken, Seen};

/// One invariant: what it compares, and where it says what it found.
type Invariant = fn(&Rows, &All, &mut dyn FnMut(Broken, String));

/// When an invariant holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// At any moment at all, whatever was done to the server.
    Always,
    /// Once everybody has ended what they had.
    InTheEnd,
}
use When::{Always, InTheEnd};

/// Every invariant by name, with what must make it speak up.
const INVARIANTS: &[(&str, When, Invariant, Spoil)] = &[
    ("what was acknowledged is there", Always, acknowledged::is_there, spoil::forget_an_assistance),
    ("an assistance has one winner", Always, acknowledged::one_winner, spoil::change_the_winner),
    ("what was said is there once", Always, acknowledged::said_once, spoil::say_it_again),
    ("a key made one thing", Always, acknowledged::keys_made_one_thing, spoil::make_another_thing),
    ("an assistant is as active as was answered", Always, acknowledged::active_as_answered, spoil::turn_somebody_off),
    ("the journal has neither gap nor repeat", Always, journal::no_gap, spoil::drop_a_fact),
    ("what was told is what the journal holds", Always, journal::told_is_journalled, spoil::date_a_fact_otherwise),
    ("what readers heard has no hole", InTheEnd, journal::heard_without_hole, spoil::unhear_a_fact),
    ("states moved along the machine", Always, journal::states_moved_along, spoil::step_back),
    ("each message has its fact", Always, journal::chat_and_facts_agree, spoil::unsay_it),
    ("offers ended with their assistance", Always, rows::offers_ended, spoil::open_an_offer),
    ("no offer outlives its deadline", InTheEnd, rows::deadlines_kept, spoil::forget_a_deadline),
    ("nobody has two open ones", Always, rows::one_open_each, spoil::open_two),
    ("nothing is left open", InTheEnd, rows::nothing_open, spoil::leave_one_open),
];

/// Checks what holds at any moment; findings go to `seen`.
pub(crate) fn check_now(rows: &Rows, seen: &Seen) {
    let all = seen.all();
    for (name, _, invariant, _) in INVARIANTS.iter().filter(|(_, when, ..)| *when == Always) {
        invariant(rows, &all, &mut |broken, text| seen.finding(broken, format!("{name}: {text}")));
    }
    seen.count("looks on the way");
}

/// Checks everything, and that everything would have been noticed.
pub(crate) fn check_in_the_end(rows: &Rows, seen: &Seen) {
    let all = seen.all();
    for (name, _, invariant, spoil) in INVARIANTS {
        invariant(rows, &all, &mut |broken, text| seen.finding(broken, format!("{name}: {text}")));
        seen.count("invariants checked");
        let (mut rows, mut all) = (rows.clone(), all.clone());
        if spoil(&mut rows, &mut all).is_none() {
            seen.finding(Broken::Odd, format!("{name}: the run left nothing to prove it by"));
            continue;
        }
        let mut noticed = false;
        invariant(&rows, &all, &mut |_, _| noticed = true);
        if !noticed {
            seen.finding(Broken::Odd, format!("{name}: the checker is blind to it"));
        }
    }
    seen.count_many("facts in the journal", rows.events.len() as u64);
    seen.count_many("assistances", rows.assistances.len() as u64);
}
