//! What the command line asks for: libtest's words, so that `cargo test` and `cargo nextest` can run this target as any
//! other, and words of its own.

use clap::Parser;

/// Kills the server, takes its database away and cuts its connections while people use it, and checks what is left.
#[derive(Debug, Clone, Parser)]
#[command(name = "chaos")]
pub(crate) struct Arguments {
    /// Runs only tests whose name contains one of these.
    names: Vec<String>,
    /// Names must be equal.
    #[arg(long)]
    exact: bool,
    /// Leaves out tests whose name contains one of these.
    #[arg(long)]
    skip: Vec<String>,
    /// Prints the tests instead of running them.
    #[arg(long)]
    pub(crate) list: bool,
    /// Only ignored tests; there are none.
    #[arg(long)]
    pub(crate) ignored: bool,

    /// Sizes of the long run, where nothing else is said.
    #[arg(long)]
    pub(crate) long: bool,
    /// How often the server is killed.
    #[arg(long)]
    pub(crate) kills: Option<u32>,
    /// A database to use instead of one of the harness's own.
    #[arg(long, value_name = "URL")]
    pub(crate) database_url: Option<String>,
    /// Repeats the plan of a run.
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// How many clients, and as many assistants.
    #[arg(long)]
    pub(crate) people: Option<u32>,
    /// Acknowledged writes between two kills, on the average.
    #[arg(long)]
    pub(crate) writes: Option<u64>,

    // libtest's words that change nothing here
    #[arg(long, alias = "no-capture", hide = true)]
    nocapture: bool,
    #[arg(long, hide = true)]
    include_ignored: bool,
    #[arg(long, hide = true)]
    show_output: bool,
    #[arg(long, hide = true)]
    test: bool,
    #[arg(long, short, hide = true)]
    quiet: bool,
    #[arg(long, hide = true)]
    format: Option<String>,
    #[arg(long, hide = true)]
    color: Option<String>,
    #[arg(long, hide = true)]
    test_threads: Option<usize>,
}

/// How much is done on one database.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// How often the server is killed.
    pub(crate) kills: u32,
    /// How many clients, and how many assistants.
    pub(crate) people: u32,
    /// Acknowledged writes between two kills, on the average.
    pub(crate) writes: u64,
    /// It goes on until there are as many for each kill, all told.
    pub(crate) least: u64,
}

impl Arguments {
    /// Whether the test of this name is to run.
    pub(crate) fn wants(&self, name: &str) -> bool {
        let fits = |word: &String| if self.exact { word == name } else { name.contains(word.as_str()) };
        let of_this_database = self.database_url.as_deref().is_none_or(|url| url.starts_with(name));
        of_this_database && (self.names.is_empty() || self.names.iter().any(fits)) && !self.skip.iter().any(fits)
    }

    /// How much is to be done.
    pub(crate) fn size(&self) -> Size {
        let Size { kills, people, writes, least } = if self.long {
            Size { kills: 200, people: 150, writes: 600, least: 500 }
        } else {
            Size { kills: 4, people: 16, writes: 120, least: 0 }
        };
        Size {
            least,
            kills: self.kills.unwrap_or(kills),
            people: self.people.unwrap_or(people).max(4),
            writes: self.writes.unwrap_or(writes).max(10),
        }
    }
}
