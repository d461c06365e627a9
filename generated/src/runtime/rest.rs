// What an object has under keys that are those of no field.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor,
};

use super::InvalidRequest;

/// Reads an object whose fields have these `keys`, and puts what stands under others into `rest`.
///
/// # Errors
///
/// When there is something else, the object is none of its type, or a key stands there twice.
pub fn object<'de, T, V, D>(
    deserializer: D,
    keys: &[&str],
    rest: &mut BTreeMap<String, V>,
) -> Result<T, D::Error>
where
    T: Deserialize<'de>,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Object {
        keys,
        rest,
        fields: PhantomData,
    })
}

/// What stands under other keys takes the place of no field.
///
/// # Errors
///
/// When it does, with the key.
pub fn check<V>(rest: &BTreeMap<String, V>, keys: &[&'static str]) -> Result<(), InvalidRequest> {
    match keys.iter().find(|key| rest.contains_key(**key)) {
        None => Ok(()),
        Some(key) => Err(InvalidRequest::new(
            *key,
            "must be told by its field, and not among the rest",
        )),
    }
}

/// Reads an object as a type, and the rest of it beside.
struct Object<'r, T, V> {
    keys: &'r [&'r str],
    rest: &'r mut BTreeMap<String, V>,
    fields: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Object<'_, T, V> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let Self { keys, rest, .. } = self;
        T::deserialize(MapAccessDeserializer::new(Fields { map, keys, rest }))
    }
}

/// The entries of an object that are fields. Those before them go to the rest, one after the other.
struct Fields<'r, A, V> {
    map: A,
    keys: &'r [&'r str],
    rest: &'r mut BTreeMap<String, V>,
}

impl<'de, A: MapAccess<'de>, V: Deserialize<'de>> MapAccess<'de> for Fields<'_, A, V> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<Cow<'de, str>>()? {
            if self.keys.contains(&&*key) {
                return seed.deserialize(key.into_deserializer()).map(Some);
            }
            let value = self.map.next_value()?;
            if self.rest.insert(key.into_owned(), value).is_some() {
                return Err(A::Error::custom("a key stands there twice"));
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
