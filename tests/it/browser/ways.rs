//! The harder ways through the procedure, in Chromium: each begins where the plain walk has been tried already.
mod city;
mod panel;
mod unit;
mod years;

use crate::support::TestApp;
use crate::support::browser::{Browser, browser};
use zhicheng::db::case as cases;
use zhicheng::demo::cases::{Stage, Subject, Walk};
use zhicheng::domain::case::Status;
use zhicheng::domain::ids::CaseId;

/// A program, a browser, and the case that is followed.
struct Way {
    test: TestApp,
    browser: Browser,
    case: CaseId,
}

impl Way {
    /// Brings a case to where the way begins; `None` where there is no Chromium.
    async fn begin(now: &str, subject: Subject, stage: Stage) -> Option<Self> {
        let test = TestApp::start_at(now).await;
        let browser = browser(&test.address).await?;
        let mut walk = test.walk();
        let case = walk.bring(subject, stage).await.unwrap();
        test.follow(&walk);
        test.work().await;
        Some(Self { test, browser, case })
    }

    /// Somebody opens a page; `{case}` stands for the case.
    async fn at(&self, person: &str, place: &str) {
        self.browser.be(person).await;
        self.goto(place).await;
    }

    async fn goto(&self, place: &str) {
        self.browser.goto(&place.replace("{case}", &self.case.to_string())).await;
    }

    /// Presses the main button of the page.
    async fn press(&self) {
        self.browser.go("main button.btn:not(.second)").await;
    }

    /// Presses a button of the form that posts to an address ending like this.
    async fn press_in(&self, action: &str) {
        self.browser.go(&format!("form[action$='{action}'] button.btn")).await;
    }

    /// Lets working days pass and the worker work.
    async fn days_later(&self, days: u32) {
        let mut walk = self.test.walk();
        walk.pass_days(days).unwrap();
        self.test.follow(&walk);
        self.test.work().await;
    }

    fn walk(&self) -> Walk<'_> {
        self.test.walk()
    }

    fn status(&self) -> Status {
        self.walk().by_system(|conn, actor| Ok(cases::find(conn, actor, self.case)?.status)).unwrap()
    }

    async fn end(self) {
        self.browser.close().await.unwrap();
    }
}
