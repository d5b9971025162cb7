//! Ledger rows of what stands around the procedure: benefits (§1), mutual recognition (§3), sector policies (§5),
//! renewal of the list (§6, annex 3) and the closing lines.
macro_rules! context_rows {
    ([$($above:tt)*] $next:ident $($rest:ident)*) => { $next! { [$($above)*
SA1 "SA-1" Context "§1(1)1" "6a867c04bf173ab3" []
    zh "外籍人员可办5年以内多次签证或工作居留许可"
    en "foreign nationals may get multi-entry visas or work residence permits of up to 5 years"
    because "a benefit given by other offices, beside the recognition procedure";
SA2 "SA-2" Context "§1(1)2" "dc1c31adf41e581f" []
    zh "外籍人员办理工作许可，年龄可放宽到70岁，符合高端人才条件的可办5年以内证件"
    en "work permits with the age limit relaxed to 70, or documents of up to 5 years for top talent"
    because "a benefit given by other offices, beside the recognition procedure";
SA3 "SA-3" Context "§1(1)3" "9bef412c2d6ad897" []
    zh "非沪籍人员申请居住证积分可加分"
    en "points towards the residence permit score for people without Shanghai household registration"
    because "a benefit given by other offices, beside the recognition procedure";
SA4 "SA-4" Context "§1(1)4" "1d5c3c0572c9c66a" []
    zh "外籍和港澳台人员申请海外人才居住证可加分"
    en "bonus points for the overseas talent residence permit"
    because "a benefit given by other offices, beside the recognition procedure";
SA5 "SA-5" Context "§1(1)5" "73d61fb37ab883ac" [D06]
    zh "境外从业经历可以当作境内从业经历"
    en "overseas work may be treated as work in the country"
    because "granted to class A holders; where it touches the count of years, D-06 is the rule";
SA6 "SA-6" Context "§1(1)6" "77113e9d67fabdcc" []
    zh "鼓励各部门、各区和单位另给支持"
    en "departments, districts and employers are encouraged to give further support"
    because "an encouragement to others; nothing to decide";
SB1 "SB-1" Context "§1(2)1" "c9969c9e8df62cb9" []
    zh "符合条件的外籍人员办理A类工作许可，不受学历、年龄、经历限制"
    en "class A work permits without limits on education, age or experience"
    because "a benefit given by other offices, beside the recognition procedure";
SB2 "SB-2" Context "§1(2)2" "79c24cba9a087fe9" []
    zh "经推荐可申请永久居留，配偶和未成年子女随同"
    en "permanent residence on recommendation, with spouse and minor children"
    because "a benefit given by other offices, beside the recognition procedure";
SB3 "SB-3" Context "§1(2)3" "1ed2458fc4610a62" []
    zh "5年多次签证，最长10年的人才签证"
    en "multi-entry visas of 5 years and talent visas of up to 10"
    because "a benefit given by other offices, beside the recognition procedure";
SB4 "SB-4" Context "§1(2)4" "2085228c2407124a" []
    zh "来沪创新创业可办居留证件"
    en "residence documents for innovation and start-ups in Shanghai"
    because "a benefit given by other offices, beside the recognition procedure";
SB5 "SB-5" Context "§1(2)5" "621c52feef395122" []
    zh "作用突出的，经单位推荐可办人才引进"
    en "settlement as introduced talent on the employer's recommendation"
    because "a benefit given by other offices, beside the recognition procedure";
SB6 "SB-6" Context "§1(2)6" "0b0bcc9065817d75" []
    zh "鼓励参照高层次人才给予支持"
    en "support after the model of high-level talent is encouraged"
    because "an encouragement to others; nothing to decide";
M1 "M-1" Context "§3" "147fd1e2604b3170" []
    zh "逐步推进D类项目与境内资格、职称互认"
    en "mutual recognition of class D items with domestic qualifications is explored step by step"
    because "a programme of work; it gives no one a title under this procedure";
X1 "X-1" Context "§5" "175b18a1aa284ba9" []
    zh "行业主管部门配套政策，稳慎放开从业限制"
    en "sector authorities add policies of their own and relax practice limits with care"
    because "addressed to other authorities";
X2 "X-2" Context "§6" "9ff5e6c2d23d3e13" []
    zh "完善遴选标准和C类申请程序，按需要调整清单"
    en "selection criteria and the application procedure for class C are kept up, and the list is adjusted to need"
    because "it announces annex 3; the listing procedure has its own states";
G1 "G-1" Context "Anx3 1" "55176dee3ccb97a9 3793385bc7bb3b81" []
    zh "市局审核发证机构的材料，可要求补充，合格的受理"
    en "the bureau checks the issuing body's file, may ask for more, and accepts what meets the basic standard"
    because "listing of a new certificate: another procedure than recognition";
G2 "G-2" Context "Anx3 2" "2eade76b18d4b0fc" []
    zh "与行业主管部门会商，国际公认、急需的提交专家评估"
    en "sector authorities are consulted; what is internationally accepted and needed goes to the experts"
    because "listing of a new certificate: another procedure than recognition";
G3 "G-3" Context "Anx3 3" "0aef34157a84e894 490de68dead584c8" []
    zh "组织专家评估会，形成意见"
    en "an expert meeting assesses it and gives an opinion"
    because "listing of a new certificate: another procedure than recognition";
G4 "G-4" Context "Anx3 4" "55b5c426d3e3387f" []
    zh "建议纳入的列入新一版清单"
    en "what the experts recommend enters the next version of the list"
    because "listing of a new certificate: another procedure than recognition";
G5 "G-5" Context "Anx3 5" "9928ddb38c6f1965" []
    zh "新纳入的证书向社会公布"
    en "newly listed certificates are published"
    because "listing of a new certificate: another procedure than recognition";
N0 "N-0" Context "preamble" "d668d933240d4958" []
    zh "制定清单的目的和四项机制"
    en "why the list is made, and its four mechanisms"
    because "a recital; it orders nothing";
N1 "N-1" Soft "closing" "fbf0c13caaaf576e" []
    zh "自2025年10月30日发布之日起实施"
    en "in force from its release on 2025-10-30";
N2 "N-2" Context "closing" "fbf0c13caaaf576e" []
    zh "2.0版通知同时废止"
    en "the notice on version 2.0 is repealed"
    because "no case of this program rests on version 2.0";
N3 "N-3" Context "closing" "80b0ee17593abc95" []
    zh "通知主动公开"
    en "the notice itself is public"
    because "it lets anybody read and cite the notice; nothing to decide";
    ] $($rest)* } };
}
