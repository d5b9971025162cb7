//! What a refusal says.
use super::support::*;
use crate::domain::case::Warning;
use crate::domain::four_eyes::FourEyes;
use crate::domain::lang::{Bilingual, Lang};

#[test]
fn a_refusal_names_counts_and_the_clause_in_both_languages() {
    let refusal = Refusal::WindowTooShort { days: 4, least: 5 };

    assert_eq!(refusal.clause(), Clause::P10);
    let place = Clause::P10.paragraph();
    assert_eq!(
        refusal.text(Lang::Zh),
        format!("公示期只有4个工作日，至少应为5个工作日。请延长公示期。（依据 {place}）")
    );
    assert_eq!(
        refusal.text(Lang::En),
        format!("The window counts 4 working days; the least is 5. Choose a longer window. ({place})")
    );
    assert_eq!(refusal.to_string(), refusal.text(Lang::En));
}

#[test]
fn a_refusal_names_dates_as_each_language_writes_them() {
    let refusal = Refusal::CorrectionDeadlineAhead { deadline: day(11, 30) };

    assert_eq!(refusal.sentence(Lang::Zh), "补正期限至2026年11月30日，尚未届满。请届满后再确认。");
    assert_eq!(
        refusal.sentence(Lang::En),
        "The correction deadline is 30 November 2026 and has not passed: confirm the lapse after it."
    );
}

#[test]
fn a_refusal_lists_what_is_missing_by_name() {
    let documents = vec![Bilingual::new("照片", "photograph"), Bilingual::new("学位证书", "degree")];
    let refusal = Refusal::DocumentsMissing { documents };

    assert_eq!(refusal.sentence(Lang::Zh), "缺少以下材料：照片、学位证书。请上传后提交。");
    assert_eq!(
        refusal.sentence(Lang::En),
        "These documents are missing: photograph, degree. Upload them, then submit."
    );
}

#[test]
fn a_move_from_the_wrong_status_says_where_the_case_is_and_where_the_move_belongs() {
    let facts = ready(Action::Accept, Some(Status::Correction), Role::Reviewer);

    let refusal = plan(Action::Accept, Role::Reviewer, &facts).unwrap_err();

    assert_eq!(refusal.clause(), Clause::P11);
    assert_eq!(
        refusal.sentence(Lang::Zh),
        "事项现为“补正中”，不能“受理”；该操作适用于：已申报。请刷新页面，查看现在可以办理的操作。"
    );
    assert_eq!(
        refusal.sentence(Lang::En),
        "The case is now “Correction”, so “Accept” is not possible; it belongs to: Filed. \
         Reload the page to see what can be done now."
    );
}

#[test]
fn a_move_by_the_wrong_role_says_whose_it_is() {
    let facts = ready(Action::Withdraw, Some(Status::Filed), Role::Employer);

    let refusal = plan(Action::Withdraw, Role::Employer, &facts).unwrap_err();

    assert_eq!(
        refusal.sentence(Lang::En),
        "“Withdraw” is done by: Applicant. You are acting as: Employer. Switch your role, or ask one of them."
    );
}

#[test]
fn a_pair_refusal_names_the_pair() {
    let refusal = Refusal::SamePerson { pair: FourEyes::EmployerAndApplicant, clause: Clause::P9 };

    assert_eq!(refusal.sentence(Lang::Zh), "须由两人分别办理：单位审核与本人申报。请由另一人办理。");
}

#[test]
fn a_warning_cites_its_clause_too() {
    cites!(Clause::P15);
    let warning = Warning::PostManagement {};

    assert_eq!(warning.clause(), Clause::P15);
    assert!(warning.text(Lang::Zh).starts_with("事业单位原则上按岗位管理有关规定执行。"));
}

#[test]
fn another_correction_and_a_dropped_item_are_warned_of() {
    use crate::domain::case::flow::warnings;
    let mut facts = ready(Action::RequestCorrection, Some(Status::Filed), Role::Reviewer);
    facts.item = ItemStanding::Dropped { reviewer_is_told: true };
    facts.verdict = Some(VerdictFacts { is_pinned: true, unmet_clauses: 1, unmet_is_acknowledged: true });

    assert_eq!(warnings(Action::RequestCorrection, &facts), [Warning::AnotherCorrection { notices: 1 }]);
    assert_eq!(
        warnings(Action::File, &facts),
        [Warning::ItemDropped {}, Warning::UnmetClauses { clauses: 1 }]
    );
}

#[test]
fn an_open_objection_is_warned_of_while_the_window_runs() {
    use crate::domain::case::flow::warnings;
    let mut facts = ready(Action::ClosePublicity, Some(Status::Publicity), Role::System);
    of_publicity(&mut facts).objections.open = 1;

    assert_eq!(warnings(Action::ClosePublicity, &facts), [Warning::ObjectionsOpen { objections: 1 }]);
}
