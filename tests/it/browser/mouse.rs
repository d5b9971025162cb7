//! A hand that counts its clicks.
use crate::support::browser::Browser;

pub struct Mouse<'a> {
    browser: &'a Browser,
    pub clicks: usize,
}

impl<'a> Mouse<'a> {
    pub fn at(browser: &'a Browser) -> Self {
        Self { browser, clicks: 0 }
    }

    pub async fn on(&mut self, css: &str) {
        self.clicks += 1;
        self.browser.click(css).await;
    }

    /// A click that leads to another page.
    pub async fn leading(&mut self, css: &str) {
        self.clicks += 1;
        self.browser.go(css).await;
    }
}
