//! The option that names a folder of content.

use std::path::PathBuf;

use clap::Args;
use kezek_content::Content;

/// Where a command finds texts and rules.
#[derive(Debug, Args)]
pub(crate) struct ContentOptions {
    /// A folder whose files take the place of those inside the program.
    #[arg(long, value_name = "DIR")]
    content_dir: Option<PathBuf>,
}

impl ContentOptions {
    /// The content in use.
    pub(crate) fn content(&self) -> Content {
        self.content_dir.as_ref().map_or_else(Content::embedded, Content::overridden_by)
    }
}
