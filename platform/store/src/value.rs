//! The values that cross between Rust and SQL, the same on both engines.

use kezek_kernel::{Id, IdKind, Instant};

/// One value of a row or a parameter.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// A 64-bit integer; also booleans (0 and 1) and instants (microseconds).
    Integer(i64),
    /// UTF-8 text.
    Text(String),
    /// Bytes; also identifiers and hashes.
    Bytes(Vec<u8>),
}

/// A column does not hold what the code expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct ValueFault {
    /// What the code asked for.
    pub expected: &'static str,
    /// What the column holds.
    pub found: &'static str,
}

/// Rows hold personal data, so only the shape of a value is ever shown.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind())
    }
}

impl Value {
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Integer(_) => "integer",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
        }
    }
}

/// The parameters of a statement, in the order of `?1`, `?2` and so on.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

macro_rules! from_into {
    ($($source:ty => $variant:ident($value:ident) $convert:expr;)*) => {
        $(impl From<$source> for Value {
            fn from($value: $source) -> Self {
                Self::$variant($convert)
            }
        })*
    };
}

from_into! {
    i64 => Integer(value) value;
    i32 => Integer(value) value.into();
    u32 => Integer(value) value.into();
    u16 => Integer(value) value.into();
    u8 => Integer(value) value.into();
    bool => Integer(value) value.into();
    Instant => Integer(value) value.micros();
    &str => Text(value) value.to_owned();
    &String => Text(value) value.clone();
    String => Text(value) value;
    &[u8] => Bytes(value) value.to_vec();
    &Vec<u8> => Bytes(value) value.clone();
    Vec<u8> => Bytes(value) value;
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(value: &[u8; N]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl<K: IdKind> From<Id<K>> for Value {
    fn from(value: Id<K>) -> Self {
        Self::Bytes(value.as_bytes().to_vec())
    }
}

impl<K: IdKind> From<&Id<K>> for Value {
    fn from(value: &Id<K>) -> Self {
        Self::from(*value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A type that a column can be read into.
pub trait FromValue: Sized {
    /// Reads the value, or says what stands there instead.
    fn from_value(value: &Value) -> Result<Self, ValueFault>;
}

fn fault<T>(expected: &'static str, found: &Value) -> Result<T, ValueFault> {
    Err(ValueFault { expected, found: found.kind() })
}

impl FromValue for Value {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        Ok(value.clone())
    }
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        if let Value::Integer(integer) = value { Ok(*integer) } else { fault("integer", value) }
    }
}

macro_rules! from_integer {
    ($($target:ty, $expected:literal;)*) => {
        $(impl FromValue for $target {
            fn from_value(value: &Value) -> Result<Self, ValueFault> {
                let integer = i64::from_value(value)?;
                Self::try_from(integer).or_else(|_| fault($expected, value))
            }
        })*
    };
}

from_integer! {
    u64, "integer that is not negative";
    u32, "integer of 32 bits without sign";
    i32, "integer of 32 bits";
    u16, "integer of 16 bits without sign";
    u8, "integer of 8 bits without sign";
    usize, "integer that is not negative";
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        match value {
            Value::Integer(0) => Ok(false),
            Value::Integer(1) => Ok(true),
            _ => fault("0 or 1", value),
        }
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        if let Value::Text(text) = value { Ok(text.clone()) } else { fault("text", value) }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        if let Value::Bytes(bytes) = value { Ok(bytes.clone()) } else { fault("bytes", value) }
    }
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        let Value::Bytes(bytes) = value else { return fault("bytes", value) };
        bytes.as_slice().try_into().or_else(|_| fault("bytes of fixed length", value))
    }
}

impl FromValue for Instant {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        i64::from_value(value).map(Self::from_micros)
    }
}

impl<K: IdKind> FromValue for Id<K> {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        <[u8; 16]>::from_value(value).map(Self::from_bytes)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Self, ValueFault> {
        if *value == Value::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}
