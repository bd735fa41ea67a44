//! Typed reading of TOML tables with spans: what is missing, unknown or of another type becomes a fault.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use jiff::civil::Date;
use kezek_kernel::Words;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{Fault, SourceFile};

/// The largest file that is read.
const LARGEST_FILE: usize = 1_000_000;
/// The largest number of entries of one list.
const LONGEST_LIST: usize = 500;

/// The faults found so far.
#[derive(Default)]
pub(crate) struct Faults(RefCell<Vec<Fault>>);

impl Faults {
    pub(crate) fn add(&self, file: &str, line: usize, code: &'static str, detail: &str) {
        let fault = Fault { file: file.to_owned(), line, code, detail: detail.to_owned() };
        self.0.borrow_mut().push(fault);
    }

    pub(crate) fn sorted(self) -> Vec<Fault> {
        let mut faults = self.0.into_inner();
        faults.sort();
        faults.dedup();
        faults
    }
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub(crate) file: String,
    pub(crate) line: usize,
}

/// One file being read.
pub(crate) struct Reader<'a> {
    file: &'a SourceFile,
    faults: &'a Faults,
    line_starts: Vec<usize>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(file: &'a SourceFile, faults: &'a Faults) -> Self {
        let starts = file.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { file, faults, line_starts: std::iter::once(0).chain(starts).collect() }
    }

    /// Reads the root table; keys that `read` did not ask for are faults.
    pub(crate) fn read(&self, read: impl FnOnce(&Table<'_>)) {
        if self.file.text.len() > LARGEST_FILE {
            return self.add(0, "too-large", &self.file.text.len().to_string());
        }
        let (root, errors) = DeTable::parse_recoverable(&self.file.text);
        for error in &errors {
            self.add(error.span().map_or(0, |span| span.start), "not-toml", error.message());
        }
        if errors.is_empty() {
            let table = Table::new(self, root.get_ref(), 0);
            read(&table);
            table.finish();
        }
    }

    fn add(&self, offset: usize, code: &'static str, detail: &str) {
        self.faults.add(&self.file.path, self.line(offset), code, detail);
    }

    fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }
}

/// One table; its methods record a fault and return an empty value when the data do not fit.
pub(crate) struct Table<'t> {
    reader: &'t Reader<'t>,
    keys: &'t DeTable<'t>,
    offset: usize,
    asked: RefCell<BTreeSet<&'static str>>,
    forgiven: Cell<bool>,
}

impl<'t> Table<'t> {
    fn new(reader: &'t Reader<'t>, table: &'t DeTable<'t>, offset: usize) -> Self {
        Self { reader, keys: table, offset, asked: RefCell::default(), forgiven: Cell::new(false) }
    }

    /// Where the table begins.
    pub(crate) fn at(&self) -> At {
        At { file: self.reader.file.path.clone(), line: self.reader.line(self.offset) }
    }

    /// Where a key's value stands.
    pub(crate) fn at_key(&self, key: &str) -> At {
        let offset = self.keys.get(key).map_or(self.offset, |value| value.span().start);
        At { file: self.reader.file.path.clone(), line: self.reader.line(offset) }
    }

    /// The offset in the file, by which tables of several lists are put into the file's order.
    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// Records a fault at a key.
    pub(crate) fn fault(&self, key: &str, code: &'static str, detail: &str) {
        let offset = self.keys.get(key).map_or(self.offset, |value| value.span().start);
        self.reader.add(offset, code, detail);
    }

