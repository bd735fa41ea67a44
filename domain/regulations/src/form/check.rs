//! The check of a form: every fault of every field at once.

use jiff::civil::Date;
use kezek_kernel::{Bin, Iban, IbanFault, Iin, Kato, RecipientNumber};

use super::answers::plain_index;
use super::{Answers, Field, FieldKind, Form, Letters, Prefill};
use crate::edition::ChoiceList;

/// What the check needs to know besides the answers.
#[derive(Debug, Clone, Copy)]
pub struct FormContext<'a> {
    /// Today in the zone of the locality.
    pub today: Date,
    /// The number of the account; a field filled from it must equal it.
    pub account: Option<RecipientNumber>,
    /// The localities that the service knows.
    pub localities: &'a [Kato],
    /// The lists of the edition.
    pub lists: &'a [ChoiceList],
}

/// A fault of one answer: the field (items of a group as `group.0.field`), a code and its limit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FieldFault {
    /// The field.
    pub field: String,
    /// `missing`, `too-short`, `too-long`, `wrong-characters`, `wrong-length`, `not-digits`, `wrong-check-digit`,
    /// `not-an-account`, `not-a-date`, `in-the-future`, `not-in-list`, `not-a-number`, `too-small`, `too-large`, `not-a-phone`,
    /// `not-an-email`, `unknown-locality`, `too-few`, `too-many`, `twice`, `not-given`, `differs-from-account`,
    /// `unknown-field`, `not-asked`.
    pub code: &'static str,
    /// The limit that was passed, when there is one.
    pub limit: Option<i64>,
}

/// The earliest date that an answer may have.
const EARLIEST_YEAR: i16 = 1800;

impl Form {
    /// All faults of all topics, in the order of the form, and of answers that no field asks for.
    pub fn check(&self, answers: &Answers, context: &FormContext<'_>) -> Vec<FieldFault> {
        let mut faults: Vec<FieldFault> =
            self.topics.iter().flat_map(|topic| check_fields(&topic.fields, answers, context, "")).collect();
        faults.extend(answers.pairs().filter_map(|(name, _)| self.stray(name, answers)));
        faults
    }

    /// The faults of one topic.
    pub fn check_topic(&self, topic: &str, answers: &Answers, context: &FormContext<'_>) -> Vec<FieldFault> {
        self.topic(topic).map_or_else(Vec::new, |topic| check_fields(&topic.fields, answers, context, ""))
    }

    /// Removes answers to fields that are no longer asked, such as those of another category.
    pub fn prune(&self, answers: &mut Answers) {
        let stray: Vec<String> = answers
            .pairs()
            .filter(|(name, _)| self.stray(name, answers).is_some())
            .map(|(name, _)| name.to_owned())
            .collect();
        for name in stray {
            answers.set(&name, "");
        }
    }

    fn stray(&self, name: &str, answers: &Answers) -> Option<FieldFault> {
        let fault = |code| Some(FieldFault { field: name.to_owned(), code, limit: None });
        let mut parts = name.splitn(3, '.');
        let Some(field) = parts.next().and_then(|head| self.field(head)) else {
            return fault("unknown-field");
        };
        if !field.applies(answers) {
            return fault("not-asked");
        }
        match (field.fields(), parts.next(), parts.next()) {
            ([], None, None) => None,
            (inner, Some(index), Some(rest)) => {
                let each = inner.iter().find(|each| each.id == rest);
                match each.zip(plain_index(index)) {
                    Some((each, number)) if each.applies(&answers.item(&field.id, number)) => None,
                    Some(_) => fault("not-asked"),
                    None => fault("unknown-field"),
                }
            }
            _ => fault("unknown-field"),
        }
    }
}

fn check_fields(
    fields: &[Field],
    answers: &Answers,
    context: &FormContext<'_>,
    prefix: &str,
) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for field in fields.iter().filter(|field| field.applies(answers)) {
        if let FieldKind::Group { fields: inner, min_items, max_items } = &field.kind {
            let count = answers.items(&field.id);
            let mut say = |code, limit: u16| {
                faults.push(FieldFault { field: field.id.clone(), code, limit: Some(limit.into()) });
            };
            if count < *min_items {
                say("too-few", *min_items);
            } else if count > *max_items {
                say("too-many", *max_items);
            }
            for index in 0..count.min(*max_items) {
                let item = answers.item(&field.id, index);
                faults.extend(check_fields(inner, &item, context, &format!("{}.{index}.", field.id)));
            }
            faults.extend(same_number_twice(field, inner, answers));
        } else if let Some((code, limit)) = fault_of(field, answers.get(&field.id), context) {
            faults.push(FieldFault { field: format!("{prefix}{}", field.id), code, limit });
        }
    }
    faults
}

