//! The reviewer's check list: what §2 asks, one item after the other.
use super::clause::Clause;
use super::text_enum;

text_enum! {
    /// One thing the reviewer finds in order or not.
    pub enum CheckItem {
        Verification = "verification" ("境外证书真实有效", "Certificate is authentic"),
        Listed = "listed" ("证书在认可清单C类", "Certificate is in class C of the list"),
        LawfulWork = "lawful_work" ("在本市合法工作", "Works lawfully in Shanghai"),
        ShanghaiYear = "shanghai_year" ("在沪从事相关工作满1年", "A full year of relevant work in Shanghai"),
        Education = "education" ("学历与资历", "Education and seniority"),
        Overseas = "overseas" ("境外相关经历或海外业务", "Overseas experience or business"),
        Publicity = "publicity" ("单位内部公示不少于5个工作日", "Internal publicity of at least 5 working days"),
        Truth = "truth" ("申报人承诺书", "Applicant's declarations"),
    }
}

impl CheckItem {
    /// The clause the check rests on.
    pub const fn clause(self) -> Clause {
        match self {
            Self::Verification => Clause::P1,
            Self::Listed => Clause::L3,
            Self::LawfulWork => Clause::B0,
            Self::ShanghaiYear => Clause::E0,
            Self::Education => Clause::E5,
            Self::Overseas => Clause::B4,
            Self::Publicity => Clause::P10,
            Self::Truth => Clause::B1,
        }
    }
}
