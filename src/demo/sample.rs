//! What the fictional applicants fill in and upload.
use crate::db::application::DocumentRow;
use crate::domain::actor::Actor;
use crate::domain::application::{Achievement, AchievementKind, Declarations, Degree, DegreeKind, Work};
use crate::domain::document::{DocumentKind, MediaType};
use crate::domain::ids::{CaseId, DocumentId};
use crate::services::case::SectionInput;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

/// One page that says that it is a sample.
pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 300]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>endobj\n\
4 0 obj<</Length 63>>stream\nBT /F1 24 Tf 60 150 Td (Sample document) Tj ET                 \nendstream endobj\n\
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n";
pub const KEY: &str = "documents/sample";

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// SHA-256 of the sample, in hex.
pub fn digest() -> String {
    hex::encode(Sha256::digest(PDF))
}

/// Every section of the form, filled in.
pub fn sections(name: &str, proof: DocumentId) -> Vec<SectionInput> {
    vec![
        SectionInput::Personal {
            name: name.to_owned(),
            name_latin: String::new(),
            speciality: "海洋装备材料".to_owned(),
        },
        SectionInput::Degrees(vec![Degree {
            kind: DegreeKind::Master,
            institution: "示例大学".to_owned(),
            field: "船舶与海洋工程".to_owned(),
            stem: true,
            awarded_on: date(2010, 7, 1),
        }]),
        SectionInput::Work(vec![Work {
            from: date(2012, 1, 1),
            to: None,
            employer: "上海示例海洋装备有限公司".to_owned(),
            post: "工程师".to_owned(),
            in_shanghai: true,
        }]),
        SectionInput::Overseas {
            experience: "2010年至2011年在鹿特丹从事海上浮式装备设计".to_owned(),
            business: String::new(),
        },
        SectionInput::Achievements {
            summary: "负责2项海上浮式装备结构防腐方案；参与制定企业标准3项。".to_owned(),
            entries: Some(achievements(proof)),
        },
        SectionInput::Declarations(Declarations { law_abiding: true, ethics: true, duty: true }, true),
    ]
}

fn achievements(proof: DocumentId) -> Vec<Achievement> {
    let entry = |kind, title: &str, role: &str, result: &str| Achievement {
        kind,
        title: title.to_owned(),
        from: date(2019, 3, 1),
        to: Some(date(2021, 6, 30)),
        role: role.to_owned(),
        result: result.to_owned(),
        evidence: vec![proof],
    };
    vec![
        entry(
            AchievementKind::Performance,
            "浮式平台防腐改造",
            "项目负责人",
            "两座平台投用，检修周期由3年延长到5年",
        ),
        entry(
            AchievementKind::Innovation,
            "牺牲阳极布置方法",
            "第一发明人",
            "获发明专利1项，已在4个项目使用",
        ),
        entry(AchievementKind::Contribution, "企业标准三项", "主要起草人", "标准发布并在全公司执行"),
    ]
}

/// A document of a kind, all with the same sample page.
pub fn document(case_id: CaseId, kind: DocumentKind, actor: &Actor) -> DocumentRow {
    DocumentRow {
        id: DocumentId::fresh(),
        case_id,
        kind,
        file_name: format!("{}.pdf", kind.name(crate::domain::lang::Lang::Zh)),
        media_type: MediaType::Pdf,
        size: i64::try_from(PDF.len()).unwrap_or(i64::MAX),
        sha256: digest(),
        object_key: KEY.to_owned(),
        uploaded_by: actor.user_id,
        uploaded_at: actor.now,
        replaced_at: None,
    }
}
