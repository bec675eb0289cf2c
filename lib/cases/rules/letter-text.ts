import { chineseDay, chineseWeekday } from '../../kernel/dates'
import { END_REASON_LABEL } from '../schema'
import { LETTER_LABEL, type LetterFacts, type LetterKind, type ParticularsOf, type ToldFinding } from '../schema/letter'

export type LetterRow = { term: string; detail: string }
/** 附件: a table in groups, one a dimension. */
export type Annex = { title: string; columns: readonly string[]; groups: Array<{ head: string; rows: string[][] }> }

/** A letter in words, ready to be set: the same facts and the same template give the same text, for ever. */
export type LetterText = {
  isDemo: boolean
  title: string
  office: string
  number: string
  to: string
  opening: string[]
  rows: LetterRow[]
  body: string[]
  basis: string
  contact: string
  copy: string | null
  signed: { office: string; day: string }
  annex: Annex | null
}

type Said = { title?: string; opening: string[]; rows: LetterRow[]; body: string[]; copy?: string | null; annex?: Annex | null }
type Sayings = { [K in LetterKind]: (facts: LetterFacts, of: ParticularsOf<K>) => Said }

const row = (term: string, detail: string): LetterRow => ({ term, detail: detail === '' ? '—' : detail })
const by = (day: string | null) => (day ? `不晚于${chineseDay(day)}` : '—')

/** Who and which case, at the head of every table. */
function about({ person, caseNo, occasion }: LetterFacts): LetterRow[] {
  return [
    row('参保人', `${person.name}，${person.sex}，${person.age} 岁，身份证号 ${person.nationalId}`),
    row('参保与居住', `${person.insured}参保，现住${person.residence}`),
    row('案号', `${caseNo}（${occasion}）`),
  ]
}

/** “您于某日提出的……申请” and the like begin alike. */
const matter = ({ person }: LetterFacts) => `${person.name}的长期护理保险异地失能等级评估申请`

function findingRows(told: ToldFinding): LetterRow[] {
  return [
    row('失能等级', told.grade),
    row('评估标准', told.standard),
    row('评估日期', `${chineseDay(told.visitedOn)}上门，${chineseDay(told.foundOn)}得出结论`),
    row('分项结果', told.dimensions.map((one) => `${one.text} ${one.total} / ${one.max} 分，${one.level}`).join('；')),
  ]
}

function annexOf(told: ToldFinding): Annex {
  return {
    title: '附件　逐项评估结果',
    columns: ['序号', '项目', '评估结果', '得分'],
    groups: told.dimensions.map((one) => ({
      head: `${one.text}　${one.total} 分，${one.level}`,
      rows: one.items.map((item) => [String(item.number), item.text, item.chosen, `${item.weight} / ${item.max}`]),
    })),
  }
}

const CHANGE_EFFECT: Record<ParticularsOf<'change'>['matter'], string> = {
  hospitalStay: '住院期间暂停享受长期护理保险待遇，互认结果和有效期不变；出院后请告知经办机构，自出院次日起按规定恢复（条款待核定）。',
  discharge: '长期护理保险待遇自出院次日起按规定恢复（条款待核定）；身体状况有明显变化的，可以申请重新评估。',
  addressChange: '请在本平台或经办窗口办理居住地址变更；在两地范围内变更地址，互认结果和有效期不变。',
  condition: '失能状态发生变化的，可以申请重新评估；重新评估作出结论前，现有互认结果继续有效。',
  return: '返回参保地居住的，异地服务将依规定终止，由参保地经办机构核实后另行通知。',
  insuredRegionChange: '参保地变更的，原参保地的互认结果将依规定终止，由参保地经办机构核实后另行通知。',
  notEnded: '此前登记的情形经核实不属实，已经撤下；互认结果继续有效，待遇按原规定享受。',
  moved: '已按新地址登记。互认结果和有效期不变；之后的上门评估和服务按新地址安排。',
  institution: '自更换之日起由新选定的机构提供护理服务，原机构的服务同时结束。',
  visit: '原定的上门评估不再进行。居住地经办机构将另行安排评估人员，并重新通知上门日期，您无需再次申请。',
  reassess: '本案将由其他人员（有其他机构的，由其他机构的人员）复评，上门日期另行通知。复评结论为最终评估结论。',
  superseded: '新的互认结果作出后，原互认结果不再执行；原结论书和决定书仍可查阅。',
}

