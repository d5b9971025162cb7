//! The 16 districts of Shanghai by their GB/T 2260 codes (as in modood/Administrative-divisions-of-China,
//! 0b7fd75, read against the city's list).
use crate::domain::lang::Lang;

/// A district of Shanghai.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct District {
    code: &'static str,
    zh: &'static str,
    en: &'static str,
}

const fn district(code: &'static str, zh: &'static str, en: &'static str) -> District {
    District { code, zh, en }
}

impl District {
    /// All districts, in the order of their codes.
    pub const ALL: &'static [Self] = &[
        district("310101", "黄浦区", "Huangpu"),
        district("310104", "徐汇区", "Xuhui"),
        district("310105", "长宁区", "Changning"),
        district("310106", "静安区", "Jing'an"),
        district("310107", "普陀区", "Putuo"),
        district("310109", "虹口区", "Hongkou"),
        district("310110", "杨浦区", "Yangpu"),
        district("310112", "闵行区", "Minhang"),
        district("310113", "宝山区", "Baoshan"),
        district("310114", "嘉定区", "Jiading"),
        district("310115", "浦东新区", "Pudong New Area"),
        district("310116", "金山区", "Jinshan"),
        district("310117", "松江区", "Songjiang"),
        district("310118", "青浦区", "Qingpu"),
        district("310120", "奉贤区", "Fengxian"),
        district("310151", "崇明区", "Chongming"),
    ];

    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|district| district.code == code)
    }

    /// Six digits.
    pub const fn code(self) -> &'static str {
        self.code
    }

    pub const fn name(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_sixteen_districts_in_the_order_of_their_codes() {
        assert_eq!(District::ALL.len(), 16);
        assert!(District::ALL.is_sorted_by(|one, next| one.code < next.code));
        assert!(District::ALL.iter().all(|district| {
            district.code.len() == 6 && district.code.starts_with("310") && district.zh.ends_with('区')
        }));
    }

    #[test]
    fn a_district_is_found_by_its_code_only() {
        let pudong = District::by_code("310115").unwrap();

        assert_eq!((pudong.name(Lang::Zh), pudong.name(Lang::En)), ("浦东新区", "Pudong New Area"));
        assert_eq!(District::by_code("310103"), None);
    }
}
