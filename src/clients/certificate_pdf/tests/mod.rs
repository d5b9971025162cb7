//! Measures the page, reads the file back with other people's tools, and checks every refusal.
mod file;
mod page;
mod refusals;

use super::*;
use crate::domain::certificate::{CertificateNumber, NumberPattern, NumberScheme, PublicCode, SeriesLetters};
use chrono::NaiveDate;
use std::path::Path;
use std::sync::LazyLock;

static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::load(Path::new(Fonts::REGULAR), Path::new(Fonts::BOLD)).unwrap());

static NUMBER: LazyLock<CertificateNumber> = LazyLock::new(|| {
    let scheme = NumberScheme::parse(NumberPattern::DEFAULT).unwrap();
    scheme.number(2026, SeriesLetters::Engineering, 101).unwrap()
});

static CODE: LazyLock<PublicCode> = LazyLock::new(|| {
    PublicCode::from_entropy([0xA7, 0x1F, 0, 0xD4, 0x5B, 0x90, 0x3E, 0x21, 0x77, 0xC8, 0x0D, 0x6A])
});

const CHECK_URL: &str = "https://zhicheng.example/check/AB3GWV54Y14Q5A30ZR9X";

/// The printed speciality of row C8, the longest of class C.
const LONGEST_PRINTED: &str = "从事电气及电子工程、计算机工程、航空航天、生物科技、电力与能源、地球科学、消费电子、人工智能和通信等相关技术研究和应用实践等相关工作";

fn a_sheet() -> Sheet<'static> {
    Sheet {
        issuer: Bilingual::new(
            "示例市人力资源和社会保障局",
            "Example Bureau of Human Resources and Social Security",
        ),
        holder_name: "林知远",
        holder_latin_name: Some("LIN Zhiyuan"),
        title_name: Bilingual::new("高级工程师", "Senior Engineer"),
        level: Bilingual::new("副高级", "Associate senior"),
        obtained_by: Bilingual::new("考核认定", "Recognition by assessment"),
        overseas_certificate: Bilingual::new("特许工程师", "Chartered Engineer"),
        issuing_body: Bilingual::new(
            "英国工程技术学会",
            "The Institution of Engineering and Technology, IET",
        ),
        speciality_zh: "从事能源电力、设计制造、交通运输、信息通信等工程技术领域相关工作",
        list_version: "3.0",
        awarded_on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        number: &NUMBER,
        public_code: &CODE,
        check_url: CHECK_URL,
        demo: false,
    }
}
