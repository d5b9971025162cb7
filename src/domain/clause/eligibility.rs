//! Ledger rows of education and seniority (§2(2)). A row such as E-4(2)a is one condition inside E-4(2).
macro_rules! eligibility_rows {
    ([$($above:tt)*] $next:ident $($rest:ident)*) => { $next! { [$($above)*
E0 "E-0" Hard "§2(2)" "cbe29162d1941290" [D01 D25 D26]
    zh "在本市从事相关工作满1年"
    en "one full year of relevant work in Shanghai";
E1 "E-1" Hard "§2(2)" "87c7e21fe0dec577" [D07 D27]
    zh "认定工程技术人员职称的，须有理工科学历"
    en "an engineering title needs a science or engineering qualification";
E2 "E-2" Hard "§2(2)1" "bd59cdbb9b7d813c" []
    zh "初级：下列条件具备一项"
    en "junior level: any one of the conditions below";
E2_1 "E-2(1)" Hard "§2(2)1(1)" "e8a08c10d48ae39e" [D03 D04]
    zh "硕士学位或第二学士学位"
    en "a master's degree or a second bachelor's degree";
E2_2 "E-2(2)" Hard "§2(2)1(2)" "0fbaf42b45ee4501" []
    zh "大学本科学历或学士学位，并且相关工作满1年"
    en "undergraduate education or a bachelor's degree, and one full year of relevant work";
E2_2a "E-2(2)a" Hard "§2(2)1(2)" "0fbaf42b45ee4501" [D04]
    zh "大学本科学历或学士学位"
    en "undergraduate education or a bachelor's degree";
E2_2b "E-2(2)b" Hard "§2(2)1(2)" "0fbaf42b45ee4501" [D01 D02 D06 D25 D26]
    zh "相关工作满1年"
    en "one full year of relevant work";
E3 "E-3" Hard "§2(2)2" "37c710deb276d7bb" []
    zh "中级：下列条件具备一项"
    en "intermediate level: any one of the conditions below";
E3_1 "E-3(1)" Hard "§2(2)2(1)" "77c10cf031a2fd07" []
    zh "博士学位"
    en "a doctoral degree";
E3_2 "E-3(2)" Hard "§2(2)2(2)" "bddca6887838defc" []
    zh "硕士学位或第二学士学位，并且相关工作满2年"
    en "a master's degree or a second bachelor's degree, and two full years of relevant work";
E3_2a "E-3(2)a" Hard "§2(2)2(2)" "bddca6887838defc" [D03 D04]
    zh "硕士学位或第二学士学位"
    en "a master's degree or a second bachelor's degree";
E3_2b "E-3(2)b" Hard "§2(2)2(2)" "bddca6887838defc" [D01 D02 D06 D25 D26]
    zh "相关工作满2年"
    en "two full years of relevant work";
E3_3 "E-3(3)" Hard "§2(2)2(3)" "82dd574cab9e5fee" []
    zh "大学本科学历或学士学位，并且相关工作满5年"
    en "undergraduate education or a bachelor's degree, and five full years of relevant work";
E3_3a "E-3(3)a" Hard "§2(2)2(3)" "82dd574cab9e5fee" [D04]
    zh "大学本科学历或学士学位"
    en "undergraduate education or a bachelor's degree";
E3_3b "E-3(3)b" Hard "§2(2)2(3)" "82dd574cab9e5fee" [D01 D02 D06 D25 D26]
    zh "相关工作满5年"
    en "five full years of relevant work";
E4 "E-4" Hard "§2(2)3" "d61455f78dfb2bdf" []
    zh "副高级：下列条件具备一项"
    en "associate senior level: any one of the conditions below";
E4_1 "E-4(1)" Hard "§2(2)3(1)" "452021fc0b9856d3" []
    zh "博士学位，并且相关工作满2年"
    en "a doctoral degree, and two full years of relevant work";
E4_1a "E-4(1)a" Hard "§2(2)3(1)" "452021fc0b9856d3" []
    zh "博士学位"
    en "a doctoral degree";
E4_1b "E-4(1)b" Hard "§2(2)3(1)" "452021fc0b9856d3" [D01 D02 D06 D25 D26]
    zh "相关工作满2年"
    en "two full years of relevant work";
E4_2 "E-4(2)" Hard "§2(2)3(2)" "c593dbb3618f4f69" []
    zh "硕士学位或第二学士学位，并且相关工作满7年"
    en "a master's degree or a second bachelor's degree, and seven full years of relevant work";
E4_2a "E-4(2)a" Hard "§2(2)3(2)" "c593dbb3618f4f69" [D03 D04]
    zh "硕士学位或第二学士学位"
    en "a master's degree or a second bachelor's degree";
E4_2b "E-4(2)b" Hard "§2(2)3(2)" "c593dbb3618f4f69" [D01 D02 D06 D25 D26]
    zh "相关工作满7年"
    en "seven full years of relevant work";
E4_3 "E-4(3)" Hard "§2(2)3(3)" "19dd5a127863bb2f" []
    zh "大学本科学历或学士学位，并且相关工作满10年"
    en "undergraduate education or a bachelor's degree, and ten full years of relevant work";
E4_3a "E-4(3)a" Hard "§2(2)3(3)" "19dd5a127863bb2f" [D04]
    zh "大学本科学历或学士学位"
    en "undergraduate education or a bachelor's degree";
E4_3b "E-4(3)b" Hard "§2(2)3(3)" "19dd5a127863bb2f" [D01 D02 D06 D25 D26]
    zh "相关工作满10年"
    en "ten full years of relevant work";
E5 "E-5" Hard "§2(2)" "bd59cdbb9b7d813c 37c710deb276d7bb d61455f78dfb2bdf" []
    zh "各项条件是并列的选择，具备任何一项即可，每一项都要作答"
    en "the conditions of a level are alternatives: any one suffices, and each one is answered";
E6 "E-6" Hard "§2(2)" "0fbaf42b45ee4501 82dd574cab9e5fee 19dd5a127863bb2f" []
    zh "本科有学历或有学位即可；硕士、博士只认学位"
    en "at undergraduate level the diploma or the degree suffices; for master and doctor only the degree counts";
E7 "E-7" Hard "§2(2)" "0fbaf42b45ee4501 82dd574cab9e5fee 19dd5a127863bb2f" []
    zh "大专及以下，任何层级都没有通道"
    en "junior college and below has no route to any level";
E8 "E-8" Context "§2(2)" "cbe29162d1941290" []
    zh "对年龄、国籍、已有职称、论文、外语和继续教育没有要求"
    en "no age, nationality, earlier title, paper, language or continuing-education requirement is made"
    because "the notice is silent, so the form does not ask and no rule can turn on it";
E9 "E-9" Data "§2(2)" "d61455f78dfb2bdf" []
    zh "没有认定正高级的通道"
    en "there is no route to the senior level";
    ] $($rest)* } };
}
