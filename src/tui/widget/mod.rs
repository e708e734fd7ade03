//! The small parts that panes are made of.

pub mod find;
pub mod frame;
pub mod list_pane;
pub mod list_state;
pub mod mapped_text;
pub mod marks;
pub mod scroll;
pub mod split_mode;
pub(crate) mod split_view;
pub mod spot;
pub mod table;
pub mod text;
pub mod text_input;
pub mod text_view;

pub use find::FindState;
pub use list_pane::{Gutter, ListFrame, ListPane, ListRow};
pub use list_state::{ListState, MOTIONS};
pub use mapped_text::MappedLine;
pub use scroll::ScrolledText;
pub use split_mode::SplitMode;
pub use split_view::SplitView;
pub use spot::{Scrolled, Spot};
pub use text_input::TextInput;
