//! The edition RevCare: its endpoints, its tokens, its words, and what it shares with the other APIs.

mod backup;
mod bay;
mod bookings;
mod payment;
mod steps;
