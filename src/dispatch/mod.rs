//! Getting help to a driver: where the assistants are, who is asked, and what becomes of an assistance.

pub mod live;
