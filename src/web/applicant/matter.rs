//! Where the applicant puts right what an employer or a reviewer sent back.
use crate::domain::application::Section;
use crate::domain::check::CheckItem;
use crate::domain::document::DocumentKind;
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::domain::returned::ReturnedItem;
use crate::web::casework::checked;
use crate::web::page::list::Link;

/// The section of the form, the kind of document, or both; none for an item in free words.
pub fn links(lang: Lang, case: CaseId, item: &str) -> Vec<Link> {
    let places = match (ReturnedItem::parse(item), checked(item)) {
        (Some(known), _) => vec![known],
        (None, Some(check)) => of_check(check),
        (None, None) => Vec::new(),
    };
    let link = |place: ReturnedItem| {
        let to = match place {
            ReturnedItem::Section(section) => format!("form/{section}"),
            ReturnedItem::Document(kind) => format!("documents#{kind}"),
        };
        Link::new(place.name(lang), format!("/applicant/cases/{case}/{to}"))
    };
    places.into_iter().map(link).collect()
}

/// What a check of the reviewer looks at.
fn of_check(check: CheckItem) -> Vec<ReturnedItem> {
    use ReturnedItem::{Document, Section as Part};
    match check {
        CheckItem::Verification | CheckItem::Listed => vec![Document(DocumentKind::Certificate)],
        CheckItem::LawfulWork => vec![Document(DocumentKind::LawfulWork)],
        CheckItem::ShanghaiYear => vec![Part(Section::Work), Document(DocumentKind::WorkProof)],
        CheckItem::Education => vec![Part(Section::Degrees), Document(DocumentKind::Degree)],
        CheckItem::Overseas => vec![Part(Section::Overseas), Document(DocumentKind::OverseasProof)],
        CheckItem::Truth => vec![Part(Section::Declarations)],
        CheckItem::Publicity => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::casework::item_name;

    #[test]
    fn a_known_item_leads_to_where_it_is_changed() {
        let case = CaseId::fresh();
        let places =
            |item: &str| links(Lang::Zh, case, item).into_iter().map(|link| link.href).collect::<Vec<_>>();

        assert_eq!(places(CheckItem::Education.name(Lang::Zh)).len(), 2);
        assert!(places("section:achievements")[0].ends_with("/form/achievements"));
        assert!(places("document:achievements")[0].ends_with("/documents#achievements"));
        assert!(places("其他").is_empty());
    }

    #[test]
    fn an_item_in_free_words_is_shown_as_written_and_a_known_one_in_the_readers_language() {
        assert_eq!(item_name(Lang::En, "缺少成绩单").words(), "缺少成绩单");
        assert_eq!(item_name(Lang::En, "section:work").words(), "Work experience");
        assert_eq!(
            item_name(Lang::En, CheckItem::Education.name(Lang::Zh)).words(),
            "Education and seniority"
        );
    }
}
