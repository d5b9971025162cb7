//! Everything the program says, in both languages side by side, one file per area.
//! Only words live here: no HTML, no rules, no addresses.
pub mod account;
pub mod applicant;
pub mod applicant_form;
pub mod audit;
pub mod board;
pub mod casework;
pub mod catalogue;
pub mod check;
pub mod decision;
pub mod draw;
pub mod expert;
pub mod figures;
pub mod finding;
pub mod format;
pub mod gloss;
pub mod guide;
pub mod home;
pub mod intake;
pub mod letter;
pub mod mandate;
pub mod message;
pub mod nav;
pub mod notify;
pub mod office;
pub mod owner;
pub mod panel;
pub mod people;
pub mod problem;
pub mod publicity;
pub mod record;
pub mod review;
pub mod revocation;
pub mod right;
pub mod round;
pub mod secretary;
pub mod self_check;
pub mod shell;
pub mod site;
pub mod staff;
pub mod superior;
pub mod teller;
pub mod unit;
pub mod verification;

pub use crate::texts;

/// Declares a set of messages, Chinese before the bar and English after it.
///
/// A message is a literal, or takes arguments; with arguments a literal is formatted with them and a block is
/// run, so that plurals are ordinary Rust. A missing language, a missing argument or a misspelt one does not
/// compile. The type is a `Copy` wrapper around [`Lang`](crate::domain::lang::Lang) with one method per message.
///
/// ```
/// use zhicheng::domain::lang::Lang;
///
/// zhicheng::texts! {
///     /// The words of a queue.
///     pub QueueText {
///         title => "待办事项" | "Work to do";
///         cases(n: u32) => "{n} 件" | { if n == 1 { "1 case".into() } else { format!("{n} cases") } };
///     }
/// }
///
/// assert_eq!(QueueText(Lang::Zh).title(), "待办事项");
/// assert_eq!(QueueText(Lang::Zh).cases(3), "3 件");
/// assert_eq!(QueueText(Lang::En).cases(1), "1 case");
/// ```
///
/// Without English:
/// ```compile_fail
/// zhicheng::texts! { pub QueueText { title => "待办事项"; } }
/// ```
/// With an argument that the message does not take:
/// ```compile_fail
/// zhicheng::texts! { pub QueueText { cases(n: u32) => "{n} 件" | "{m} cases"; } }
/// ```
/// Called without its argument:
/// ```compile_fail
/// zhicheng::texts! { pub QueueText { cases(n: u32) => "{n} 件" | "{n} cases"; } }
/// let _ = QueueText(zhicheng::domain::lang::Lang::En).cases();
/// ```
#[macro_export]
macro_rules! texts {
    (@method $name:ident [] $zh:tt $en:tt) => {
        pub const fn $name(self) -> &'static str {
            match self.0 {
                $crate::domain::lang::Lang::Zh => $zh,
                $crate::domain::lang::Lang::En => $en,
            }
        }
    };
    (@method $name:ident [($($arg:ident: $kind:ty),+)] $zh:tt $en:tt) => {
        pub fn $name(self, $($arg: $kind),+) -> String {
            match self.0 {
                $crate::domain::lang::Lang::Zh => $crate::texts!(@say $zh),
                $crate::domain::lang::Lang::En => $crate::texts!(@say $en),
            }
        }
    };
    (@say $words:literal) => { format!($words) };
    (@say $words:block) => { $words };
    (@constant $name:ident [] $zh:tt $en:tt) => { Some((stringify!($name), $zh, $en)) };
    (@constant $name:ident [$args:tt] $zh:tt $en:tt) => { None };
    ($(#[$note:meta])* $vis:vis $set:ident {
        $($name:ident $(($($arg:ident: $kind:ty),+ $(,)?))? => $zh:tt | $en:tt;)*
    }) => {
        $(#[$note])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $set(pub $crate::domain::lang::Lang);

        impl $set {
            /// The messages without arguments as (name, Chinese, English), for the tests of the wording.
            pub const CONSTANTS: &'static [Option<(&'static str, &'static str, &'static str)>] =
                &[$($crate::texts!(@constant $name [$(($($arg: $kind),+))?] $zh $en)),*];

            $($crate::texts!(@method $name [$(($($arg: $kind),+))?] $zh $en);)*
        }
    };
}

pub use crate::domain::lang::has_han;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;

    texts! {
        Sample {
            plain => "一句" | "One sentence";
            counted(n: i64) => "剩 {n} 天" | { if n == 1 { "1 day".to_owned() } else { format!("{n} days") } };
            named(name: &str, n: u8) => "{name}：{n}" | "{name}: {n}";
        }
    }

    #[test]
    fn a_message_speaks_the_language_of_its_set() {
        assert_eq!((Sample(Lang::Zh).plain(), Sample(Lang::En).plain()), ("一句", "One sentence"));
    }

    #[test]
    fn plurals_follow_the_grammar_of_each_language() {
        let said = [1, 2].map(|n| (Sample(Lang::Zh).counted(n), Sample(Lang::En).counted(n)));

        assert_eq!(said[0], ("剩 1 天".into(), "1 day".into()));
        assert_eq!(said[1], ("剩 2 天".into(), "2 days".into()));
        assert_eq!(Sample(Lang::En).named("Lin", 2), "Lin: 2");
    }

    #[test]
    fn only_messages_without_arguments_are_listed_as_constants() {
        let names: Vec<_> = Sample::CONSTANTS.iter().flatten().map(|c| c.0).collect();

        assert_eq!(names, ["plain"]);
    }

    #[test]
    fn han_is_told_from_latin_text() {
        assert!(has_han("林 A") && has_han("a，b") && has_han("𠮷"));
        assert!(!has_han("Chartered Engineer (CEng) · “quoted” – 2026"));
    }
}
