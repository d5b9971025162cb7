//! Closed lists that are kept, sent and printed as readable text.

/// Declares an enum whose values are texts: the same text in Postgres, in JSON and in `Display`.
///
/// With `("zh", "en")` behind each text the enum also has `name(lang)`.
macro_rules! text_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[derive(diesel::AsExpression, diesel::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The text kept in the database and printed by the commands.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The value this text stands for; letter case matters.
            pub fn parse(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                std::io::Write::write_all(out, self.as_str().as_bytes())?;
                Ok(diesel::serialize::IsNull::No)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                let text = std::str::from_utf8(value.as_bytes())?;
                Self::parse(text)
                    .ok_or_else(|| format!("{text:?} is not a value of {}", stringify!($name)).into())
            }
        }
    };
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $text:literal ($zh:literal, $en:literal)),+ $(,)?
    }) => {
        $crate::domain::text_enum! {
            $(#[$meta])* pub enum $name { $($(#[$doc])* $variant = $text),+ }
        }

        impl $name {
            /// The name people read.
            pub const fn name(self, lang: $crate::domain::lang::Lang) -> &'static str {
                match lang {
                    $crate::domain::lang::Lang::Zh => match self { $(Self::$variant => $zh,)+ },
                    $crate::domain::lang::Lang::En => match self { $(Self::$variant => $en,)+ },
                }
            }
        }

        impl $crate::domain::lang::Say for $name {
            fn say(&self, lang: $crate::domain::lang::Lang) -> String {
                self.name(lang).to_owned()
            }
        }
    };
}
pub(crate) use text_enum;

#[cfg(test)]
mod tests {
    use crate::domain::actor::Role;
    use crate::domain::case::Status;
    use diesel::IntoSql;
    use diesel::sql_types::Text;

    #[test]
    fn every_value_is_read_back_from_its_own_text() {
        for &status in Status::ALL {
            assert_eq!(Status::parse(status.as_str()), Some(status));
            assert_eq!(status.to_string(), status.as_str());
        }
    }

    #[test]
    fn a_text_outside_the_list_is_no_value() {
        assert_eq!(Status::parse("Filed"), None);
        assert_eq!(Status::parse(""), None);
        assert!(serde_json::from_str::<Status>("\"shelved\"").is_err());
    }

    #[test]
    fn json_carries_the_text() {
        assert_eq!(serde_json::to_string(&Status::ReadyToFile).unwrap(), "\"ready_to_file\"");
        assert_eq!(serde_json::from_str::<Role>("\"applicant\"").unwrap(), Role::Applicant);
    }

    #[test]
    fn the_database_is_given_a_bound_text() {
        let query = diesel::select(Status::Filed.into_sql::<Text>());

        let shown = diesel::debug_query::<diesel::pg::Pg, _>(&query).to_string();

        assert_eq!(shown, "SELECT $1 -- binds: [Filed]");
    }
}
