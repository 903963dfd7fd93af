//! What becomes of one work order, step by step.

/// A work order to be opened and brought as far as its steps say.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    /// Whose first vehicle it is about: their place in the list of customers.
    pub customer: usize,
    /// Who does the work: their place in the list of the crew.
    pub mechanic: usize,
    /// By which it is known again; a customer has no two alike.
    pub title: &'static str,
    /// What the customer says.
    pub note: &'static str,
    /// Titles of the services that are asked for.
    pub services: &'static [&'static str],
    /// Days until it is to be done, counted from today.
    pub in_days: u64,
    /// What happens.
    pub steps: &'static [Step],
}

/// One step, in the words of the garage.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// The mechanic is sent for the vehicle.
    SendForIt,
    /// The vehicle is fetched, and the counter has looked at it.
    Fetch,
    /// The mechanic is to find out what is wrong.
    GiveToAnalyse,
    /// The mechanic has found out, and the garage stands by it.
    Analyse(Finding),
    /// The customer chooses all that was asked for and pays in the end.
    ChooseAll,
    /// The mechanic writes what is to be done; the customer is asked.
    Estimate(&'static [Asked]),
    /// The customer gets a link to decide without signing in.
    SendLink,
    /// The customer approves all but the lines with these descriptions, which they decline.
    Decide(&'static [&'static str]),
    /// The mechanic is given the work.
    GiveToMend,
    /// The mechanic tells how it goes.
    Tell(&'static str),
    /// The mechanic is done, and the garage stands by it.
    Finish,
    /// The invoice is issued.
    Bill,
    /// So many percent of what is left to pay come in this way.
    Pay(i64, &'static str),
    /// The mechanic sets out to bring the vehicle back.
    SetOut,
    /// At the door: what is to be paid there is paid, and the customer has the vehicle back.
    Deliver,
    /// The customer calls it off.
    CallOff,
    /// The customer says what they think of the garage: stars and words.
    Say(i64, &'static str),
    /// The customer reviews a service by its title: stars and words.
    Review(&'static str, i64, &'static str),
}

/// What a mechanic has found out.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// What is wrong.
    pub wrong: &'static str,
    /// What should be done.
    pub advice: &'static str,
    /// How long that may take, in minutes.
    pub minutes: i32,
    /// What it may come to, in major units before tax.
    pub cost: i64,
}

/// A line of an estimate.
#[derive(Debug, Clone, Copy)]
pub enum Asked {
    /// So many pieces of a part, by its name, at its price.
    Part(&'static str, i64),
    /// A service by its title, at the price for the vehicle's class.
    Service(&'static str),
    /// Work: what, thousandths of hours, major units for one hour.
    Labour(&'static str, i64, i64),
}
