//! Headless Chromium, driven through chromedriver. Every page that is looked at is looked at in both languages and at
//! both widths: no violation that axe can find, nothing wider than the screen, no unmarked Chinese on an English page.
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Widths at which every page must be good: a desk and a phone.
const WIDTHS: [u32; 2] = [1280, 390];
/// A desk at 200 % and the narrowest phone (WCAG 2.2, 1.4.10): nothing may be wider than the screen.
const NARROW: [u32; 2] = [640, 320];

/// With what the pages are worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    Mouse,
    Keyboard,
}

pub struct Browser {
    pub client: Client,
    address: String,
    driver: Child,
    axe: String,
    hand: Hand,
    is_scripted: bool,
    looked_at: usize,
}

/// `None`, loudly, where Chromium or axe is not there; in CI that is a failure.
pub async fn browser(address: &str) -> Option<Browser> {
    let axe = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/axe.min.js"));
    let driver =
        Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    match (axe, driver) {
        (Ok(axe), Ok(driver)) => Some(Browser::start(address, driver, axe).await),
        (axe, driver) => {
            let said = format!(
                "no browser test: run `scripts/setup test` (axe: {}, driver: {})",
                axe.is_ok(),
                driver.is_ok()
            );
            assert!(std::env::var_os("CI").is_none(), "{said}");
            eprintln!("SKIPPED, {said}");
            if let Ok(mut driver) = driver {
                driver.kill().ok();
            }
            None
        }
    }
}

