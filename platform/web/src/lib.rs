//! Page shell, sessions, CSRF, forms, languages, components and the signing page.
