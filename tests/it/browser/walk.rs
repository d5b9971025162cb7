//! One case through all five steps in Chromium, as its different people; every page on the way is looked at.
mod papers;

use crate::support::TestApp;
use crate::support::browser::{Browser, browser};

/// The walk: a program, a browser, and the case it follows.
struct Walk {
    test: TestApp,
    browser: Browser,
    case: String,
    session: String,
    /// Whether the pages on the way are looked at.
    looks: bool,
}

#[actix_web::test]
async fn a_case_walks_all_five_steps_in_the_browser_and_every_page_on_the_way_is_good() {
    let test = TestApp::start().await;
    let Some(browser) = browser(&test.address).await else { return };
    let mut walk = Walk::new(test, browser, true);

    walk.all_five_steps().await;

    assert!(walk.browser.looked_at() >= 25, "{} pages were looked at", walk.browser.looked_at());
    walk.browser.close().await.unwrap();
}

#[actix_web::test]
async fn a_case_walks_all_five_steps_with_the_keyboard_alone_and_the_focus_is_always_seen() {
    let test = TestApp::start().await;
    let Some(browser) = browser(&test.address).await else { return };
    let mut walk = Walk::new(test, browser.by_keyboard(), false);

    walk.all_five_steps().await;

    walk.browser.close().await.unwrap();
}

#[actix_web::test]
async fn a_case_walks_all_five_steps_without_javascript() {
    let test = TestApp::start().await;
    let Some(browser) = browser(&test.address).await else { return };
    let mut walk = Walk::new(test, browser.without_scripts().await, false);

    walk.all_five_steps().await;

    walk.browser.close().await.unwrap();
}

impl Walk {
    fn new(test: TestApp, browser: Browser, looks: bool) -> Self {
        Self { test, browser, case: String::new(), session: String::new(), looks }
    }

    async fn all_five_steps(&mut self) {
        self.employer_opens().await;
        self.applicant_consents().await;
        self.officers_verify().await;
        self.applicant_fills_in().await;
        self.employer_publishes().await;
        self.applicant_files().await;
        self.reviewer_accepts().await;
        self.secretary_prepares().await;
        self.panel_votes().await;
        self.officers_issue().await;
        self.anyone_checks().await;
    }

    async fn look(&mut self) {
        if self.looks {
            self.browser.look().await;
        }
    }

    async fn at(&self, place: &str) {
        self.browser.goto(&place.replace("{case}", &self.case).replace("{session}", &self.session)).await;
    }

    /// Presses the first main button of the page.
    async fn press(&self) {
        self.browser.go("main button.btn:not(.second)").await;
    }

    /// Presses the button of the form that posts to an address ending like this.
    async fn press_in(&self, action: &str) {
        self.browser.go(&format!("form[action$='{action}'] button.btn")).await;
    }

    /// Follows the first link whose address begins like this.
    async fn follow(&self, start: &str) {
        self.browser.go(&format!("main a[href^='{start}']")).await;
    }

    /// Moves the clock by six working days with the buttons of the bar, and lets the worker work.
    async fn six_working_days_later(&self) {
        for days in ["5", "1"] {
            self.browser.go(&format!(".demo button[value='{days}']")).await;
            self.browser.until("演示时间").await;
        }
        self.test.work().await;
    }

    async fn employer_opens(&mut self) {
        self.browser.be("he.jing").await;
        self.look().await;
        self.at("/employer/cases/new").await;
        self.look().await;
        for (name, value) in [
            ("item", "C12"),
            ("certificate_no", "CE-804212"),
            ("name_on_certificate", "LIN Zhiyuan"),
            ("awarded_on", "2015-03-01"),
            ("applicant_name", "林知远"),
            ("applicant_email", "lin.zhiyuan@demo.invalid"),
            ("post", "总体设计工程师"),
            ("employment_evidence", "劳动合同，社会保险缴费记录"),
        ] {
            self.browser.fill(name, value).await;
        }
        self.press().await;
        self.browser.until("RD-2026-000001").await;
        let path = self.browser.path().await;
        let id = path.trim_start_matches("/employer/cases/").split(['?', '/', '#']).next();
        id.unwrap().clone_into(&mut self.case);
        self.look().await;
    }

    async fn applicant_consents(&mut self) {
        self.browser.be("lin.zhiyuan").await;
        self.look().await;
        self.at("/applicant/cases/{case}/consent").await;
        self.look().await;
        self.browser.choose("consent", "yes").await;
        self.press().await;
    }

