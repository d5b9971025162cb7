//! Uploading, replacing, removing and reading documents.
use super::{at, with_case};
use crate::support::{Client, Page};
use zhicheng::demo::cases::Stage;
use zhicheng::domain::ids::CaseId;

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

async fn send(client: &Client, id: CaseId, kind: &str, name: &str, bytes: &[u8]) -> Page {
    let document = uuid::Uuid::new_v4().to_string();
    client
        .upload(&at(id, "/documents"), &[("kind", kind), ("document", &document)], name, bytes.to_vec())
        .await
}

fn stored(test: &crate::support::TestApp) -> usize {
    std::fs::read_dir(test.app.settings.files.join("documents")).map_or(0, Iterator::count)
}

#[actix_web::test]
async fn a_file_is_stored_listed_and_read_in_a_frame_of_its_own_policy() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let sent = send(&lin, id, "identity", "身份证.pdf", PDF).await;

    assert_eq!(sent.location, Some(at(id, "/documents#identity")), "{}", sent.body);
    let list = lin.get(&at(id, "/documents")).await;
    let document = list.link_to("/documents/");
    assert!(lin.get(&document).await.says(&format!("src=\"{document}/file\"")));
    let file = lin.get(&format!("{document}/file")).await;
    assert_eq!(file.body.as_bytes(), PDF);
    assert_eq!(file.header("content-security-policy"), "default-src 'none'; frame-ancestors 'self'");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert!(
        file.header("content-disposition").starts_with("inline; filename=\"___.pdf\"; filename*=UTF-8''%E8")
    );
    let taken = lin.get(&format!("{document}/file?download=1")).await;
    assert!(taken.header("content-disposition").starts_with("attachment;"));
}

#[actix_web::test]
async fn a_document_is_read_by_whoever_sees_the_case_and_by_nobody_else() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    send(&lin, id, "identity", "a.pdf", PDF).await;
    let document = lin.get(&at(id, "/documents")).await.link_to("/documents/");

    for (person, status) in
        [("he.jing", 200), ("zhou.lan", 404), ("daniel.okafor", 404), ("su.ran", 404), ("gao.yuan", 404)]
    {
        let client = test.signed_in(person).await;
        assert_eq!(client.get(&document).await.status, status, "{person}");
        assert_eq!(client.get(&format!("{document}/file")).await.status, status, "{person}");
    }
}

#[actix_web::test]
async fn a_file_that_is_not_taken_is_told_why_and_leaves_nothing_behind() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let large = vec![b'%'; 20 * 1024 * 1024 + 1];

    for (name, bytes, why) in [
        ("合同.pdf", b"PK\x03\x04 a Word file by another name".as_slice(), "不是 PDF、JPEG 或 PNG"),
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "不是 PDF、JPEG 或 PNG"),
        ("空.pdf", b"", "文件是空的"),
        ("大.pdf", large.as_slice(), "超过 20 MB"),
        ("", b"", "请先选择文件"),
    ] {
        let page = send(&lin, id, "degree", name, bytes).await;
        assert!(page.status == 422 && page.says(why), "{name}: {} {}", page.status, page.body);
        assert!(page.says("href=\"#file-degree\""), "the summary leads to the control");
    }
    assert_eq!(stored(&test), 0);
}

#[actix_web::test]
async fn an_upload_without_the_token_of_the_session_is_refused_before_its_file_is_read() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let forged = lin
        .upload_bare(&at(id, "/documents"), &[("csrf", "forged"), ("kind", "degree")], "a.pdf", PDF.to_vec())
        .await;
    let late = lin
        .upload_bare(
            &at(id, "/documents"),
            &[("kind", "degree"), ("csrf", &lin.token().await)],
            "a.pdf",
            PDF.to_vec(),
        )
        .await;

    assert_eq!((forged.status.as_u16(), late.status.as_u16()), (403, 403));
    assert_eq!(stored(&test), 0);
}

#[actix_web::test]
async fn the_same_form_sent_twice_keeps_one_file() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let document = uuid::Uuid::new_v4().to_string();
    let fields = [("kind", "degree"), ("document", document.as_str())];

    for _ in 0..2 {
        let sent = lin.upload(&at(id, "/documents"), &fields, "学位.pdf", PDF.to_vec()).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    }

    let list = lin.get(&at(id, "/documents")).await;
    assert_eq!((list.body.matches("学位.pdf</span></a>").count(), stored(&test)), (1, 1), "{}", list.body);
}

#[actix_web::test]
async fn a_new_file_takes_the_place_of_an_earlier_one_and_either_can_be_removed() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    send(&lin, id, "degree", "旧.pdf", PDF).await;
    let old = lin.get(&at(id, "/documents")).await.link_to("/documents/");
    let old = old.rsplit('/').next().unwrap().to_owned();

    let document = uuid::Uuid::new_v4().to_string();
    let fields = [("kind", "degree"), ("document", document.as_str()), ("replaces-degree", old.as_str())];
    lin.upload(&at(id, "/documents"), &fields, "新.pdf", PDF.to_vec()).await;
    let replaced = lin.get(&at(id, "/documents")).await;
    lin.post(&at(id, &format!("/documents/degree/{document}/remove")), &[]).await;
    let removed = lin.get(&at(id, "/documents")).await;

    assert!(replaced.says("新.pdf") && !replaced.says("旧.pdf"), "{}", replaced.body);
    assert!(!removed.says("新.pdf"));
    assert!(lin.get(&format!("/documents/{old}")).await.says("已被替换或移除"), "it is kept for the record");
}

#[actix_web::test]
async fn nothing_is_uploaded_while_the_employer_reviews() {
    let (test, id) = with_case(Stage::Submitted).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let before = stored(&test);

    let page = send(&lin, id, "degree", "a.pdf", PDF).await;

    assert!(page.status == 422 && page.says("现在不能上传"), "{}", page.body);
    assert_eq!(stored(&test), before);
}

#[actix_web::test]
async fn the_employer_sends_the_proof_of_display_and_nothing_else() {
    let (test, id) = with_case(Stage::Published).await;
    let hr = test.signed_in("he.jing").await;
    let to = format!("/employer/cases/{id}/documents");
    let document = uuid::Uuid::new_v4().to_string();

    let proof = [("kind", "display_proof"), ("document", document.as_str())];
    let sent = hr.upload(&to, &proof, "照片.pdf", PDF.to_vec()).await;
    let other = hr.upload(&to, &[("kind", "degree")], "a.pdf", PDF.to_vec()).await;

    assert_eq!(sent.status, 303, "{}", sent.body);
    assert_eq!(other.status, 422);
    assert!(hr.get(&to).await.says("照片.pdf"));
}

#[actix_web::test]
async fn a_file_for_a_strangers_case_is_not_even_stored() {
    let (test, id) = with_case(Stage::Verified).await;
    let daniel = test.signed_in("daniel.okafor").await;

    let sent = send(&daniel, id, "identity", "a.pdf", PDF).await;

    assert_eq!(sent.status, 404);
    assert!(
        !test.app.settings.files.join("documents").exists(),
        "nothing was written, not even for a moment"
    );
}
