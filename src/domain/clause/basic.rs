//! Ledger rows of the list and its four classes (§2, §6, annex 1) and of the basic requirements (§2(1)).
macro_rules! basic_rows {
    ([$($above:tt)*] $next:ident $($rest:ident)*) => { $next! { [$($above)*
L1 "L-1" Data "Anx1" "4f22b2de6d35cd72" []
    zh "清单分A、B、C、D四类，各类从1起连续编号，分别为139、24、41、12项"
    en "the list has four classes, each numbered from 1 without gaps: A 139, B 24, C 41, D 12 rows";
L2 "L-2" Context "§1" "08579e2d48b5f298 25f14526ee955162" []
    zh "A类、B类持证人可享受便利服务，B类在A类之上另有六项"
    en "holders of class A and B certificates get convenience services; class B has six more than class A"
    because "a service beside the recognition procedure; it confers no title";
L3 "L-3" Procedure "§2" "99743ad811c8a8c9" [D08 D09 D27]
    zh "C类证书持有人可直接申报认定对应系列、对应层级的职称"
    en "the holder of a class C certificate may apply directly for the title of the corresponding series and level";
L4 "L-4" Context "Anx1" "62a93779e5910939" []
    zh "D类只涉及互认，不产生职称"
    en "class D is about mutual recognition and confers no title"
    because "no recognition case can be opened on a class D row; L-7 is the test of that";
L5 "L-5" Data "Anx1" "0653e76aac54b107 9b09ce7d0ce07080" [D27]
    zh "只有C类写明对应职称层级和专业：副高级27项、中级12项、初级2项，没有正高级"
    en "only class C names a level and a speciality: 27 associate senior, 12 intermediate, 2 junior, none senior";
L6 "L-6" Hard "Anx1 C37, C38" "95171caf2dfe9e96 62c691d472537748" [D01 D26]
    zh "清单写明须持证满若干年的（第37项2年，第38项10年），自取得证书之日起算满"
    en "where the row asks for it (C37 two years, C38 ten years), the certificate has been held for that many full years";
L7 "L-7" Data "Anx1" "d093f01169982668 ad763702c2fffbe6" []
    zh "证书只列在A类、B类或D类的，不能据此申报职称"
    en "a certificate that is only in class A, B or D gives no right to apply for a title";
L8 "L-8" Data "§6" "4dbf6eaf93f80573" [D09]
    zh "清单按版本调整，项目可以退出；办件记下所依据的清单版本和项目"
    en "the list changes by versions and rows can leave it; a case records the version and the row it relies on";
L9 "L-9" Data "Anx1" "75e45c1c22e34dd0 9b09ce7d0ce07080 c6c53e84385fb071" []
    zh "各类表格的列序不同，合并的单元格须向下补全"
    en "the columns stand in a different order in each class, and merged cells are filled down";
L10 "L-10" Context "§2" "99743ad811c8a8c9" [D06]
    zh "境外的专业经历、业绩和创新贡献可以作为评价的依据"
    en "experience, results and innovation abroad may be a basis of the evaluation"
    because "it is for the panel to weigh; where it touches the count of years, D-06 is the rule";
B0 "B-0" Judgement "§2" "99743ad811c8a8c9" []
    zh "目前在本市合法工作"
    en "works lawfully in Shanghai now";
B1 "B-1" Declaration "§2(1)1" "d2e7f2ec054f406f" []
    zh "遵守宪法和法律法规"
    en "obeys the Constitution, laws and regulations";
B2 "B-2" Declaration "§2(1)2" "aa26d17d22816eb6" []
    zh "职业道德和敬业精神良好，作风端正"
    en "good professional ethics, dedication and conduct";
B3 "B-3" Declaration "§2(1)3" "46c1e6026001c2c2" []
    zh "热爱岗位，认真履职"
    en "cares for the post and performs its duties conscientiously";
B4 "B-4" Judgement "§2(1)4" "847b76f99db6f02b" [D24]
    zh "有相关的境外经历，或者从事本专业领域的海外业务，二者有一即可"
    en "relevant experience overseas, or overseas business in the field of the speciality: either is enough";
B4a "B-4a" Judgement "§2(1)4" "847b76f99db6f02b" [D24]
    zh "有相关的境外经历"
    en "relevant experience overseas";
B4b "B-4b" Judgement "§2(1)4" "847b76f99db6f02b" [D24]
    zh "从事本专业领域的海外业务"
    en "overseas business in the field of the speciality";
    ] $($rest)* } };
}