    async fn officers_verify(&mut self) {
        self.browser.be("su.ran").await;
        self.look().await;
        self.follow("/verification/").await;
        self.look().await;
        self.browser.choose("decision", "accept").await;
        self.press_in("/decide").await;
        self.press_in("/send").await;
        self.browser.choose("outcome", "authentic").await;
        self.browser.fill("channel", "email").await;
        self.browser.fill("evidence", "注册部2026年3月2日邮件答复：信息一致").await;
        self.press_in("/answer").await;
        let request = self.browser.path().await;
        self.browser.be("shen.zhu").await;
        self.browser.goto(&request).await;
        self.look().await;
        self.browser.choose("review", "agree").await;
        self.press_in("/review").await;
        self.test.work().await;
    }

    async fn employer_publishes(&mut self) {
        self.browser.be("he.jing").await;
        self.at("/employer/cases/{case}/review").await;
        self.look().await;
        self.browser.choose("documents", "yes").await;
        self.browser.choose("duty", "yes").await;
        self.browser.fill("documents_note", "与原件一致").await;
        self.browser.fill("duty_note", "履职良好").await;
        self.browser.fill("place", "公司公告栏").await;
        self.press().await;
        self.press().await;
        self.at("/employer/cases/{case}/publicity").await;
        self.look().await;
        self.browser.fill("proof", "3月2日上午张贴于公司公告栏").await;
        self.press_in("/proof").await;
        for page in
            ["/employer/cases/{case}/sheet", "/employer/cases/{case}/materials", "/employer/cases/{case}"]
        {
            self.at(page).await;
            self.look().await;
        }
        self.six_working_days_later().await;
    }

    async fn applicant_files(&mut self) {
        self.browser.be("lin.zhiyuan").await;
        self.at("/applicant/cases/{case}/file").await;
        self.look().await;
        self.press().await;
        self.browser.until("已申报").await;
        self.at("/applicant/cases/{case}").await;
        self.look().await;
    }

    async fn reviewer_accepts(&mut self) {
        self.browser.be("zhou.min").await;
        self.look().await;
        self.at("/reviewer/cases/{case}").await;
        self.look().await;
        for item in zhicheng::domain::check::CheckItem::ALL {
            self.browser.choose(&zhicheng::services::case::check_field(*item), "met").await;
        }
        self.browser.choose("decision", "accept").await;
        self.press().await;
    }

    async fn secretary_prepares(&mut self) {
        self.browser.be("jiang.yifan").await;
        self.look().await;
        self.at("/secretary/sessions/new").await;
        self.look().await;
        self.browser.fill("title", "工程系列评议会").await;
        self.browser.choose_or_fill("series", "engineering").await;
        self.browser.fill("held_on", "2026-03-16").await;
        self.browser.fill("size", "3").await;
        self.browser.pick("teller_a", "方正").await;
        self.browser.pick("teller_b", "白桦").await;
        self.press().await;
        self.browser.until("工程系列评议会").await;
        let path = self.browser.path().await;
        let id = path.trim_start_matches("/secretary/sessions/").split(['?', '/']).next();
        id.unwrap().clone_into(&mut self.session);
        self.browser.choose("case", &self.case.clone()).await;
        self.press_in("/agenda").await;
        self.look().await;
        self.members_are_drawn().await;
    }

    /// The secretary freezes and commits; the auditor commits and reveals with two clicks; the secretary reveals.
    async fn members_are_drawn(&mut self) {
        self.at("/secretary/sessions/{session}/draw").await;
        self.look().await;
        self.press().await;
        let number = self.commit().await;
        self.look().await;
        self.browser.be("yan.ming").await;
        self.at("/audit/draws").await;
        self.look().await;
        self.at("/audit/draws/{session}").await;
        let other = self.commit().await;
        self.at("/audit/draws/{session}").await;
        self.look().await;
        self.reveal(&other).await;
        self.browser.be("jiang.yifan").await;
        self.at("/secretary/sessions/{session}/draw").await;
        self.reveal(&number).await;
        self.browser.until("吴海洋").await;
        self.look().await;
    }

    /// Commits to a number, and reads it from the page, as somebody does who writes it down.
    async fn commit(&self) -> String {
        self.press_act("commit").await;
        self.browser.value_of("#code").await
    }

    /// Opens the number; without scripts it is typed from paper.
    async fn reveal(&self, number: &str) {
        if !self.browser.is_scripted() {
            self.browser.fill("contribution", number).await;
        }
        self.press_act("reveal").await;
    }

