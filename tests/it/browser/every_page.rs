//! Every page of the program, found as people find it: by following the links from where their work begins. A page of
//! `routes.rs` that no link leads to fails here, and so does a link that leads nowhere.
use crate::support::browser::browser;
use crate::support::world::world;
use crate::support::{Client, TestApp};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use zhicheng::demo::PEOPLE;
use zhicheng::web::public::home::home_of;
use zhicheng::web::routes::{ROUTES, Route};

/// No page is larger; with its style and script it is there at once on a slow line.
const LARGEST: usize = 100 * 1024;
/// How many pages of one kind are read for the links on them: of objects, and of lists with their filters.
const ENOUGH: [usize; 2] = [60, 30];

/// What people type into a search field to get further.
const SEARCHED: &[(&str, &str)] =
    &[("yan.ming", "/audit?object=RD-2026-000001"), ("zhou.min", "/reviewer/search?q=%E6%9E%97")];

/// Addresses that no page leads to, and why.
const NOT_LINKED: &[(&str, &str)] = &[
    ("/livez", "for the machine that watches"),
    ("/readyz", "for the machine that watches"),
    ("/static/{name}", "parts of pages"),
    ("/forgotten", "only before signing in"),
    ("/link/{token}", "leaves in a letter"),
    ("/c/{code}", "the QR code on the sheet leads there"),
    ("/verification/{id}/decide", "where a refused form leaves the reader"),
    ("/verification/{id}/send", "where a refused form leaves the reader"),
    ("/verification/{id}/answer", "where a refused form leaves the reader"),
    ("/verification/{id}/review", "where a refused form leaves the reader"),
    ("/applicant/cases/{id}/external-number", "where a refused form leaves the reader"),
    ("/employer/batch/file", "where a preview leaves the reader"),
    ("/employer/batch/open", "where a preview leaves the reader"),
    ("/employer/publicity/start", "where the outcome leaves the reader"),
    ("/employer/people/manager", "where a refused form leaves the reader"),
    ("/objection/{token}/lodged/{receipt}", "after an objection is sent"),
];

/// Where one page of a kind was found, and by whom; nobody is a visitor.
struct Found {
    person: Option<&'static str>,
    address: String,
    is_page: bool,
}

/// What the links of the program lead to.
#[derive(Default)]
pub struct Crawl {
    found: BTreeMap<&'static str, Found>,
    complaints: Vec<String>,
}

fn route_of(path: &str) -> Option<&'static Route> {
    let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let is_like = |pattern: &str, part: &str| match (pattern.find('{'), pattern.find('}')) {
        (Some(start), Some(end)) => {
            part.starts_with(&pattern[..start]) && part.ends_with(&pattern[end + 1..])
        }
        _ => pattern == part,
    };
    ROUTES.iter().filter(|route| route.method == "get").find(|route| {
        let (pattern, path) = (parts(route.path), parts(path));
        pattern.len() == path.len() && pattern.iter().zip(&path).all(|(pattern, part)| is_like(pattern, part))
    })
}

fn links(body: &str) -> Vec<String> {
    let addresses = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let whole = addresses.map(|address| address.replace("&#38;", "&").replace("&amp;", "&"));
    // The same page in the other language or larger type.
    let is_variant =
        |address: &str| ["?lang=", "&lang=", "?type=", "&type="].iter().any(|part| address.contains(part));
    let inside = whole.filter(|address| address.starts_with('/') && !is_variant(address));
    inside.map(|address| address.split('#').next().unwrap_or_default().to_owned()).collect()
}

