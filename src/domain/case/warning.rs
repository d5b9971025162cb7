//! What is shown before a move and blocks nothing.
use super::facts::{Facts, ItemStanding, SuperiorConsent};
use super::refusal::sentences;
use super::{Action, Status};
use crate::domain::clause::Clause;
use crate::domain::lang::{Lang, Say};

sentences! {
/// Something to know before pressing the button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    PostManagement {} cites Clause::P15,
        "事业单位原则上按岗位管理有关规定执行。请核对岗位数量和结构比例。",
        "In principle the rules on post management apply to public institutions: check the number and structure of posts.";
    ItemDropped {} cites Clause::D09,
        "该证书已不在现行清单的C类中，受理人员会看到这一情况。",
        "The item is no longer in class C of the list in force; the reviewer will see this.";
    UnmetClauses { clauses: u32 } cites Clause::D09,
        "资格核对中未满足的条款：{clauses}。核对仅供参考，由受理人员判断。",
        "Clauses not met in the eligibility check: {clauses}. The check advises; a reviewer decides.";
    ObjectionsOpen { objections: u32 } cites Clause::D17,
        "未办结的异议：{objections}。公示期继续，办结前不能结束公示。",
        "Objections not settled: {objections}. The window runs on, and cannot be closed before they are.";
    AnotherCorrection { notices: u32 } cites Clause::D18,
        "此前已发补正通知：{notices}。再次通知属例外，须写明理由并由另一人确认。",
        "Correction notices sent before: {notices}. Another one is exceptional: it needs a reason and a second person.";
}
}

/// What to show next to the button of `action`.
pub fn warnings(action: Action, facts: &Facts) -> Vec<Warning> {
    match action {
        Action::File => before_filing(facts),
        Action::RequestCorrection if facts.correction.notices > 0 => {
            vec![Warning::AnotherCorrection { notices: facts.correction.notices }]
        }
        Action::ClosePublicity | Action::CloseResultPublicity | Action::RestartPublicity => {
            open_objections(facts)
                .map(|objections| Warning::ObjectionsOpen { objections })
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

fn before_filing(facts: &Facts) -> Vec<Warning> {
    let post = facts.superior_consent != SuperiorConsent::NotNeeded;
    let dropped = facts.item != ItemStanding::Listed;
    let unmet = facts.verdict.map(|v| v.unmet_clauses).filter(|&n| n > 0);
    [
        post.then_some(Warning::PostManagement {}),
        dropped.then_some(Warning::ItemDropped {}),
        unmet.map(|clauses| Warning::UnmetClauses { clauses }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn open_objections(facts: &Facts) -> Option<u32> {
    let objections = match facts.status? {
        Status::Publicity => facts.publicity.as_ref()?.objections,
        Status::ResultPublicity => facts.result.as_ref()?.objections,
        _ => return None,
    };
    (objections.open > 0).then_some(objections.open)
}
