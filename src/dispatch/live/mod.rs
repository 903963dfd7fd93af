//! Where the assistants are now. All of it is memory and can be rebuilt from what they report next.

pub mod index;
