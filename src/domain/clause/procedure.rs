//! Ledger rows of the five steps (§2(3)), the verification platform (§4, annex 2) and its disclaimer.
macro_rules! procedure_rows {
    ([$($above:tt)*] $next:ident $($rest:ident)*) => { $next! { [$($above)*
P1 "P-1" Procedure "§2(3)1" "6cf346975f6f8201" [D20 D21]
    zh "先在查验平台完成证书查验，再办后面的步骤"
    en "the certificate is verified on the platform before the later steps";
P2 "P-2" Context "§4" "ab97a2184618b8a2 41b6460ccb5b0932" []
    zh "全市一个查验平台，其结果是办理相关业务的依据；尚未来沪的可在境外申请"
    en "one verification platform for the city; its result is the basis for related business, and holders abroad may use it"
    because "it founds the platform; what follows for a case is P-1 and P-6";
P3 "P-3" Context "Anx2 1" "9c6568f8deeddb42" []
    zh "查验平台的网址"
    en "the address of the platform"
    because "an address of another system; nothing is decided by it";
P4 "P-4" Context "Anx2 1" "d207862ebebf1dd6 3f45a06e546e2ed6" [D21]
    zh "已在本市合法就业的由用人单位注册并操作，尚未就业的由本人注册"
    en "for a holder lawfully employed in Shanghai the employer registers and acts; otherwise the holder does"
    because "it belongs to the verification procedure, which has a state machine and tests of its own";
P5 "P-5" Context "Anx2 2" "6b4c32bd1f90e6cb a639c7ae29c2adc1" []
    zh "查验可在全球申请；另设专人专窗，提供政策咨询和急需证书的线下服务"
    en "requests are taken from anywhere; a staffed window advises and serves urgently needed certificates"
    because "a service of the office, outside the program";
P6 "P-6" Procedure "Anx2 3-4" "9dfcc00147bcfac1 e44d26e6bbb2adf5 ae51b67cb9424273" [D16 D22]
    zh "平台受理，发证机构核验并反馈，平台在线告知结果"
    en "the platform accepts the request, the issuing body checks and answers, the platform tells the result";
P7 "P-7" Procedure "Anx2 5" "ebfbd2a872fc2bae" []
    zh "材料虚假或信息不实的，平台可以不予受理"
    en "the platform may refuse a request with false documents or untrue information";
P8 "P-8" Data "Anx2 5" "f04096386efd1ba7" []
    zh "查验结果只说明证书真伪，不说明持证人的资历和水平；平台不对劳动人事纠纷负责"
    en "the result tells only whether the certificate is genuine, not the holder's seniority or ability, and carries no liability for labour disputes";
P9 "P-9" Procedure "§2(3)2" "411a5aa861d7c5ef" []
    zh "用人单位既审材料，也审履职情况，两项结论都要记下"
    en "the employer reviews the documents and the performance of duties, and records both findings";
P10 "P-10" Procedure "§2(3)2" "411a5aa861d7c5ef" [D13 D14 D15 D17]
    zh "申报材料在单位内部公示，不少于5个工作日"
    en "the declared documents are publicised inside the unit for at least 5 working days";
P11 "P-11" Procedure "§2(3)3" "0b16f6dd001f5d75" [D01 D18 D19 D23]
    zh "由申报人本人在市职称服务系统申报"
    en "the applicant in person files in the city's title system";
P12 "P-12" Procedure "§2(3)4" "38ba7dcd4c77c01c" [D11 D12]
    zh "市人力资源社会保障局组织专家评议认定"
    en "the municipal bureau organises experts, who review and decide";
P13 "P-13" Procedure "§2(3)5" "25d66fb547ee5bf8" [D05 D17]
    zh "评议通过且公示没有异议的，制发职称电子证书"
    en "the electronic certificate is issued only after the review is passed and publicity has raised no objection";
P14 "P-14" Procedure "§2(3) last" "d18db0141780f639" []
    zh "事业单位引进的海外人才，须先经主管部门同意再申报"
    en "for overseas professionals of a public institution the superior authority consents before filing";
P15 "P-15" Soft "§2(3) last" "d18db0141780f639" []
    zh "事业单位人员原则上还要符合岗位管理要求"
    en "in principle the post management rules of public institutions apply too";
P16 "P-16" Context "§2(3)" "bb0ded55629b2695" [D20]
    zh "没有写收费、查验结果有效期和申诉途径"
    en "no fee, no validity of a verification result and no appeal route is stated"
    because "the notice is silent, so the program charges nothing and sets no such term";
    ] $($rest)* } };
}
