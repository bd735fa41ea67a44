//! A code as a grey picture for the page.

use std::sync::Arc;

use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use qrcode::{Color, EcLevel, QrCode};

/// Pixels along the side of one module: enough that viewers which smooth pictures keep the edges sharp.
const PIXELS_PER_MODULE: usize = 2;

/// The pixels of one code, without the quiet zone, which the page leaves around it.
#[derive(Clone, Hash)]
pub(crate) struct Picture {
    pixels: Arc<Vec<u8>>,
    side: u32,
}

impl Picture {
    /// The code of this text, or `None` when no code holds so much.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let modules = code.width();
        let side = modules * PIXELS_PER_MODULE;
        let mut pixels = Vec::with_capacity(side * side);
        for row in code.to_colors().chunks(modules) {
            let line: Vec<u8> = row
                .iter()
                .flat_map(|color| [if *color == Color::Dark { 0 } else { 255 }; PIXELS_PER_MODULE])
                .collect();
            (0..PIXELS_PER_MODULE).for_each(|_| pixels.extend_from_slice(&line));
        }
        Some(Self { pixels: Arc::new(pixels), side: u32::try_from(side).ok()? })
    }

    /// The picture as the page embeds it.
    pub(crate) fn image(&self) -> Option<Image> {
        Image::from_custom(self.clone(), false).ok()
    }
}

impl CustomImage for Picture {
    fn color_channel(&self) -> &[u8] {
        &self.pixels
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        None
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        (self.side, self.side)
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Luma
    }
}