    /// Whether the key stands in the table.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// Every key that nobody asked for is a fault.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        if self.forgiven.get() {
            return;
        }
        for key in self.keys.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            self.reader.add(key.span().start, "unknown-key", key.get_ref());
        }
    }

    /// Leaves the other keys alone: what they should be depends on a key that is itself at fault.
    pub(crate) fn forgive(&self) {
        self.forgiven.set(true);
    }

    fn value(&self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.borrow_mut().insert(key);
        self.keys.get(key)
    }

    fn typed<T>(
        &self,
        key: &'static str,
        kind: &'static str,
        read: impl FnOnce(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(key)?;
        let typed = read(value.get_ref());
        if typed.is_none() {
            self.reader.add(value.span().start, "wrong-type", &format!("{key}: {kind}"));
        }
        typed
    }

    fn required(&self, key: &'static str) {
        if !self.has(key) {
            self.reader.add(self.offset, "missing-key", key);
        }
    }

    /// A text that must be there and not be empty.
    pub(crate) fn text(&self, key: &'static str) -> String {
        self.required(key);
        self.optional_text(key).unwrap_or_default()
    }

    /// A text; an empty one is a fault.
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<String> {
        let text = self.typed(key, "text", |value| value.as_str().map(|text| text.trim().to_owned()))?;
        if text.is_empty() {
            self.fault(key, "empty-text", key);
        }
        Some(text)
    }

    /// An identifier: small letters, digits, hyphens; capital letters where nodes are named.
    pub(crate) fn id(&self, key: &'static str) -> String {
        let id = self.text(key);
        let plain = id.len() <= 60 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if !plain {
            self.fault(key, "bad-id", &id);
        }
        id
    }

    /// True or false; false when absent.
    pub(crate) fn flag(&self, key: &'static str) -> bool {
        self.flag_or(key, false)
    }

    /// True or false, with the meaning of absence.
    pub(crate) fn flag_or(&self, key: &'static str, absent: bool) -> bool {
        self.typed(key, "true or false", DeValue::as_bool).unwrap_or(absent)
    }

    /// A whole number that must be there.
    pub(crate) fn number<T: TryFrom<i64> + Default>(&self, key: &'static str) -> T {
        self.required(key);
        self.optional_number(key).unwrap_or_default()
    }

    /// A whole number.
    pub(crate) fn optional_number<T: TryFrom<i64>>(&self, key: &'static str) -> Option<T> {
        let number = self.typed(key, "number", |value| value.as_integer()?.as_str().parse::<i64>().ok())?;
        let fitting = T::try_from(number).ok();
        if fitting.is_none() {
            self.fault(key, "number-out-of-range", key);
        }
        fitting
    }

    /// A date that must be there.
    pub(crate) fn date(&self, key: &'static str) -> Date {
        self.required(key);
        self.optional_date(key).unwrap_or_default()
    }

    /// A date, written as text `2012-12-24`.
    pub(crate) fn optional_date(&self, key: &'static str) -> Option<Date> {
        self.parsed(key, "date", |text| text.parse().ok())
    }

    /// Something parsed from a text.
    pub(crate) fn parsed<T>(
        &self,
        key: &'static str,
        kind: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.optional_text(key)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            self.fault(key, "wrong-type", &format!("{key}: {kind}"));
        }
        parsed
    }

    /// One of a closed list, which must be there; `code` is the fault of an unknown name.
    pub(crate) fn one_of<T>(
        &self,
        key: &'static str,
        code: &'static str,
        find: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.required(key);
        self.optional_one_of(key, code, find)
    }

    /// One of a closed list.
    pub(crate) fn optional_one_of<T>(
        &self,
        key: &'static str,
        code: &'static str,
        find: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.optional_text(key)?;
        let found = find(&text);
        if found.is_none() {
            self.fault(key, code, &text);
        }
        found
    }

    /// The three languages, which must all be there.
    pub(crate) fn words(&self, key: &'static str) -> Words {
        self.required(key);
        self.optional_words(key).unwrap_or_default()
    }

    /// The three languages, all or none.
    pub(crate) fn optional_words(&self, key: &'static str) -> Option<Words> {
        self.table(key).map(|table| {
            let words = table.all_languages();
            table.finish();
            words
        })
    }

    /// The three languages, when this table is nothing but them.
    pub(crate) fn all_languages(&self) -> Words {
        let language = |key: &'static str| {
            if !self.has(key) {
                self.reader.add(self.offset, "missing-language", key);
            }
            self.optional_text(key).unwrap_or_default()
        };
        Words { kk: language("kk"), ru: language("ru"), en: language("en") }
    }

    /// A table inside this one.
    pub(crate) fn table(&self, key: &'static str) -> Option<Table<'t>> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.reader.add(value.span().start, "wrong-type", &format!("{key}: table"));
            return None;
        };
        Some(Table::new(self.reader, table, value.span().start))
    }

    /// A list of tables; empty when absent.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Table<'t>> {
        let entries = self.entries(key);
        let tables = entries.into_iter().filter_map(|entry| {
            let table = entry.get_ref().as_table();
            if table.is_none() {
                self.reader.add(entry.span().start, "wrong-type", &format!("{key}: list of tables"));
            }
            table.map(|table| Table::new(self.reader, table, entry.span().start))
        });
        tables.collect()
    }

    /// A list of texts; empty when absent.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        let entries = self.entries(key);
        let texts = entries.into_iter().filter_map(|entry| {
            let text = entry.get_ref().as_str();
            if text.is_none() {
                self.reader.add(entry.span().start, "wrong-type", &format!("{key}: list of texts"));
            }
            text.map(str::to_owned)
        });
        texts.collect()
    }

    /// A list of names out of a closed list.
    pub(crate) fn many_of<T>(
        &self,
        key: &'static str,
        code: &'static str,
        find: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let texts = self.texts(key);
        let found = texts.iter().filter_map(|text| {
            let found = find(text);
            if found.is_none() {
                self.fault(key, code, text);
            }
            found
        });
        found.collect()
    }

    /// A list of words in three languages.
    pub(crate) fn many_words(&self, key: &'static str) -> Vec<Words> {
        let read = |table: Table<'_>| {
            let words = table.all_languages();
            table.finish();
            words
        };
        self.tables(key).into_iter().map(read).collect()
    }

    fn entries(&self, key: &'static str) -> Vec<&'t Spanned<DeValue<'t>>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.reader.add(value.span().start, "wrong-type", &format!("{key}: list"));
            return Vec::new();
        };
        if array.len() > LONGEST_LIST {
            self.reader.add(value.span().start, "list-too-long", key);
        }
        array.iter().take(LONGEST_LIST).collect()
    }
}
