//! Depannini: dispatch, live tracking and workshop behind one open server for roadside assistance.
//!
//! Read the modules in this order; each imports only those above it (`docs/architecture.md` has the whole table, and a
//! test holds the code against it).

pub mod accounts;
pub mod api;
pub mod app;
pub mod audit;
pub mod backup;
pub mod cli;
pub mod config;
pub mod console;
pub mod dispatch;
pub mod journal;
pub mod kernel;
pub mod notifications;
pub mod outbound;
pub mod realtime;
pub mod storage;
pub mod tasks;
pub mod telemetry;
pub mod tx;
pub mod workshop;
