//! Ledger rows of our decisions: where the notice is silent or open. They are printed as "our reading".
macro_rules! decision_rows {
    ([$($above:tt)*] $next:ident $($rest:ident)*) => { $next! { [$($above)*
D01 "D-01" Data "D-01" "" []
    zh "年限和持证期算到申报之日"
    en "years of work and holding periods are counted up to the date of declaration";
D02 "D-02" Hard "D-02" "" []
    zh "取得学位之前的相关工作也计入年限"
    en "relevant work before the degree counts";
D03 "D-03" Data "D-03" "" []
    zh "双学位、辅修和境外双学士不自动视为第二学士学位"
    en "dual degrees, minors and overseas double bachelor's degrees are not a second bachelor's degree by themselves";
D04 "D-04" Hard "D-04" "" []
    zh "较高学位满足写明较低学位的条件"
    en "a higher degree satisfies a condition that names a lower one";
D05 "D-05" Procedure "D-05" "" []
    zh "评议结果由市局另行公示5个工作日，与单位公示分开"
    en "the bureau publicises the result for 5 working days, apart from the publicity inside the unit";
D06 "D-06" Hard "D-06" "" []
    zh "境外工作年限计入相关工作，但不计入在本市工作的1年"
    en "years worked overseas count as relevant work, but never towards the year in Shanghai";
D07 "D-07" Hard "D-07" "" []
    zh "任何一个本科及以上的理工科学历或学位都符合E-1；最高学位不是理工科的，由人确认"
    en "any science or engineering qualification at bachelor's level or above satisfies E-1; where the highest degree is not one, a person confirms";
D08 "D-08" Context "D-08" "" []
    zh "查验时写明证书是否有效；已失效的由审核人判断"
    en "verification states whether the certificate is current; a lapsed one is for the reviewer to judge"
    because "no rule of the verdict turns on it: the facts speak of the award, the reviewer of the present state";
D09 "D-09" Procedure "D-09" "" []
    zh "适用申报时有效的清单版本，此后不变；新版本删去该项的，予以提示"
    en "the list version in force at the declaration applies and stays; a newer version that drops the row gives a warning";
D10 "D-10" Context "D-10" "" []
    zh "已退休的说明理由不予受理，可由有权人员推翻"
    en "retired applicants are refused with a reason that an authorised person may override"
    because "a finding of the reviewer on the documents; the notice does not make it a fact of the form";
D11 "D-11" Procedure "D-11" "" []
    zh "评议会议的人数、比例和规则作为政策数据，参照职称评审的通行规则"
    en "sizes, fractions and rules of the panel are policy data, after the usual rules of title review";
D12 "D-12" Data "D-12" "" []
    zh "回避的专家不计入该件的出席人数，并重新核对法定人数"
    en "a recused expert does not count as attending for that case, and the quorum is tested again";
D13 "D-13" Procedure "D-13" "" []
    zh "公示中断或者内容有实质变动的，重新公示满期"
    en "publicity that is interrupted or materially changed runs again for the whole window";
D14 "D-14" Procedure "D-14" "" []
    zh "系统不在非工作日自动办结，推到期满后的第一个工作日"
    en "the system moves nothing on a day off, but on the first working day after the end";
D15 "D-15" Data "D-15" "" []
    zh "公示栏只写姓名、单位、岗位、证书、层级和异议方式；材料遮蔽后在单位内部查阅并留痕"
    en "the board shows name, unit, post, certificate, level and how to object; masked documents are read inside the unit and each reading is recorded";
D16 "D-16" Data "D-16" "" []
    zh "向境外机构提供信息须单独同意、最少必要、专人放行，默认关闭"
    en "data goes to an issuing body abroad only with separate consent, at the minimum, released by an officer; off by default";
D17 "D-17" Procedure "D-17" "" []
    zh "单位公示的异议由单位处理，结果公示的由市局处理；有未结异议不得结束公示"
    en "the employer handles objections of the first publicity, the bureau those of the second; a window does not close over an open one";
D18 "D-18" Procedure "D-18" "" []
    zh "需补正的一次告知，期限可设；逾期视为撤回，由人确认"
    en "everything to be corrected is told in one notice with a term that can be set; a missed term counts as withdrawal once a person confirms";
D19 "D-19" Procedure "D-19" "" []
    zh "撤回或未通过后可以再次申报，默认不设间隔"
    en "after a withdrawal or a failure one may apply again; no waiting time by default";
D20 "D-20" Context "D-20" "" []
    zh "查验结果不设有效期，经办人可以要求重新查验"
    en "a verification result does not expire; an officer may ask for a fresh one"
    because "the default is that there is no limit, so nothing can refuse";
D21 "D-21" Context "D-21" "" []
    zh "本人在境外办的查验，经本人同意可转给后来的用人单位"
    en "a verification started by the holder abroad passes to a later employer with the holder's consent"
    because "it belongs to the verification procedure, which has a state machine and tests of its own";
D22 "D-22" Procedure "D-22" "" []
    zh "发证机构没有答复不等于证书不实，不因此自动否定"
    en "no answer of the issuing body is not the answer \"not authentic\", and never fails a case";
D23 "D-23" Data "D-23" "" []
    zh "市职称服务系统是另一系统，这里记录申报和它的外部编号"
    en "the city's title system is a separate one; here the declaration and its external number are recorded";
D24 "D-24" Data "D-24" "" []
    zh "境外经历或海外业务有一项证明即可，由人判断，不设最短时间"
    en "one item of evidence for either kind satisfies B-4, a person decides, and there is no minimum length";
D25 "D-25" Hard "D-25" "" []
    zh "工作之间有间断的，起算日按间断的长度顺延；重叠只算一次；一旦满期不再变回未满"
    en "a gap between jobs moves the starting day forward by its length; overlaps count once; a period once complete stays complete";
D26 "D-26" Hard "D-26" "" []
    zh "满一年是指到达次年的对应日；没有对应日的，为该月最后一日"
    en "a year is full on the corresponding day; where there is none, on the last day of that month";
D27 "D-27" Data "D-27" "" []
    zh "C类第1至31项按工程技术系列，第32至41项不按工程技术系列"
    en "rows C1 to C31 belong to the engineering series, rows C32 to C41 do not";
D28 "D-28" Procedure "D-28" "" []
    zh "通知未规定申报批次：未公布批次的层级全年可申报；公布后须在批次开放期内申报，此前各步照常办理，补正不是新的申报"
    en "the notice knows no rounds: where none was announced one may file all year; once announced, filing needs an open round, the steps before it go on, and a correction is no new filing";
    ] $($rest)* } };
}
