//! Every URL × role. The table in `access.txt` is written a second time on purpose; a URL that is missing there fails.
use crate::support::{Client, TestApp};
use std::collections::BTreeMap;
use zhicheng::domain::actor::Role;
use zhicheng::web::routes::{ROUTES, Route};

const EXPECTED: &str = include_str!("access.txt");

/// One person of the demonstration for each kind of access.
const PEOPLE: &[(&str, &str)] = &[
    ("Agency", "qian.cheng"),
    ("Applicant", "lin.zhiyuan"),
    ("Employer", "he.jing"),
    ("SuperiorAuthority", "qin.yue"),
    ("VerificationOfficer", "su.ran"),
    ("Reviewer", "zhou.min"),
    ("Secretary", "jiang.yifan"),
    ("Expert", "ma.lin"),
    ("Teller", "fang.zheng"),
    ("CertificateOfficer", "xu.qing"),
    ("Administrator", "gao.yuan"),
    ("SecurityAdministrator", "shi.jian"),
    ("Auditor", "yan.ming"),
];

#[test]
fn the_table_of_urls_is_the_one_written_down_here() {
    let actual: Vec<String> =
        ROUTES.iter().map(|r| format!("{} {} {}", r.method, r.path, r.who.join(" "))).collect();
    let expected: Vec<String> = EXPECTED
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();

    for line in &actual {
        assert!(expected.contains(line), "not in access.txt: {line}");
    }
    for line in &expected {
        assert!(actual.contains(line), "no longer in routes.rs: {line}");
    }
}

#[test]
fn every_role_that_signs_in_is_tried() {
    let without_pages =
        ["Holder", "IssuingBody", "Chair", "CatalogueManager", "IndustryDepartment", "Public", "System"];
    assert_eq!(PEOPLE.len() + without_pages.len(), Role::ALL.len());
}

/// An address of this route with ids that belong to nothing.
fn absent(route: &Route) -> String {
    let mut address = String::new();
    for part in route.path.split_inclusive('/') {
        let (name, slash) = part.strip_suffix('/').map_or((part, ""), |name| (name, "/"));
        let filled = match name {
            "{section}" => "personal".to_owned(),
            "{token}" | "{name}" | "{code}" => "nothing".to_owned(),
            _ if name.starts_with('{') => {
                let tail = name.split_once('}').map_or("", |(_, tail)| tail);
                format!("{}{tail}", uuid::Uuid::nil())
            }
            _ => name.to_owned(),
        };
        address.push_str(&filled);
        address.push_str(slash);
    }
    address
}

async fn everybody(test: &TestApp) -> BTreeMap<&'static str, Client> {
    let mut clients = BTreeMap::new();
    for (role, person) in PEOPLE {
        clients.insert(*role, test.signed_in(person).await);
    }
    clients
}

#[actix_web::test]
async fn whoever_may_not_use_an_address_is_told_that_there_is_none() {
    let test = TestApp::start().await;
    let clients = everybody(&test).await;
    let mut complaints = Vec::new();
    for route in ROUTES.iter().filter(|r| !r.who.contains(&"Anyone") && !r.who.contains(&"Member")) {
        let address = absent(route);
        for (role, client) in clients.iter().filter(|(role, _)| !route.who.contains(*role)) {
            let page = match route.method {
                "get" => client.get(&address).await,
                _ => client.post(&address, &[]).await,
            };
            if page.status != 404 {
                complaints.push(format!("{} {address} as {role}: {}", route.method, page.status));
            }
        }
        let stranger = match route.method {
            "get" => test.visitor().get(&address).await,
            _ => test.visitor().post(&address, &[]).await,
        };
        if !stranger.location.as_deref().is_some_and(|to| to.starts_with("/sign-in")) {
            complaints.push(format!("{} {address} as nobody: {}", route.method, stranger.status));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[actix_web::test]
async fn an_object_that_is_not_there_is_not_found_and_never_an_error() {
    let test = TestApp::start().await;
    let clients = everybody(&test).await;
    let mut complaints = Vec::new();
    for route in ROUTES.iter().filter(|r| r.method == "get" && r.path.contains('{')) {
        let role = route.who[0];
        let (address, visitor) = (absent(route), test.visitor());
        let client = match role {
            "Anyone" => &visitor,
            "Member" => &clients["Applicant"],
            role => &clients[role],
        };
        let page = client.get(&address).await;
        let is_code_page = matches!(route.path, "/c/{code}" | "/link/{token}");
        let is_answered = page.status.is_client_error() || page.status == 200;
        if page.status != 404 && !(is_code_page && is_answered) {
            complaints.push(format!("{address} as {role}: {}", page.status));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[actix_web::test]
async fn a_page_without_an_object_opens_for_whoever_may_use_it() {
    let test = TestApp::start().await;
    let clients = everybody(&test).await;
    let mut complaints = Vec::new();
    for route in ROUTES.iter().filter(|r| r.method == "get" && !r.path.contains('{')) {
        for role in route.who {
            let visitor = test.visitor();
            let client = match *role {
                "Anyone" => &visitor,
                "Member" => &clients["Reviewer"],
                role => &clients[role],
            };
            let page = client.get(route.path).await;
            if page.status != 200 {
                complaints.push(format!("{} as {role}: {}", route.path, page.status));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[actix_web::test]
async fn no_form_is_taken_without_the_token_of_its_session() {
    let test = TestApp::start().await;
    let clients = everybody(&test).await;
    let mut complaints = Vec::new();
    for route in ROUTES.iter().filter(|r| r.method == "post") {
        let visitor = test.visitor();
        let client = match route.who[0] {
            "Anyone" => &visitor,
            "Member" => &clients["Applicant"],
            role => &clients[role],
        };
        let page = client.post_bare(&absent(route), &[("csrf", "forged")]).await;
        if page.status != 403 {
            complaints.push(format!("{}: {}", route.path, page.status));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
