use super::error::DecodeError;
use super::node::Node;
use super::{Found, Shape, Step};
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::ops::RangeInclusive;

/// Gives a node to the type that is read. A stand-in is whatever the type asks for.
pub(super) struct Decoder<'n>(pub(super) &'n Node);

impl Decoder<'_> {
    fn wrong<T>(&self, expected: Shape) -> Result<T, DecodeError> {
        Err(DecodeError::wrong(expected, Found::of(self.0)))
    }

    fn integer<'de, V: Visitor<'de>>(
        self,
        bounds: RangeInclusive<i128>,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::Integer(value) if bounds.contains(value) => visit_integer(*value, visitor),
            Node::StandIn => visitor.visit_u64(0),
            _ => self.wrong(Shape::Integer(bounds)),
        }
    }
}

fn visit_integer<'de, V: Visitor<'de>>(value: i128, visitor: V) -> Result<V::Value, DecodeError> {
    match (u64::try_from(value), i64::try_from(value)) {
        (Ok(value), _) => visitor.visit_u64(value),
        (_, Ok(value)) => visitor.visit_i64(value),
        _ => visitor.visit_i128(value),
    }
}

/// Methods that read an integer of one size.
macro_rules! integers {
    ($($method:ident: $type:ty,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            self.integer(<$type>::MIN.into()..=<$type>::MAX.into(), visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Decoder<'_> {
    type Error = DecodeError;

    integers! {
        deserialize_i8: i8, deserialize_i16: i16, deserialize_i32: i32, deserialize_i64: i64,
        deserialize_u8: u8, deserialize_u16: u16, deserialize_u32: u32, deserialize_u64: u64,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::Null => visitor.visit_unit(),
            Node::Boolean(value) => visitor.visit_bool(*value),
            Node::Integer(value) => visit_integer(*value, visitor),
            Node::Float(value) => visitor.visit_f64(*value),
            Node::Text(text) => visitor.visit_str(text),
            Node::List(items) => visitor.visit_seq(Items::new(items)),
            Node::Map(entries) => visitor.visit_map(Entries::new(entries)),
            Node::StandIn | Node::Gone => visitor.visit_str(""),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::Boolean(value) => visitor.visit_bool(*value),
            Node::StandIn => visitor.visit_bool(false),
            _ => self.wrong(Shape::Boolean),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::Float(value) => visitor.visit_f64(*value),
            Node::Integer(value) => visit_integer(*value, visitor),
            Node::StandIn => visitor.visit_f64(0.0),
            _ => self.wrong(Shape::Number),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::Text(text) => visitor.visit_str(text),
            Node::StandIn => visitor.visit_str(""),
            _ => self.wrong(Shape::Text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::StandIn => visitor.visit_char(' '),
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    /// What is there is there: a null goes on to the type inside, which takes it or refuses it.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::StandIn => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::Null | Node::StandIn => visitor.visit_unit(),
            _ => self.wrong(Shape::Null),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::List(items) => visitor.visit_seq(Items::new(items)),
            Node::StandIn => visitor.visit_seq(Items::new(&[])),
            _ => self.wrong(Shape::List),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::List(items) if items.len() > length => {
                Err(de::Error::invalid_length(items.len(), &visitor))
            }
            Node::StandIn => visitor.visit_seq(Items::new(&vec![Node::StandIn; length])),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::Map(entries) => visitor.visit_map(Entries::new(entries)),
            Node::StandIn => visitor.visit_map(Entries::new(&[])),
            _ => self.wrong(Shape::Mapping),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::StandIn => {
                let entries: Vec<_> = fields
                    .iter()
                    .map(|field| ((*field).to_owned(), Node::StandIn))
                    .collect();
                visitor.visit_map(Entries::new(&entries))
            }
            _ => self.deserialize_map(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.0 {
            Node::Text(text) => visitor.visit_enum(StrDeserializer::new(text)),
            Node::StandIn => visitor.visit_enum(StrDeserializer::new(
                variants.first().copied().unwrap_or_default(),
            )),
            _ => self.wrong(Shape::Text),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_unit()
    }
}

/// The items of a list, each with its step.
struct Items<'n>(std::iter::Enumerate<std::slice::Iter<'n, Node>>);

impl<'n> Items<'n> {
    fn new(items: &'n [Node]) -> Self {
        Self(items.iter().enumerate())
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = DecodeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        let Some((index, item)) = self.0.find(|(_, item)| !item.is_gone()) else {
            return Ok(None);
        };
        seed.deserialize(Decoder(item))
            .map(Some)
            .map_err(|error| error.within(Step::Index(index)))
    }
}

/// The entries of a mapping, each with its step.
struct Entries<'n> {
    rest: std::slice::Iter<'n, (String, Node)>,
    current: Option<&'n (String, Node)>,
}

impl<'n> Entries<'n> {
    fn new(entries: &'n [(String, Node)]) -> Self {
        Self {
            rest: entries.iter(),
            current: None,
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = DecodeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, DecodeError> {
        self.current = self.rest.find(|(_, value)| !value.is_gone());
        let Some((key, _)) = self.current else {
            return Ok(None);
        };
        seed.deserialize(StrDeserializer::new(key))
            .map(Some)
            .map_err(|error: DecodeError| error.of_key(key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, DecodeError> {
        let Some((key, value)) = self.current.take() else {
            return Err(de::Error::custom("a value was asked for before its key"));
        };
        seed.deserialize(Decoder(value))
            .map_err(|error| error.within(Step::Key(key.clone())))
    }
}
