//! Placed marks to a PDF that is both PDF/A-3a and PDF/UA-1; the two validators of the writer must agree.

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings, color::rgb};

use super::fonts::Fonts;
use super::fragment::{Drawing, Ink, Mark, Owner};
use super::pages::PAGE;
use super::tree::Tree;

/// A file carried inside the document.
pub(crate) struct Attachment {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) bytes: Vec<u8>,
}

/// What a reader's program shows about the document.
pub(crate) struct Face {
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) document_id: String,
    pub(crate) prepared: jiff::Zoned,
    pub(crate) attachment: Option<Attachment>,
    /// Entries of the outline: text, page from 0, distance from the top.
    pub(crate) outline: Vec<(String, usize, f32)>,
}

/// The finished bytes, or what the validators of the writer found.
pub(crate) fn paint(
    fonts: &Fonts,
    pages: &[Vec<Mark>],
    mut tree: Tree,
    face: Face,
) -> Result<Vec<u8>, String> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|fault| format!("{fault:?}"))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    for marks in pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("page size")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        marks.iter().try_for_each(|mark| paint_mark(fonts, &mut surface, &mut tree, mark))?;
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree.finish());
    document.set_outline(outline(&face.outline));
    document.set_metadata(metadata(&face));
    if let Some(attachment) = face.attachment {
        let file = EmbeddedFile {
            path: attachment.name,
            mime_type: MimeType::new("application/xml"),
            description: Some(attachment.description),
            association_kind: AssociationKind::Source,
            data: attachment.bytes.into(),
            modification_date: Some(date_time(&face.prepared)),
            compress: Some(true),
            location: None,
        };
        document.embed_file(file).ok_or("attachment")?;
    }
    document.finish().map_err(|fault| format!("{fault:?}"))
}

fn paint_mark(fonts: &Fonts, surface: &mut Surface<'_>, tree: &mut Tree, mark: &Mark) -> Result<(), String> {
    let language = match mark.owner {
        Owner::Node(node) => tree.language(node),
        Owner::Decoration | Owner::Footer => None,
    };
    let tag = match (mark.owner, &mark.drawing) {
        (Owner::Decoration, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        (Owner::Footer, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
        (Owner::Node(_), Drawing::Text { .. }) => {
            ContentTag::Span(SpanTag::empty().with_lang(language.map(kezek_kernel::Language::tag)))
        }
        (Owner::Node(_), _) => ContentTag::Other,
    };
    let identifier = surface.start_tagged(tag);
    let drawn = draw(fonts, surface, mark);
    surface.end_tagged();
    if let Owner::Node(node) = mark.owner {
        tree.painted(node, identifier);
    }
    drawn
}

fn draw(fonts: &Fonts, surface: &mut Surface<'_>, mark: &Mark) -> Result<(), String> {
    match &mark.drawing {
        Drawing::Text { shaped, glyphs, style } => {
            surface.set_fill(Some(fill(style.ink)));
            let font = fonts.of(style.weight).font.clone();
            let start = Point::from_xy(mark.x, mark.y);
            surface.draw_glyphs(start, &shaped.glyphs[glyphs.clone()], font, &shaped.text, style.size, false);
        }
        Drawing::Fill { width, height, ink } => {
            surface.set_fill(Some(fill(*ink)));
            let mut path = PathBuilder::new();
            path.push_rect(Rect::from_xywh(mark.x, mark.y, *width, *height).ok_or("rectangle")?);
            surface.draw_path(&path.finish().ok_or("path")?);
        }
        Drawing::Barcode { picture, side } => {
            surface.push_transform(&Transform::from_translate(mark.x, mark.y));
            surface.draw_image(picture.image().ok_or("barcode")?, Size::from_wh(*side, *side).ok_or("size")?);
            surface.pop();
        }
    }
    Ok(())
}

fn fill(ink: Ink) -> Fill {
    let (red, green, blue) = match ink {
        Ink::Text => (0x1b, 0x1f, 0x24),
        Ink::Quiet => (0x55, 0x5e, 0x6a),
        Ink::Blue => (0x12, 0x3c, 0x7c),
        Ink::Accent => (0xa8, 0x4a, 0x08),
        Ink::Panel => (0xf2, 0xf5, 0xfa),
        Ink::Hairline => (0xc9, 0xd0, 0xda),
    };
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn outline(entries: &[(String, usize, f32)]) -> Outline {
    let mut outline = Outline::new();
    for (text, page, y) in entries {
        outline
            .push_child(OutlineNode::new(text.clone(), XyzDestination::new(*page, Point::from_xy(0.0, *y))));
    }
    outline
}

fn metadata(face: &Face) -> Metadata {
    Metadata::new()
        .title(face.title.clone())
        .authors(vec![face.author.clone()])
        .language("kk".to_owned())
        .document_id(face.document_id.clone())
        .creation_date(date_time(&face.prepared))
}

fn date_time(at: &jiff::Zoned) -> DateTime {
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let minutes = at.offset().seconds() / 60;
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(i8::try_from(minutes / 60).unwrap_or_default())
        .utc_offset_minute(u8::try_from((minutes % 60).unsigned_abs()).unwrap_or_default())
}
