//! The command line's entry; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    depannini::cli::run()
}
