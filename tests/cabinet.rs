//! The filing cabinet on a real disk: what is said to be saved is saved.