    async fn press_act(&self, act: &str) {
        self.browser.go(&format!("main button[name='act'][value='{act}']")).await;
    }

    async fn panel_votes(&mut self) {
        for expert in ["wu.haiyang", "tang.qi", "ma.lin"] {
            self.browser.be(expert).await;
            self.at("/expert/sessions/{session}").await;
            if expert == "ma.lin" {
                self.look().await;
                self.at("/expert/sessions/{session}/draw").await;
                self.look().await;
                self.at("/expert/sessions/{session}").await;
            }
            self.press_in("/declare").await;
        }
        self.browser.be("jiang.yifan").await;
        self.at("/secretary/sessions/{session}/papers").await;
        self.press().await;
        for expert in ["wu.haiyang", "tang.qi", "ma.lin"] {
            self.browser.be(expert).await;
            self.at("/expert/sessions/{session}/cases/{case}").await;
            if expert == "wu.haiyang" {
                self.look().await;
            }
            self.browser.fill("content", "业绩扎实，符合条件。").await;
            self.press_in("/opinion").await;
            self.at("/expert/sessions/{session}").await;
            self.press_in("/attend").await;
        }
        let shares = self.shares_are_taken().await;
        self.ballots_are_cast().await;
        for (teller, share) in ["fang.zheng", "bai.hua"].into_iter().zip(shares) {
            self.browser.be(teller).await;
            self.at("/teller/sessions/{session}").await;
            self.browser.fill("share", &share).await;
            self.press_in("/close").await;
        }
        self.browser.be("fang.zheng").await;
        self.at("/teller/sessions/{session}/recount").await;
        self.look().await;
        self.press().await;
        for expert in ["wu.haiyang", "tang.qi", "ma.lin"] {
            self.browser.be(expert).await;
            self.at("/expert/sessions/{session}").await;
            if self.browser.finds("main a[href$='/sign']").await {
                self.look().await;
                self.at("/expert/sessions/{session}/sign").await;
                self.look().await;
                self.press().await;
                break;
            }
        }
        self.browser.be("jiang.yifan").await;
        for page in ["/secretary/sessions/{session}", "/secretary/sessions/{session}/minutes"] {
            self.at(page).await;
            self.look().await;
        }
        self.at("/board").await;
        self.look().await;
        self.six_working_days_later().await;
    }

    async fn shares_are_taken(&mut self) -> Vec<String> {
        self.browser.be("jiang.yifan").await;
        self.at("/secretary/sessions/{session}").await;
        self.press_in("/key").await;
        let mut shares = Vec::new();
        for teller in ["fang.zheng", "bai.hua"] {
            self.browser.be(teller).await;
            self.look().await;
            self.at("/teller/sessions/{session}").await;
            self.press_in("/share").await;
            shares.push(self.browser.text_of("main .mono").await);
        }
        self.browser.be("jiang.yifan").await;
        self.at("/secretary/sessions/{session}/vote").await;
        self.look().await;
        self.press().await;
        shares
    }

    async fn ballots_are_cast(&mut self) {
        for expert in ["wu.haiyang", "tang.qi", "ma.lin"] {
            self.browser.be(expert).await;
            self.at("/expert/sessions/{session}/vote").await;
            if expert == "tang.qi" {
                self.look().await;
            }
            self.browser.choose(&format!("choice-{}", self.case), "yes").await;
            self.press().await;
            self.press().await;
        }
    }

    async fn officers_issue(&mut self) {
        self.browser.be("xu.qing").await;
        self.look().await;
        self.press().await;
        self.test.work().await;
        let batch = self.browser.path().await;
        self.browser.goto(&batch).await;
        self.look().await;
        self.browser.be("luo.cheng").await;
        self.browser.goto(&format!("{batch}/issue")).await;
        self.look().await;
        self.press().await;
        self.at("/certificates/register").await;
        self.browser.until("SHZC-2026").await;
        self.look().await;
    }

    async fn anyone_checks(&mut self) {
        use diesel::prelude::*;
        use zhicheng::db::schema::certificates::dsl::{certificates, public_code};
        let code: String = certificates.select(public_code).first(&mut self.test.owner()).unwrap();

        self.browser.goto(&format!("/c/{}", code.to_lowercase())).await;

        self.browser.until("证书有效").await;
        let text = self.browser.text().await;
        assert!(text.contains("林*远") && !text.contains("林知远"), "the name is masked:\n{text}");
        self.look().await;
    }
}