const SAYS: Sayings = {
  acceptance: (facts, of) => ({
    opening: [
      `${of.submittedOn ? `您于${chineseDay(of.submittedOn)}提交的` : '您提交的'}${matter(facts)}，材料齐全、符合受理条件，现予受理。`,
    ],
    rows: [...about(facts), row('受理日期', chineseDay(facts.issuedOn)), row('评估结论书', by(of.conclusionDueOn))],
    body: [
      `本机构将按照${facts.agreement}，委托${facts.other.name}组织评估人员上门评估。上门前会有人与您联系，请保持电话畅通，并备好身份证、病历资料。`,
      '申请、查询进度和领取文书，本平台不收费；上门评估的费用标准、由谁承担，条款待核定。评估人员上门时应出示证件；没有出示的，您可以拒绝并致电本机构。',
    ],
  }),
  correction: (facts, of) => ({
    opening: [`${matter(facts)}收悉。经审查，申请材料需要补正，请按下列要求办理：`],
    rows: [
      ...about(facts),
      ...of.items.map((one, i) => row(`补正事项${of.items.length > 1 ? i + 1 : ''}`, `${one.item}：${one.reason}`)),
      row('补正期限', by(of.dueOn)),
    ],
    body: [
      '请在期限内在本平台补正后重新提交，或者到经办窗口办理；补正所用时间不计入受理期限。逾期未补正的，本申请将予办结，您可以重新申请。',
    ],
  }),
  refusal: (facts, of) => ({
    opening: [`${matter(facts)}收悉。经审查，本机构决定不予受理。`],
    rows: [...about(facts), row('情形', of.ground), row('理由', of.reason)],
    body: [facts.remedy],
  }),
  lapse: (facts, of) => ({
    opening: [
      `本机构曾书面通知补正${matter(facts)}的材料。补正期限${of.dueOn ? `已于${chineseDay(of.dueOn)}届满` : '已经届满'}，至今未收到补正材料，本申请按逾期未补正办结。`,
    ],
    rows: [...about(facts), row('办结日期', chineseDay(facts.issuedOn))],
    body: ['本次办结不影响您再次申请；备齐材料后可以随时重新提交。', facts.remedy],
  }),
  withdrawal: (facts, of) => ({
    opening: [`${matter(facts)}，已按申请人的意思撤回，本案自撤回之日起不再办理。`],
    rows: [...about(facts), row('撤回日期', chineseDay(facts.issuedOn)), row('撤回理由', of.reason)],
    body: [
      ...(of.hasFinding ? ['撤回前已经作出的评估结论依规定留存备查。'] : []),
      '撤回不影响以后再次申请。如撤回不是您本人或代理人的意思，请立即与本机构联系。',
    ],
    copy: of.tellsOther ? facts.other.name : null,
  }),
  commission: (facts, of) => ({
    title: of.isAgain ? '委托复查函' : '异地失能等级评估委托函',
    opening: [
      `下列参保人在${facts.person.insured}参加长期护理保险，现居住在${facts.person.residence}。其${facts.occasion}申请已由本机构${of.acceptedOn ? `于${chineseDay(of.acceptedOn)}` : ''}受理。按照${facts.agreement}，${of.isAgain ? '现就贵机构报送的评估结论委托复查，请另行组织人员评估。' : '委托贵机构组织失能等级评估。'}`,
    ],
    rows: [
      ...about(facts),
      row('委托要点', of.points === '' ? '无' : of.points),
      row('接收期限', by(of.replyDueOn)),
      row('结论期限', by(of.conclusionDueOn)),
    ],
    body: ['请在接收期限内接收委托；不能承办的，请写明情形和理由退回。评估结论请复核、公示后报送，本机构采纳贵机构的结论，不重新打分。'],
  }),
  commissionReturn: (facts, of) => ({
    opening: ['贵机构就下列参保人发来的委托收悉。经核，本机构不能承办，现将委托退回。'],
    rows: [...about(facts), row('情形', of.ground), row('理由', of.reason)],
    body: ['请贵机构核实后补充材料重新委托，或者依规定另行处理。本案退回期间由贵机构负责答复申请人。'],
  }),
  forwarding: (facts, of) => ({
    opening: ['贵机构就下列参保人发来的委托收悉。经核，本案应由其他机构承办，现将有关情况转告。'],
    rows: [...about(facts), row('应由其承办', of.to), row('理由', of.reason)],
    body: [
      `请贵机构核实后以“${END_REASON_LABEL.movedElsewhere}”终止本案，并告知申请人向上列机构重新申请。终止之前，本案由贵机构负责答复申请人。`,
    ],
  }),
  visitNotice: (facts, of) => ({
    title: of.errand ? '上门评估任务通知' : '上门评估通知',
    opening: [
      of.errand
        ? '现派你们对下列参保人上门评估失能等级，请按时到场。'
        : `受${facts.other.name}委托，本机构将派评估人员上门，为${facts.person.name}评估失能等级。`,
    ],
    rows: [
      ...(of.errand
        ? [
            row('参保人', `${facts.person.name}，${facts.person.sex}，${facts.person.age} 岁`),
            row('身份证号后四位', of.errand.lastFour),
            row('联系电话', of.errand.phone),
            row('上门地址', `${facts.person.residence}${of.errand.address}`),
            row('案号', `${facts.caseNo}（${facts.occasion}）`),
          ]
        : about(facts)),
      row('上门时间', `${chineseDay(of.scheduledOn)}（${chineseWeekday(of.scheduledOn)}）${of.window}`),
      row('评估人员', of.team.map((one) => `${one.name}（${one.kind}，${one.institution}）`).join('；')),
      ...(of.errand ? [row('关注事项', of.errand.points === '' ? '无' : of.errand.points)] : []),
    ],
    body: of.errand
      ? [
          '出发前请作回避声明：与参保人有亲属、照护或者其他利害关系的，应当回避。到场后出示证件，核对参保人身份，监护人或代理人应当在场。',
          '本通知含个人信息，仅供本次上门使用；评估完成后不得留存。',
        ]
      : [
          '请参保人在家等候，监护人、代理人或者熟悉日常照护情况的家人在场，备好身份证、病历资料、正在服用的药品。时间不便的，请提前致电本机构改期。',
          '评估人员与参保人有亲属、照护或者其他利害关系的，您可以申请其回避。',
        ],
  }),
  finding: (facts, of) => ({
    title: '失能等级评估结论书',
    opening: [`受${facts.other.name}委托，本机构组织评估人员对${facts.person.name}上门评估，作出结论如下：`],
    rows: [
      ...about(facts),
      ...findingRows(of.told),
      row('公示', of.notice ? `${chineseDay(of.notice.from)}至${chineseDay(of.notice.to)}，公示期满` : '未达到应当公示的等级，不公示'),
    ],
    body: [
      `对结论有异议的，参保人或者代理人可以在异议期限内${of.objectionUntil ? `（${by(of.objectionUntil)}）` : ''}向本机构提出，并写明理由。`,
      `本结论已报送${facts.other.name}，由其作出互认决定。逐项评估结果见附件。`,
    ],
    copy: facts.other.name,
    annex: annexOf(of.told),
  }),
  reassessment: (facts, of) => ({
    title: '失能等级复评结论书',
    opening: [
      `因对${of.earlier ? `“${of.earlier}”的` : ''}评估结论的异议成立，本机构另行组织评估人员对${facts.person.name}复评，作出结论如下：`,
    ],
    rows: [...about(facts), ...findingRows(of.told)],
    body: [
      '复评结论是最终评估结论，不再受理对本结论的异议。',
      `本结论报送${facts.other.name}，由其作出互认决定；对该决定不服的，可以向其申请复查，也可以依法申请行政复议或者提起行政诉讼（条款与期限待核定）。失能状态以后发生变化的，可以申请重新评估。逐项评估结果见附件。`,
    ],
    copy: facts.other.name,
    annex: annexOf(of.told),
  }),
  objectionReply: (facts, of) => {
    const outcome = of.isAdmitted ? '异议成立' : '异议不成立'
    const opening = `您于${chineseDay(of.raisedOn)}对${of.isFamilys ? '失能等级评估结论' : '公示的失能等级评估结论'}提出的异议，本机构已经核实，答复如下：`
    if (!of.isFamilys)
      return {
        opening: [opening],
        rows: [row('异议编号', of.receipt), row('核实结果', outcome)],
        body: ['评估情况涉及他人隐私，依规定不予告知。感谢您对失能等级评估工作的监督。'],
      }
    return {
      opening: [opening],
      rows: [...about(facts), row('核实结果', outcome), row('情形', of.ground), row('理由', of.reason)],
      body: of.isAdmitted
        ? ['本机构将安排其他人员（有其他机构的，由其他机构的人员）复评，上门日期另行通知。复评结论为最终评估结论。']
        : ['原评估结论维持不变，案件继续办理。', '对本答复不服的，可以在互认决定作出后按决定书所载的救济途径办理（条款待核定）。'],
    }
  },
  recognition: (facts, of) => ({
    title: '失能等级评估结果互认决定书',
    opening: [`经审核，本机构采纳${facts.other.name}的评估结论，决定予以互认。`],
    rows: [
      ...about(facts),
      row('失能等级', of.grade),
      row('评估标准', of.standard),
      row('评估方', `${facts.other.name}，${chineseDay(of.visitedOn)}上门评估`),
      row('有效期', `${chineseDay(of.validFrom)}至${chineseDay(of.validTo)}（首尾两日均计入）`),
      row('待遇', of.benefitFrom ? `自${chineseDay(of.benefitFrom)}起按规定享受` : '未达到享受待遇的等级'),
    ],
    body: [
      `本结果自决定之日起在${facts.person.insured}与居住地两地同时有效。住院、出院、变更地址、返回参保地居住或者身体状况明显变化的，请及时告知两地任何一方经办机构。`,
      facts.remedy,
    ],
    copy: facts.other.name,
  }),
  declination: (facts, of) => ({
    title: '评估结果不予认定决定书',
    opening: [`经审核，本机构对${facts.other.name}报送的下列评估结果决定不予认定。`],
    rows: [...about(facts), row('评估结论', of.grade), row('情形', of.ground), row('理由', of.reason)],
    body: [facts.remedy],
    copy: facts.other.name,
  }),
  change: (facts, of) => ({
    opening: ['您的长期护理保险异地评估互认事项发生下列变更，现予通知。'],
    rows: [
      ...about(facts),
      row('变更事项', of.what),
      ...(of.happenedOn ? [row('发生日期', chineseDay(of.happenedOn))] : []),
      ...(of.detail === '' ? [] : [row('说明', of.detail)]),
      row('登记日期', chineseDay(facts.issuedOn)),
    ],
    body: [CHANGE_EFFECT[of.matter]],
  }),
  termination: (facts, of) => ({
    opening: [
      of.isExpiry
        ? '下列互认结果的有效期已经届满，自届满次日起不再执行。'
        : `${of.wasRecognised ? '下列互认结果' : '下列案件'}因“${of.why}”终止。`,
    ],
    rows: [
      ...about(facts),
      row('终止原因', of.why),
      ...(of.happenedOn ? [row('发生日期', chineseDay(of.happenedOn))] : []),
      ...(of.validTo ? [row('原有效期至', chineseDay(of.validTo))] : []),
      row('终止日期', chineseDay(facts.issuedOn)),
    ],
    body: [
      ...(of.wasRecognised ? ['长期护理保险待遇按规定停止；此前应当结算的费用照常结算。'] : ['本案不再办理，已形成的材料依规定留存。']),
      ...(of.isExpiry ? ['仍需护理的，请申请期满评估。'] : [facts.remedy]),
    ],
    copy: facts.other.name,
  }),
  reopening: (facts, of) => ({
    opening: [`${matter(facts)}此前已经办结，现决定重开，继续办理。`],
    rows: [...about(facts), row('原状态', of.from), row('现状态', of.to), row('重开理由', of.reason)],
    body: ['重开之前已经完成的步骤继续有效；需要您补充材料或者配合的，将另行通知。'],
    copy: facts.other.name,
  }),
  invalidation: (facts, of) => ({
    opening: ['经审查，本机构决定将下列案件作废。'],
    rows: [...about(facts), row('作废理由', of.reason), row('作废日期', chineseDay(facts.issuedOn))],
    body: [`${of.wasRecognised ? '原互认结果自作废之日起不再执行。' : '本案自作废之日起不再办理。'}作废不影响依法再次申请。`, facts.remedy],
    copy: facts.other.name,
  }),
  renewalReminder: (facts, of) => ({
    opening: ['您的失能等级评估互认结果即将期满，现在可以申请期满评估。'],
    rows: [...about(facts), row('失能等级', of.grade), row('有效期至', chineseDay(of.validTo))],
    body: [
      '请在有效期届满前在本平台或者经办窗口提出期满评估申请。新的结论作出前，现有结果在有效期内继续执行；届满后没有新的结论的，待遇将按规定停止。',
    ],
  }),
}

/** Throws for a template that is none of ours: a frozen letter is read in its own wording or not at all. */
export function letterText(facts: LetterFacts): LetterText {
  if (facts.template !== 1) throw new Error(`no letter is worded by template ${facts.template}`)
  const say = SAYS[facts.of.kind] as (facts: LetterFacts, of: LetterFacts['of']) => Said
  const { title, opening, rows, body, copy, annex } = say(facts, facts.of)
  return {
    isDemo: facts.isDemo,
    title: title ?? LETTER_LABEL[facts.of.kind],
    office: facts.office.name,
    number: facts.number,
    to: facts.to,
    opening,
    rows,
    body,
    basis: facts.basis.map((one) => `${one.of}：${one.text.replace(/^依据：/, '依据')}`).join('；'),
    contact: `${facts.office.name}，电话 ${facts.office.phone}，地址：${facts.office.address}`,
    copy: copy ?? null,
    signed: { office: facts.office.name, day: chineseDay(facts.issuedOn) },
    annex: annex ?? null,
  }
}
