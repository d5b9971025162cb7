//! What a reviewer or employer can send back, named and linked to where the applicant changes it.
use crate::domain::application::Section;
use crate::domain::check::CheckItem;
use crate::domain::document::DocumentKind;
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::web::page::Phrase;
use crate::web::page::list::Link;

/// The item's name; a free one is shown as it was written.
pub fn name(lang: Lang, item: &str) -> Phrase {
    let code = code(item);
    let known = Section::parse(code)
        .map(|section| section.name(lang))
        .or_else(|| DocumentKind::parse(code).map(|kind| kind.name(lang)))
        .or_else(|| check(item).map(|check| check.name(lang)));
    known.map_or_else(|| Phrase::data(item.to_owned()), Phrase::from)
}

/// Where it is put right: the section of the form, the kind of document, or both.
pub fn links(lang: Lang, case: CaseId, item: &str) -> Vec<Link> {
    let section =
        |section: Section| Link::new(section.name(lang), format!("/applicant/cases/{case}/form/{section}"));
    let document =
        |kind: DocumentKind| Link::new(kind.name(lang), format!("/applicant/cases/{case}/documents#{kind}"));
    let of_check = |check: CheckItem| match check {
        CheckItem::Verification | CheckItem::Listed => vec![document(DocumentKind::Certificate)],
        CheckItem::LawfulWork => vec![document(DocumentKind::LawfulWork)],
        CheckItem::ShanghaiYear => vec![section(Section::Work), document(DocumentKind::WorkProof)],
        CheckItem::Education => vec![section(Section::Degrees), document(DocumentKind::Degree)],
        CheckItem::Overseas => vec![section(Section::Overseas), document(DocumentKind::OverseasProof)],
        CheckItem::Truth => vec![section(Section::Declarations)],
        CheckItem::Publicity => Vec::new(),
    };
    let prefix = item.split(['.', ':']).next().unwrap_or(item);
    let code = code(item);
    // `achievements`, `degree` and `overseas` name several things: the prefix decides, else the check list does.
    match prefix {
        "document" => DocumentKind::parse(code).map(document).into_iter().collect(),
        "section" => Section::parse(code).map(section).into_iter().collect(),
        _ => check(item).map_or_else(
            || {
                let sections = Section::parse(code).map(section);
                sections.into_iter().chain(DocumentKind::parse(code).map(document)).collect()
            },
            of_check,
        ),
    }
}

/// The reviewer's notice keeps the name of its check.
fn check(item: &str) -> Option<CheckItem> {
    CheckItem::ALL.iter().copied().find(|check| check.as_str() == item || check.name(Lang::Zh) == item)
}

/// `document:degree` names the same thing as `degree`.
fn code(item: &str) -> &str {
    item.rsplit([':', '.']).next().unwrap_or(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_item_leads_to_where_it_is_changed() {
        let case = CaseId::fresh();

        assert_eq!(links(Lang::Zh, case, "education").len(), 2);
        assert!(links(Lang::Zh, case, "section:work")[0].href.ends_with("/form/work"));
        assert!(links(Lang::Zh, case, "document:degree")[0].href.ends_with("/documents#degree"));
        assert_eq!(links(Lang::Zh, case, "其他").len(), 0);
    }

    #[test]
    fn an_item_of_the_reviewers_own_is_shown_as_written() {
        assert_eq!(name(Lang::En, "缺少成绩单").words(), "缺少成绩单");
        assert_eq!(name(Lang::En, "education").words(), "Education and seniority");
    }
}
