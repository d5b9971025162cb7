//! JSON read strictly: a key given twice or unknown is refused, and every error knows the path of its field.
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::problem::{FactError, Problem};

/// A JSON value that keeps repeated keys, so that they can be refused. Numbers are of no use here.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

struct AnyJson;

impl<'de> Visitor<'de> for AnyJson {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Json::Object(object))
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyJson)
    }
}

/// A value and the path that leads to it.
#[derive(Debug)]
pub struct Field {
    pub path: String,
    value: Json,
}

/// The fields of one object. Each is taken once; `object` has already refused unknown and repeated keys.
#[derive(Debug)]
pub struct Fields {
    path: String,
    entries: Vec<(String, Json)>,
}

impl Field {
    /// The whole text as one value.
    pub fn whole(text: &str) -> Result<Self, FactError> {
        let value = serde_json::from_str(text)
            .map_err(|error| FactError::new("input", Problem::NotJson(error.to_string())))?;
        Ok(Self { path: String::new(), value })
    }

    /// The value as an object with these keys and no others.
    pub fn object(self, allowed: &[&str]) -> Result<Fields, FactError> {
        let Json::Object(entries) = self.value else {
            let field = if self.path.is_empty() { "input" } else { &self.path };
            return Err(FactError::new(field, Problem::NotObject));
        };
        for (index, (key, _)) in entries.iter().enumerate() {
            let field = join(&self.path, key);
            if !allowed.contains(&key.as_str()) {
                return Err(FactError::new(field, Problem::UnknownKey { allowed: allowed.join(", ") }));
            }
            if entries[..index].iter().any(|(earlier, _)| earlier == key) {
                return Err(FactError::new(field, Problem::Twice));
            }
        }
        Ok(Fields { path: self.path, entries })
    }

    /// The value as a list.
    pub fn list(self) -> Result<Vec<Self>, FactError> {
        let Json::List(values) = self.value else { return Err(FactError::new(self.path, Problem::NotList)) };
        let field = |(index, value)| Self { path: format!("{}[{index}]", self.path), value };
        Ok(values.into_iter().enumerate().map(field).collect())
    }

    pub fn text(self) -> Result<String, FactError> {
        let Json::Text(text) = self.value else { return Err(FactError::new(self.path, Problem::NotText)) };
        Ok(text)
    }

    pub fn bool(self) -> Result<bool, FactError> {
        let Json::Bool(value) = self.value else { return Err(FactError::new(self.path, Problem::NotBool)) };
        Ok(value)
    }

    pub fn is_null(&self) -> bool {
        self.value == Json::Null
    }
}

impl Fields {
    /// The field of this name, which must be there.
    pub fn take(&mut self, key: &str) -> Result<Field, FactError> {
        let path = join(&self.path, key);
        let Some(index) = self.entries.iter().position(|(name, _)| name == key) else {
            return Err(FactError::new(path, Problem::Missing));
        };
        let (_, value) = self.entries.swap_remove(index);
        Ok(Field { path, value })
    }

    /// The field of this name, if it is there and not null.
    pub fn take_optional(&mut self, key: &str) -> Option<Field> {
        self.take(key).ok().filter(|field| !field.is_null())
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