/// One person stands in a group once: the same IIN twice is a fault of the later item.
fn same_number_twice(group: &Field, inner: &[Field], answers: &Answers) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for field in inner.iter().filter(|field| matches!(field.kind, FieldKind::Iin | FieldKind::Bin)) {
        let mut seen: Vec<String> = Vec::new();
        for index in 0..answers.items(&group.id) {
            let value = answers.item(&group.id, index).get(&field.id).to_owned();
            if !value.is_empty() && seen.contains(&value) {
                let field = format!("{}.{index}.{}", group.id, field.id);
                faults.push(FieldFault { field, code: "twice", limit: None });
            }
            seen.push(value);
        }
    }
    faults
}

type Found = Option<(&'static str, Option<i64>)>;

fn fault_of(field: &Field, value: &str, context: &FormContext<'_>) -> Found {
    if value.is_empty() {
        let code = if field.kind == FieldKind::Consent { "not-given" } else { "missing" };
        return field.required.then_some((code, None));
    }
    let plain = |code| Some((code, None));
    match &field.kind {
        FieldKind::Text { min, max, letters } => text(value, *min, *max, *letters),
        FieldKind::Iin => number(value.parse::<Iin>().err()).or(differs(field, value, context)),
        FieldKind::Bin => number(value.parse::<Bin>().err()).or(differs(field, value, context)),
        FieldKind::Iban => value.parse::<Iban>().err().and_then(|fault| match fault {
            IbanFault::Form => plain("not-an-account"),
            IbanFault::CheckDigits => plain("wrong-check-digit"),
        }),
        FieldKind::Date { future } => date(value, *future, context.today),
        FieldKind::Choice { list } => {
            let known = context.lists.iter().filter(|each| each.id == *list).flat_map(|each| &each.choices);
            if known.into_iter().any(|choice| choice.id == value) { None } else { plain("not-in-list") }
        }
        FieldKind::YesNo if value == "yes" || value == "no" => None,
        FieldKind::YesNo => plain("not-in-list"),
        FieldKind::Consent if value == "yes" => None,
        FieldKind::Consent => plain("not-given"),
        FieldKind::Number { min, max } => match value.parse::<i64>() {
            Err(_) => plain("not-a-number"),
            Ok(number) if number < *min => Some(("too-small", Some(*min))),
            Ok(number) if number > *max => Some(("too-large", Some(*max))),
            Ok(_) => None,
        },
        FieldKind::Phone if is_phone(value) => None,
        FieldKind::Phone => plain("not-a-phone"),
        FieldKind::Email if is_email(value) => None,
        FieldKind::Email => plain("not-an-email"),
        FieldKind::Locality => {
            let known = value.parse::<Kato>().is_ok_and(|kato| context.localities.contains(&kato));
            if known { None } else { plain("unknown-locality") }
        }
        FieldKind::Group { .. } => None,
    }
}

/// A number that is filled from the account is that of the account.
fn differs(field: &Field, value: &str, context: &FormContext<'_>) -> Found {
    let own = field.prefill.is_some_and(Prefill::is_number);
    let differs = own && context.account.is_some_and(|account| account.as_str() != value);
    differs.then_some(("differs-from-account", None))
}

fn number(fault: Option<kezek_kernel::NumberFault>) -> Found {
    fault.map(|fault| match fault {
        kezek_kernel::NumberFault::Length => ("wrong-length", Some(12)),
        kezek_kernel::NumberFault::NotDigits => ("not-digits", None),
        kezek_kernel::NumberFault::CheckDigit => ("wrong-check-digit", None),
    })
}

fn text(value: &str, min: u16, max: u16, letters: Letters) -> Found {
    let length = value.chars().count();
    if length < usize::from(min) {
        return Some(("too-short", Some(min.into())));
    }
    if length > usize::from(max) {
        return Some(("too-long", Some(max.into())));
    }
    let fits = |c: char| match letters {
        Letters::Any => !c.is_control() || c == '\n' || c == '\r',
        Letters::Name => c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.'),
        Letters::Digits => c.is_ascii_digit(),
    };
    if value.chars().all(fits) { None } else { Some(("wrong-characters", None)) }
}

fn date(value: &str, future: bool, today: Date) -> Found {
    let parsed = value.parse::<Date>().ok().filter(|date| date.to_string() == value);
    match parsed {
        None => Some(("not-a-date", None)),
        Some(date) if date.year() < EARLIEST_YEAR => Some(("not-a-date", None)),
        Some(date) if !future && date > today => Some(("in-the-future", None)),
        Some(_) => None,
    }
}

/// `+7` and ten digits; spaces, hyphens and brackets are allowed as people write them.
fn is_phone(value: &str) -> bool {
    let plain: String = value.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')')).collect();
    let digits = plain.strip_prefix("+7").or_else(|| plain.strip_prefix('8')).unwrap_or_default();
    digits.len() == 10 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// One `@` with a name before it and a domain with a point after it; delivery is the real check.
fn is_email(value: &str) -> bool {
    let Some((name, domain)) = value.split_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == '@');
    value.len() <= 254 && plain(name) && plain(domain) && domain.contains('.') && !domain.ends_with('.')
}