/// A command of Chromium's own, through chromedriver.
#[derive(Debug)]
struct Cdp(&'static str, Value);

impl WebDriverCompatibleCommand for Cdp {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

impl Browser {
    async fn start(address: &str, mut driver: Child, axe: String) -> Self {
        let port = port_of(&mut driver);
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
        ];
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("goog:chromeOptions".into(), json!({ "args": arguments }));
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        Self {
            client,
            address: address.to_owned(),
            driver,
            axe,
            hand: Hand::Mouse,
            is_scripted: true,
            looked_at: 0,
        }
    }

    /// From now on with the keyboard alone.
    pub fn by_keyboard(mut self) -> Self {
        self.hand = Hand::Keyboard;
        self
    }

    /// From now on without the scripts of the pages.
    pub async fn without_scripts(mut self) -> Self {
        let off = Cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        self.client.issue_cmd(off).await.unwrap();
        self.is_scripted = false;
        self
    }

    pub fn is_scripted(&self) -> bool {
        self.is_scripted
    }

    pub async fn goto(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.address)).await.unwrap();
    }

    /// Where the browser is, as a path of the site.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// Becomes somebody of the demonstration with one click.
    pub async fn be(&self, person: &str) {
        self.goto("/demo").await;
        self.go(&format!("button[value='{person}@demo.invalid']")).await;
    }

    /// Clicks something that leads to another page, and waits until that page is there.
    pub async fn go(&self, css: &str) {
        self.client.execute("window.isLeft = false", vec![]).await.unwrap();
        match self.hand {
            Hand::Mouse => self.click(css).await,
            Hand::Keyboard => self.enter(css).await,
        }
        let start = Instant::now();
        let arrived = "return window.isLeft === undefined && document.readyState === 'complete'";
        loop {
            // While the page changes there is nothing to ask.
            let answer = self.client.execute(arrived, vec![]).await.unwrap_or(Value::Null);
            if answer == json!(true) {
                return;
            }
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "{css} led nowhere from {}",
                self.path().await
            );
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    pub async fn click(&self, css: &str) {
        let before = self.client.find(Locator::Css(css)).await;
        let element = before.unwrap_or_else(|error| panic!("no {css}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("clicking {css}: {error}"));
    }

    /// Fills a field by its name; a date by its machine form.
    pub async fn fill(&self, name: &str, value: &str) {
        if self.hand == Hand::Keyboard {
            return self.type_into(name, value).await;
        }
        let script = "const e = document.querySelector(`[name='${arguments[0]}']`); \
                      if (!e) return false; e.value = arguments[1]; \
                      e.dispatchEvent(new Event('input', {bubbles: true})); return true;";
        let found = self.client.execute(script, vec![json!(name), json!(value)]).await.unwrap();
        assert_eq!(found, json!(true), "no field {name} on {}", self.path().await);
    }

    /// Ticks a box or chooses a radio button by name and value.
    pub async fn choose(&self, name: &str, value: &str) {
        if self.hand == Hand::Keyboard {
            return self.tick(name, value).await;
        }
        let script = "const e = document.querySelector(`input[name='${arguments[0]}'][value='${arguments[1]}']`); \
                      if (!e) return false; e.click(); return true;";
        let found = self.client.execute(script, vec![json!(name), json!(value)]).await.unwrap();
        assert_eq!(found, json!(true), "no choice {name}={value} on {}", self.path().await);
    }

    /// Chooses in a list by the words of the option.
    pub async fn pick(&self, name: &str, words: &str) {
        if self.hand == Hand::Keyboard {
            return self.arrow_to_words(name, words).await;
        }
        let script = "const e = document.querySelector(`select[name='${arguments[0]}']`); if (!e) return false; \
                      const o = [...e.options].find(o => o.text.includes(arguments[1])); if (!o) return false; \
                      e.value = o.value; e.dispatchEvent(new Event('input', {bubbles: true})); return true;";
        let found = self.client.execute(script, vec![json!(name), json!(words)]).await.unwrap();
        assert_eq!(found, json!(true), "no option {words} in {name} on {}", self.path().await);
    }

    /// A choice that is a list on one page and a row of buttons on another.
    pub async fn choose_or_fill(&self, name: &str, value: &str) {
        if self.finds(&format!("input[name='{name}'][value='{value}']")).await {
            self.choose(name, value).await;
        } else {
            self.fill(name, value).await;
        }
    }

    pub async fn finds(&self, css: &str) -> bool {
        self.client.find(Locator::Css(css)).await.is_ok()
    }

    pub async fn text_of(&self, css: &str) -> String {
        let element = self.client.find(Locator::Css(css)).await;
        element.unwrap_or_else(|error| panic!("no {css}: {error}")).text().await.unwrap()
    }

    /// What a field holds.
    pub async fn value_of(&self, css: &str) -> String {
        let element = self.client.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("no {css}: {error}"));
        element.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Waits until the page has this, at most ten seconds.
    pub async fn until_found(&self, css: &str) {
        let start = Instant::now();
        while !self.finds(css).await {
            let text = self.text().await;
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "{} never had {css}:\n{text}",
                self.path().await
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Whether the page says this.
    pub async fn says(&self, words: &str) -> bool {
        self.client.source().await.unwrap().contains(words)
    }

    /// Waits until the page says this, at most five seconds.
    pub async fn until(&self, words: &str) {
        let start = Instant::now();
        while !self.says(words).await {
            let text = self.text().await;
            assert!(
                start.elapsed() < Duration::from_secs(5),
                "{} never said {words}:\n{text}",
                self.path().await
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The words of the page.
    pub async fn text(&self) -> String {
        let text = self.client.execute("return document.body.innerText", vec![]).await.unwrap();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Looks at the page where it stands: both languages, both widths. Ends in Chinese at the desk.
    pub async fn look(&mut self) {
        let path = self.path().await;
        let with = |lang: &str| format!("{path}{}lang={lang}", if path.contains('?') { "&" } else { "?" });
        for lang in ["en", "zh-CN"] {
            self.goto(&with(lang)).await;
            for width in WIDTHS {
                self.set_width(width).await;
                self.is_accessible(&path, lang, width).await;
                self.fits(&path, lang, width).await;
            }
            for width in NARROW {
                self.set_width(width).await;
                self.fits(&path, lang, width).await;
            }
            if lang == "en" {
                self.has_no_unmarked_chinese(&path).await;
            }
        }
        self.set_width(WIDTHS[0]).await;
        self.goto(&path).await;
        self.looked_at += 1;
    }

    /// How many pages were looked at.
    pub fn looked_at(&self) -> usize {
        self.looked_at
    }

    pub async fn set_width(&self, width: u32) {
        let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.client.issue_cmd(Cdp("Emulation.setDeviceMetricsOverride", metrics)).await.unwrap();
    }

    /// The whole page as a WebP, as wide as this.
    pub async fn picture(&self, width: u32) -> Vec<u8> {
        self.set_width(width).await;
        let how = json!({ "format": "webp", "quality": 82, "captureBeyondViewport": true });
        let taken = self.client.issue_cmd(Cdp("Page.captureScreenshot", how)).await.unwrap();
        let data = taken["data"].as_str().unwrap_or_default();
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data).unwrap()
    }

    async fn is_accessible(&self, path: &str, lang: &str, width: u32) {
        self.client.execute(&self.axe, vec![]).await.unwrap();
        let script = "const done = arguments[arguments.length - 1]; \
            axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}) \
               .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | ')))) \
               .catch(e => done(['axe failed: ' + e]));";
        let found = self.client.execute_async(script, vec![]).await.unwrap();
        assert_eq!(found, json!([]), "{path} in {lang} at {width}");
    }

    async fn fits(&self, path: &str, lang: &str, width: u32) {
        let wide = "return document.documentElement.scrollWidth - window.innerWidth";
        let over = self.client.execute(wide, vec![]).await.unwrap().as_i64().unwrap_or(0);
        assert!(over <= 0, "{path} in {lang} at {width} is {over} px too wide");
    }

    async fn has_no_unmarked_chinese(&self, path: &str) {
        let script = "const found = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
            while (walk.nextNode()) { const t = walk.currentNode; \
              if (/[\\u2E80-\\u2FDF\\u3400-\\u9FFF]/.test(t.data) && !t.parentElement.closest('[lang|=zh],script,style,textarea,option')) \
                found.push(t.data.trim().slice(0, 60)); } return found.slice(0, 5);";
        let found = self.client.execute(script, vec![]).await.unwrap();
        assert_eq!(found, json!([]), "unmarked Chinese on the English {path}");
    }

    pub async fn close(self) -> Result<(), CmdError> {
        self.client.clone().close().await
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}

/// chromedriver says which port it took.
fn port_of(driver: &mut Child) -> u16 {
    let output = BufReader::new(driver.stdout.take().unwrap());
    for line in output.lines().map_while(Result::ok) {
        if let Some((_, rest)) = line.split_once("successfully on port ") {
            return rest.trim_end_matches('.').parse().unwrap();
        }
    }
    panic!("chromedriver did not start");
}
