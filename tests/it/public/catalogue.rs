//! The recognition list.
use crate::support::TestApp;
use zhicheng::cites;
use zhicheng::domain::clause::Clause;

#[actix_web::test]
async fn the_lists_show_their_233_certificates_page_by_page() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    let first = visitor.get("/catalogue").await;
    let last = visitor.get("/catalogue?page=6").await;

    assert!(first.says("共 233 种证书") && first.says("/catalogue/certificate/rsc-frsc"));
    assert!(first.says("/catalogue?q=&amp;city=") || first.says("page=2"), "{}", first.body);
    assert!(last.says("/catalogue/certificate/taiwan-veterinarian"), "{}", last.body);
}

#[actix_web::test]
async fn the_lists_narrow_by_word_city_class_level_and_field() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    let word = visitor.get("/catalogue?q=imarest&level=intermediate&lang=en").await;
    let class = visitor.get("/catalogue?class=C&lang=zh-CN").await;
    let city = visitor.get("/catalogue?city=beijing&field=体育").await;
    let nothing = visitor.get("/catalogue?q=zzz").await;

    assert!(word.says("2 certificates"), "{}", word.body);
    assert!(class.says("共 41 种证书"), "{}", class.body);
    assert!(city.says("共 8 种证书"), "{}", city.body);
    assert!(nothing.says("没有符合条件的证书") && nothing.says("value=\"zzz\""), "{}", nothing.body);
}

#[actix_web::test]
async fn a_slip_and_pinyin_initials_find_certificates_and_say_so() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    let slip = visitor.get("/catalogue?q=charterd+chemist").await;
    let initials = visitor.get("/catalogue?q=thxj").await;
    let initials_of_a_name = visitor.get("/catalogue?q=txhxj").await;

    assert!(slip.says("以下是相近的") && slip.says("/catalogue/certificate/rsc-cchem"));
    assert!(initials.says("没有符合条件的证书"), "{}", initials.body);
    assert!(initials_of_a_name.says("按拼音首字母") && initials_of_a_name.says("rsc-cchem"));
}

#[actix_web::test]
async fn a_certificate_tells_what_it_confers_in_every_class_and_both_cities() {
    cites!(Clause::L2, Clause::L3, Clause::L4);
    let test = TestApp::start().await;

    let page = test.visitor().get("/catalogue/certificate/ipa-fipa?lang=zh-CN").await;

    for says in [
        "§1(1)和§1(2)所列便利服务",
        "可直接申报认定副高级职称",
        "须持证满2年",
        "互认，不产生职称",
        "免考 IPA 评估与考试科目最多 13 门",
        "未写明对应的职称层级",
        "/catalogue/C37",
        "G27",
    ] {
        assert!(page.says(says), "{says}: {}", page.body);
    }
}

#[actix_web::test]
async fn a_certificate_of_one_city_says_that_the_other_does_not_list_it() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    let shanghai = visitor.get("/catalogue/certificate/acams-cgss?lang=en").await;
    let beijing = visitor.get("/catalogue/certificate/ahpra-pharmacist?lang=en").await;

    assert!(shanghai.says("Not on this city") && beijing.says("Not on this city"));
    assert!(beijing.says("Asks for 2 years of related work") && beijing.says("Registration or filing"));
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
    for row in ["C42", "A140", "c12", "C012", "x", "shanghai-9.9.json", "paris-1.0.csv", "certificate/x-y"] {
        assert_eq!(test.visitor().get(&format!("/catalogue/{row}")).await.status, 404, "{row}");
    }
}

#[actix_web::test]
async fn a_row_that_leads_to_no_title_leads_to_its_certificate() {
    let test = TestApp::start().await;
    for (row, id) in
        [("A99", "ipa-fipa"), ("D12", "aapm-apm"), ("U1", "ieee-fellow"), ("G115", "taiwan-veterinarian")]
    {
        let page = test.visitor().get(&format!("/catalogue/{row}")).await;

        assert_eq!(page.status, 303, "{row}");
        assert_eq!(page.header("location"), format!("/catalogue/certificate/{id}"));
    }
}

#[actix_web::test]
async fn the_download_is_what_the_command_prints() {
    let test = TestApp::start().await;

    let page = test.visitor().get("/catalogue/shanghai-3.0.json").await;

    let printed = zhicheng::cli::catalogue::export("shanghai-3.0", None, "json").unwrap();
    assert_eq!(page.body, printed);
    assert!(page.header("content-disposition").contains("shanghai-3.0_2025-10-30.json"));
}

#[actix_web::test]
async fn the_table_to_download_is_what_the_command_prints_behind_the_mark_of_utf_8() {
    let test = TestApp::start().await;

    for list in ["shanghai-3.0", "beijing-3.0"] {
        let page = test.visitor().get(&format!("/catalogue/{list}.csv")).await;

        let printed = zhicheng::cli::catalogue::export(list, None, "csv").unwrap();
        assert_eq!(page.body.strip_prefix('\u{feff}'), Some(printed.as_str()));
    }
}
