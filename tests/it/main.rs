//! The one integration binary: the real server on port 0, its own database for each test, clients that act through the
//! public API and sockets only. The same bodies run on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[macro_use]
mod harness;

mod accept_race;
mod approve;
mod architecture;
mod audit;
mod auth;
mod backup;
mod backup_cli;
mod backup_live;
mod bad_input;
mod chat;
mod connections;
mod demo;
mod documented;
mod edition_carcarepro;
mod edition_laptop_repair;
mod edition_mechanic_factory;
mod edition_revcare;
mod editions;
mod every_route;
mod garage;
mod headers;
mod idempotency;
mod journey;
mod licences;
mod load;
mod logs;
mod matrix;
mod migrations;
mod notification_log;
mod places;
mod pricing;
mod profile;
mod receipts;
mod restart;
mod retention;
mod seed;
mod slow_reader;
mod sockets;
mod storage;
mod sync;
mod thread;
mod waves;
mod workshop_api;
mod workshop_api_catalogue;
mod workshop_api_counter;
mod workshop_api_estimates;
mod workshop_api_input;
mod workshop_api_orders;
mod workshop_api_people;
mod workshop_billing;
mod workshop_catalogue;
mod workshop_estimates;
mod workshop_estimates_billing;
mod workshop_estimates_links;
mod workshop_estimates_races;
mod workshop_flow;
mod workshop_orders;
mod workshop_people;
mod workshop_shop;
mod workshop_stock;
