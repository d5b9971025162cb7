//! The keyboard alone: every control is reached with Tab, its focus can be seen, and it is worked as people work it.
use super::browser::Browser;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// No page of this program has as many stops.
const MOST_STOPS: usize = 400;

/// What has the focus: whether it is what was looked for, and whether anybody could see that it has it. Within a
/// date field or a frame the focus is further in, where the browser draws it.
const FOCUS: &str = "const e = document.activeElement; if (!e || e === document.body) return {}; \
    const drawn = n => { const s = getComputedStyle(n); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; }; \
    const card = e.closest('.card, .segment'), within = !e.matches(':focus'); \
    return { found: e.matches(arguments[0]), seen: within || drawn(e) || !!card && drawn(card), value: e.value ?? '', \
             text: e.selectedOptions ? e.selectedOptions[0]?.text ?? '' : '', html: e.outerHTML.slice(0, 160) }";

impl Browser {
    /// Presses one key.
    pub async fn key(&self, key: impl Into<char>) {
        let value = key.into();
        let press =
            KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(press).await.unwrap();
    }

    async fn focus(&self, css: &str) -> Value {
        self.client.execute(FOCUS, vec![json!(css)]).await.unwrap()
    }

    /// Presses Tab until the focus stands on something that matches; every stop on the way must show itself.
    async fn reach(&self, css: &str) {
        for _ in 0..MOST_STOPS {
            let focus = self.focus(css).await;
            if focus["found"] == json!(true) {
                return;
            }
            assert!(focus["seen"] != json!(false), "focus cannot be seen on {}", focus["html"]);
            self.key(Key::Tab).await;
        }
        panic!("Tab never reaches {css} on {}", self.path().await);
    }

    /// Tabs once through the whole page: every stop shows that it has the focus, and none is a trap.
    pub async fn every_stop_shows_itself(&self) {
        let number = "window.stops ??= new Set(); const e = document.activeElement; \
            if (e === document.body || stops.has(e) && e.type !== 'date') return false; stops.add(e); return true;";
        for _ in 0..MOST_STOPS {
            self.key(Key::Tab).await;
            let focus = self.focus("body").await;
            assert!(focus["seen"] != json!(false), "focus cannot be seen on {}", focus["html"]);
            if self.client.execute(number, vec![]).await.unwrap() == json!(false) {
                return;
            }
        }
        panic!("Tab never comes round on {}", self.path().await);
    }

    /// Reaches a link or a button and presses Enter.
    pub(super) async fn enter(&self, css: &str) {
        self.reach(css).await;
        self.key(Key::Enter).await;
    }

    /// Reaches a field and types, over what it holds.
    pub(super) async fn type_into(&self, name: &str, value: &str) {
        let css = format!("[name='{name}']");
        self.reach(&css).await;
        let kind = "return document.activeElement.type";
        let kind = self.client.execute(kind, vec![]).await.unwrap();
        match kind.as_str() {
            Some("select-one") => self.arrow_to(&css, "value", |now| now == value).await,
            // The browser speaks English: month, day, year.
            Some("date") => {
                let part: Vec<&str> = value.split('-').collect();
                self.type_keys(&format!("{}{}{}", part[1], part[2], part[0])).await;
            }
            _ => {
                self.client.execute("document.activeElement.select()", vec![]).await.unwrap();
                self.type_keys(value).await;
            }
        }
        assert_eq!(self.focus(&css).await["value"], json!(value), "what {name} holds");
    }

    async fn type_keys(&self, text: &str) {
        let keys = text.chars().fold(KeyActions::new("keyboard".into()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(keys).await.unwrap();
    }

    /// Ticks a box with the space bar; walks a group of radio buttons with the arrow keys.
    pub(super) async fn tick(&self, name: &str, value: &str) {
        let group = format!("input[name='{name}']");
        let wanted = format!("{group}[value='{value}']");
        let is_radio = self.finds(&format!("{group}[type='radio']")).await;
        self.reach(if is_radio { &group } else { &wanted }).await;
        if is_radio {
            self.arrow_to(&group, "value", |now| now == value).await;
        }
        if !self.finds(&format!("{wanted}:checked")).await {
            self.key(Key::Space).await;
        }
        assert!(self.finds(&format!("{wanted}:checked")).await, "{name}={value} is not chosen");
    }

    /// Reaches a list and walks to the option with these words.
    pub(super) async fn arrow_to_words(&self, name: &str, words: &str) {
        let css = format!("select[name='{name}']");
        self.reach(&css).await;
        self.arrow_to(&css, "text", |now| now.contains(words)).await;
    }

    async fn arrow_to(&self, css: &str, what: &str, is_there: impl Fn(&str) -> bool) {
        for _ in 0..MOST_STOPS {
            let focus = self.focus(css).await;
            if focus[what].as_str().is_some_and(&is_there) {
                return;
            }
            self.key(Key::Down).await;
        }
        panic!("the arrow keys never reach the choice in {css} on {}", self.path().await);
    }
}
