//! Static files under `/static/`, with a hash in the address so that a browser may keep them for good.

use std::collections::BTreeMap;
use std::io;

use aws_lc_rs::digest::{SHA256, digest};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kezek_content::Content;

use crate::{Fault, Shell};

/// The kinds of files that are served; everything else in the folder stays unseen.
const KINDS: [(&str, &str); 4] = [
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
];

#[derive(Debug)]
pub(crate) struct Assets {
    files: BTreeMap<String, Asset>,
}

#[derive(Debug)]
struct Asset {
    text: Bytes,
    kind: &'static str,
    version: String,
}

#[derive(serde::Deserialize)]
pub(crate) struct Version {
    #[serde(default)]
    v: String,
}

impl Assets {
    pub(crate) fn load(content: &Content) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for (extension, kind) in KINDS {
            for file in content.texts("static", extension)? {
                let version = hex::encode(&digest(&SHA256, file.text.as_bytes()).as_ref()[..6]);
                let name = file.path.trim_start_matches("static/").to_owned();
                files.insert(name, Asset { text: file.text.into(), kind, version });
            }
        }
        Ok(Self { files })
    }

    /// The address of a file, with its version.
    pub(crate) fn address(&self, name: &str) -> String {
        if let Some(asset) = self.files.get(name) {
            return format!("/static/{name}?v={}", asset.version);
        }
        tracing::error!(file = name, "a static file is missing");
        format!("/static/{name}")
    }
}

/// Answers `GET /static/{*name}`.
pub(crate) async fn serve(
    State(shell): State<Shell>,
    Path(name): Path<String>,
    Query(asked): Query<Version>,
    headers: HeaderMap,
) -> Response {
    let Some(asset) = shell.parts().assets.files.get(&name) else {
        return Fault::NotFound.into_response();
    };
    let tag = format!("\"{}\"", asset.version);
    // Modules import each other without a version, so they are asked for again and answered by the tag.
    let lifetime =
        if asked.v == asset.version { "public, max-age=31536000, immutable" } else { "public, no-cache" };
    let common = [(header::ETAG, tag.as_str()), (header::CACHE_CONTROL, lifetime)];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    (common, [(header::CONTENT_TYPE, asset.kind)], asset.text.clone()).into_response()
}
