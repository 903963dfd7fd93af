//! The command line: one file for each command.

mod api;
mod backup;
mod check_config;
mod create_admin;
mod demo;
mod load;
mod migrate;
mod openapi;
mod options;
mod print_config;
mod restore;
mod seed;
mod serve;
mod vehicles;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Open, self-hosted server for roadside assistance.
#[derive(Debug, Parser)]
#[command(name = "depannini", version, about)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API and the sockets until stopped.
    Serve(serve::Arguments),
    /// Live a simulated day on a server of its own.
    Demo(demo::Arguments),
    /// Apply missing migrations and stop.
    Migrate(migrate::Arguments),
    /// Make verified accounts and active assistants for load tests, or furnish a garage; a running development server takes
    /// it over.
    Seed(seed::Arguments),
    /// Load a running server for some seconds, and print each figure beside its baseline of the same run.
    Load(load::Arguments),
    /// Create an administrator; the password is read from ADMIN_PASSWORD or from standard input.
    CreateAdmin(create_admin::Arguments),
    /// Write all rows to a folder; a server may run meanwhile.
    Backup(backup::Arguments),
    /// Put the rows of a backup in the place of all rows; no server may run.
    Restore(restore::Arguments),
    /// Say whether the configuration can be used, and what is wrong with it.
    CheckConfig(check_config::Arguments),
    /// Print the configuration in force; secrets are hidden.
    PrintConfig(print_config::Arguments),
    /// Print the OpenAPI document of our own API or of an edition, also as a client collection.
    Openapi(openapi::Arguments),
}

/// Reads the command line and does what it says.
#[must_use]
pub fn run() -> ExitCode {
    let outcome = match Line::parse().command {
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Migrate(arguments) => migrate::run(&arguments),
        Command::Seed(arguments) => seed::run(&arguments),
        Command::Load(arguments) => load::run(&arguments),
        Command::CreateAdmin(arguments) => create_admin::run(&arguments),
        Command::Backup(arguments) => backup::run(&arguments),
        Command::Restore(arguments) => restore::run(&arguments),
        Command::CheckConfig(arguments) => check_config::run(&arguments),
        Command::PrintConfig(arguments) => print_config::run(&arguments),
        Command::Openapi(arguments) => openapi::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("depannini: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs async work on an actix system of its own.
///
/// # Errors
/// What the work fails with.
fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    actix_web::rt::System::new().block_on(work)
}
