//! The pages of the bakery.
