//! `/guide`: a page for each kind of reader, in both languages.
use crate::support::TestApp;
use zhicheng::text::guide::GUIDES;

#[actix_web::test]
async fn every_guide_is_led_to_and_stands_in_both_languages() {
    let test = TestApp::start().await;
    let visitor = test.visitor();
    let (home, list) = (visitor.get("/").await, visitor.get("/guide").await);

    for (name, article) in GUIDES {
        let address = format!("/guide/{name}");
        assert!(home.says(&address) && list.says(&address), "{name}");
        for lang in [zhicheng::domain::lang::Lang::Zh, zhicheng::domain::lang::Lang::En] {
            let page = visitor.get(&format!("{address}?lang={lang}")).await;
            assert!(page.status == 200 && page.says(article(lang).title), "{name} {lang}: {}", page.body);
        }
    }
}

#[actix_web::test]
async fn a_guide_that_is_not_there_is_not_found() {
    let test = TestApp::start().await;

    assert_eq!(test.visitor().get("/guide/nonsense").await.status, 404);
}

#[actix_web::test]
async fn large_type_is_remembered_on_every_page() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    visitor.get("/guide?type=large").await;

    for page in ["/", "/board", "/guide/classes", "/sign-in"] {
        assert!(visitor.get(page).await.says("class=\"large\""), "{page}");
    }
}
