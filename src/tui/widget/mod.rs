//! The small parts that panes are made of.

pub mod find;
pub mod frame;
pub mod list_pane;
pub mod list_state;
pub mod mapped_text;
pub mod marks;
pub mod scroll;
pub(crate) mod split_view;
pub mod table;
pub mod text;
pub mod text_input;

pub use find::FindState;
pub use list_pane::{Gutter, ListFrame, ListPane, ListRow};
pub use list_state::{ListState, MOTIONS};
pub use mapped_text::MappedLine;
pub use scroll::Scroll;
pub use text_input::TextInput;
