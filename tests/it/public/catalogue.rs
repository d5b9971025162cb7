//! The recognition list.
use crate::support::TestApp;
use zhicheng::cites;
use zhicheng::domain::clause::Clause;

#[actix_web::test]
async fn the_list_shows_its_41_rows_and_narrows_by_word_field_and_level() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    let all = visitor.get("/catalogue").await;
    let some = visitor.get("/catalogue?q=imarest&level=intermediate&lang=en").await;
    let none = visitor.get("/catalogue?q=zzz&lang=zh-CN").await;

    assert!(all.says("共 41 项") && all.says("/catalogue/C41"));
    assert!(some.says("2 of 41 certificates"), "{}", some.body);
    assert!(none.says("没有符合条件的证书") && none.says("value=\"zzz\""), "{}", none.body);
}

#[actix_web::test]
async fn a_row_tells_what_it_confers_under_which_clauses() {
    cites!(Clause::L6);
    let test = TestApp::start().await;

    let page = test.visitor().get("/catalogue/C38").await;

    assert!(page.says("高级会计师") && page.says("须持证满10年") && page.says("E-4(2) · §2(2)3(2)"));
    assert!(page.says("/self-check?item=C38"));
}

#[actix_web::test]
async fn a_row_that_the_list_does_not_have_is_not_found() {
    let test = TestApp::start().await;
    for row in ["C42", "A1", "c12", "C012", "x", "shanghai-9.9.json"] {
        assert_eq!(test.visitor().get(&format!("/catalogue/{row}")).await.status, 404, "{row}");
    }
}

#[actix_web::test]
async fn the_download_is_what_the_command_prints() {
    let test = TestApp::start().await;

    let page = test.visitor().get("/catalogue/shanghai-3.0.json").await;

    let printed = zhicheng::cli::catalogue::export("shanghai-3.0", Some("C"), "json").unwrap();
    assert_eq!(page.body, printed);
}
