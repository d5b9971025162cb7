//! Levels and series of professional titles, and the name of the title that the two make.
use crate::domain::text_enum;

text_enum! {
    /// The level a C row leads to (对应职称层级, L-5). No row of list 3.0 leads to 正高级 (E-9).
    pub enum TitleLevel {
        Junior = "junior" ("初级", "Junior"),
        Intermediate = "intermediate" ("中级", "Intermediate"),
        AssociateSenior = "associate_senior" ("副高级", "Associate senior"),
    }
}

text_enum! {
    /// The series of titles that a C row leads to. The notice says "the corresponding series" and no more: the value
    /// is our reading (decision D-27), kept in the data, and absent where we have none.
    pub enum Series {
        Engineering = "engineering" ("工程技术人员", "Engineering"),
        Accounting = "accounting" ("会计人员", "Accounting"),
        Economics = "economics" ("经济专业人员", "Economics"),
    }
}

/// The name of a title (资格名称) in both languages; the Chinese one is the official one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleName {
    pub zh: &'static str,
    pub en: &'static str,
}

/// The title of that level in that series; `None` while the series is not known, for then a person decides.
pub fn title_name(series: Option<Series>, level: TitleLevel) -> Option<TitleName> {
    use TitleLevel::*;
    let (zh, en) = match (series?, level) {
        (Series::Engineering, Junior) => ("助理工程师", "Assistant Engineer"),
        (Series::Engineering, Intermediate) => ("工程师", "Engineer"),
        (Series::Engineering, AssociateSenior) => ("高级工程师", "Senior Engineer"),
        (Series::Accounting, Junior) => ("助理会计师", "Assistant Accountant"),
        (Series::Accounting, Intermediate) => ("会计师", "Accountant"),
        (Series::Accounting, AssociateSenior) => ("高级会计师", "Senior Accountant"),
        (Series::Economics, Junior) => ("助理经济师", "Assistant Economist"),
        (Series::Economics, Intermediate) => ("经济师", "Economist"),
        (Series::Economics, AssociateSenior) => ("高级经济师", "Senior Economist"),
    };
    Some(TitleName { zh, en })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_back_from_its_own_text() {
        for level in TitleLevel::ALL {
            assert_eq!(TitleLevel::parse(level.as_str()), Some(*level));
            assert_eq!(serde_json::to_value(level).unwrap(), level.as_str());
        }
    }

    #[test]
    fn a_level_that_the_list_does_not_know_is_not_read() {
        assert_eq!(TitleLevel::parse("senior"), None);
        assert_eq!(TitleLevel::parse("Junior"), None);
    }

    #[test]
    fn a_series_is_read_back_from_its_own_text() {
        for series in Series::ALL {
            assert_eq!(Series::parse(series.as_str()), Some(*series));
            assert_eq!(serde_json::to_value(series).unwrap(), series.as_str());
        }
    }

    #[test]
    fn the_level_decides_the_name_within_a_series() {
        let zh = |level| title_name(Some(Series::Engineering), level).unwrap().zh;

        assert_eq!(zh(TitleLevel::Junior), "助理工程师");
        assert_eq!(zh(TitleLevel::Intermediate), "工程师");
        assert_eq!(zh(TitleLevel::AssociateSenior), "高级工程师");
    }

    #[test]
    fn associate_senior_titles_differ_by_series() {
        let zh = |series| title_name(Some(series), TitleLevel::AssociateSenior).unwrap().zh;

        assert_eq!(zh(Series::Accounting), "高级会计师");
        assert_eq!(zh(Series::Economics), "高级经济师");
    }

    #[test]
    fn an_unknown_series_has_no_title_name() {
        assert_eq!(title_name(None, TitleLevel::AssociateSenior), None);
    }
}