impl Crawl {
    /// Follows every link that this person sees.
    async fn follow(&mut self, person: Option<&'static str>, client: &Client) {
        let mut seen = BTreeSet::new();
        let mut read: BTreeMap<&'static str, usize> = BTreeMap::new();
        let typed = SEARCHED.iter().filter(|(who, _)| person == Some(*who)).map(|(_, address)| *address);
        let mut waiting: VecDeque<_> = std::iter::once("/").chain(typed).map(str::to_owned).collect();
        while let Some(address) = waiting.pop_front() {
            let path = address.split('?').next().unwrap_or_default();
            let Some(route) = route_of(path) else {
                self.complaints.push(format!("{person:?}: {address} is no page of the program"));
                continue;
            };
            let times = read.entry(route.path).or_default();
            *times += 1;
            let enough = ENOUGH[usize::from(!route.path.contains('{'))];
            if *times > enough || path.starts_with("/static/") {
                continue;
            }
            let page = client.get(&address).await;
            if let Some(to) = page.location.clone().filter(|_| page.status.is_redirection()) {
                waiting.extend(Some(to).filter(|to| to.starts_with('/') && seen.insert(to.clone())));
                continue;
            }
            if !page.status.is_success() {
                self.complaints.push(format!("{person:?}: {address} answers {}", page.status));
                continue;
            }
            let is_page = page.header("content-type").starts_with("text/html");
            if is_page && page.body.len() > LARGEST {
                self.complaints.push(format!("{address} has {} bytes", page.body.len()));
            }
            waiting.extend(links(&page.body).into_iter().filter(|link| seen.insert(link.clone())));
            self.found.entry(route.path).or_insert(Found { person, address, is_page });
        }
    }

    pub async fn of(test: &TestApp, is_wanted: impl Fn(&str) -> bool) -> Self {
        let mut crawl = Self::default();
        crawl.follow(None, &test.visitor()).await;
        for person in PEOPLE.iter().filter(|person| is_wanted(home_of(person.role))) {
            let name = person.email.trim_end_matches("@demo.invalid");
            crawl.follow(Some(name), &test.signed_in(name).await).await;
        }
        crawl
    }

    /// Who found a page of this route, and where.
    pub fn address(&self, route: &str) -> Option<(Option<&'static str>, &str)> {
        self.found.get(route).map(|found| (found.person, found.address.as_str()))
    }

    /// Pages that no link leads to.
    fn orphans(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<&'static str> {
        let is_excused = |path: &str| NOT_LINKED.iter().any(|(known, _)| *known == path);
        let pages = ROUTES.iter().filter(|route| route.method == "get" && is_wanted(route.path));
        let orphans = pages.filter(|route| !self.found.contains_key(route.path) && !is_excused(route.path));
        orphans.map(|route| route.path).collect()
    }
}

/// Looks at one page of every kind that begins so: both languages, both widths, and every stop of the Tab key.
async fn look_at(is_wanted: impl Fn(&str) -> bool + Copy) {
    let test = world().await;
    let crawl = Crawl::of(&test, is_wanted).await;
    assert!(crawl.complaints.is_empty(), "{}", crawl.complaints.join("\n"));
    assert_eq!(crawl.orphans(is_wanted), Vec::<&str>::new(), "no link leads there");
    let Some(mut browser) = browser(&test.address).await else { return };
    let mut pages: Vec<_> =
        crawl.found.iter().filter(|(route, found)| found.is_page && is_wanted(route)).collect();
    pages.sort_by_key(|(_, found)| found.person);
    let mut here = None;

    for (_, found) in &pages {
        if found.person != here
            && let Some(person) = found.person
        {
            browser.be(person).await;
            here = found.person;
        }
        browser.goto(&found.address).await;
        browser.look().await;
        browser.every_stop_shows_itself().await;
    }

    assert_eq!(browser.looked_at(), pages.len());
    browser.close().await.unwrap();
}

fn is_of_the_office(route: &str) -> bool {
    // The sheet itself is for its holder too.
    route != "/certificates/{id}.pdf"
        && ["/reviewer", "/secretary", "/expert", "/teller", "/certificates", "/admin", "/audit"]
            .iter()
            .any(|area| route.starts_with(area))
}

#[actix_web::test]
async fn every_page_of_the_public_the_units_and_the_applicants_is_good() {
    look_at(|route| !is_of_the_office(route)).await;
}

#[actix_web::test]
async fn every_page_of_the_office_and_the_panel_is_good() {
    look_at(is_of_the_office).await;
}
