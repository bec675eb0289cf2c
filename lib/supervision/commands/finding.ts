import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { advanceCounter } from '../../cases/store/case'
import { asActor, type Door } from '../../db'
import type { Institution } from '../../institutions/schema'
import { institution } from '../../institutions/store'
import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { type BureauHand, bureauHand, concernedRegions, mayRecheck, mayRectify, rectifyBy } from '../rules/finding'
import { type FindingKind, SEVERITY_LABEL, type Severity } from '../schema/checklist'
import type { Finding, RecheckEntry, RectifyEntry } from '../schema/finding'
import type { FindingEntry } from '../schema/inspection'
import { complaintById, joinComplaint } from '../store/complaint'
import { joinEvidence } from '../store/evidence'
import { findingById, findingOfRequest, insertFinding, insertStep, moveFinding, stepsOf } from '../store/finding'
import { raiseAlerts } from './alert'
import { dayOrRefusal, type Limits, limitsFor } from './limits'
import { postsOf, tell } from './telling'

export type Moment = { today: PlainDate; at: Date }

export const NOT_BUREAU = refused('notBureau', '联合监管由经办机构办理，请由经办人员登录办理')
export const NO_SUCH_FINDING = refused('findingUnknown', '没有找到这条问题')
const ELSEWHERE = refused('institutionElsewhere', '这家机构不在本统筹区，也不服务本统筹区的参保人')

/** The institution a bureau may supervise: it is in its region or serves it. */
export async function supervised(tx: Door, hand: BureauHand, institutionId: string): Promise<Outcome<Institution>> {
  const house = await institution(tx, institutionId)
  if (house?.kind !== 'care') return refused('institutionUnknown', '名录里没有这家护理服务机构')
  return concernedRegions(house).includes(hand.regionCode) ? done(house) : ELSEWHERE
}

export type Found = {
  id: string
  requestId: string
  kind: FindingKind
  severity: Severity
  text: string
  inspectionId: string | null
  itemId: string | null
}

/** A half of a deed: writes a finding with its first step and limit, tells both bureaus and the institution. The caller raises alerts. */
export async function writeFinding(
  tx: Door,
  hand: BureauHand,
  { house, limits }: { house: Institution; limits: Limits },
  { text, ...found }: Found,
  { today, at }: Moment,
): Promise<Outcome<{ id: string; number: string }>> {
  const dueOn = dayOrRefusal(() => rectifyBy(limits.calendar, limits.terms, found.severity, today))
  if (!dueOn.ok) return dueOn
  const { id } = found
  const regions = concernedRegions(house)
  const number = await advanceCounter(tx, `WT-${today.slice(0, 4)}`)
  const { regionCode, accountId } = hand
  await insertFinding(tx, {
    ...{ ...found, number, institutionId: house.id, regionCode, concernedRegions: regions },
    ...{ foundOn: today, dueOn: dueOn.value },
  })
  await insertStep(tx, id, { seq: 1, kind: 'found', side: 'bureau', accountId, regionCode, text, dueOn: dueOn.value, on: today })
  if (found.inspectionId && found.itemId) await joinEvidence(tx, { inspectionId: found.inspectionId, itemId: found.itemId }, id)
  const { severity, kind } = found
  await writeAudit(tx, hand, { act: 'finding.record', subject: `Finding:${id}`, outcome: 'done', detail: { severity, kind } })
  const by = chineseDay(dueOn.value)
  await tell(tx, hand, { about: 'finding', id, number, seq: 1, today, at }, [
    {
      institutionId: house.id,
      weight: 'act',
      title: `检查发现一条${SEVERITY_LABEL[severity]}问题，请整改`,
      text: `经办机构检查贵机构时发现一条${SEVERITY_LABEL[severity]}问题。请在${by}以前整改，写明做法、附上佐证后提交。`,
    },
    {
      posts: postsOf(regions, 'clerk', 'reviewer'),
      weight: 'know',
      title: `${house.name}：发现一条${SEVERITY_LABEL[severity]}问题`,
      text: `整改期限到${by}。机构提交整改以后由两地任一经办机构复查。`,
    },
  ])
  return done({ id, number })
}

/** 登记问题 outside of a checklist: of a spot check, or of a complaint that proved right. The same press twice writes once. */
export async function recordFinding(actor: Actor, entry: FindingEntry, moment: Moment): Promise<Outcome<{ id: string; number: string }>> {
  const hand = bureauHand(actor)
  if (!hand) return NOT_BUREAU
  return asActor(actor, async (tx) => {
    const earlier = await findingOfRequest(tx, entry.requestId)
    if (earlier) return done({ id: earlier.id, number: earlier.number })
    const house = await supervised(tx, hand, entry.institutionId)
    if (!house.ok) return house
    const complaint = entry.complaintId ? await complaintById(tx, entry.complaintId) : null
    if (entry.complaintId && complaint?.institutionId !== entry.institutionId)
      return refused('complaintUnknown', '没有找到这件投诉，请回到联合监管重新打开')
    const limits = await limitsFor(tx, concernedRegions(house.value), moment.today)
    const { requestId, kind, severity, text } = entry
    const found = { id: randomUUID(), requestId, kind, severity, text, inspectionId: null, itemId: null }
    const due = dayOrRefusal(() => rectifyBy(limits.calendar, limits.terms, severity, moment.today))
    if (!due.ok) return due
    // First of all, so that of two who do it at once the second has written nothing.
    if (complaint && !(await joinComplaint(tx, complaint.id, found.id)))
      return refused('findingStands', '这件投诉已经转成问题，请刷新页面查看')
    const written = await writeFinding(tx, hand, { house: house.value, limits }, found, moment)
    if (!written.ok) throw new Error(`a finding was refused after its complaint: ${written.problem.code}`)
    await raiseAlerts(tx, actor, house.value, moment.today, moment.at)
    return written
  })
}

/** 提交整改 by the institution the finding is of. Refuses others' (not told apart from a missing one), and what is not open. */
export async function rectify(actor: Actor, { findingId, version, text }: RectifyEntry, { today, at }: Moment): Promise<Outcome<null>> {
  const { role, accountId, institutionId } = actor
  return asActor(actor, async (tx) => {
    const finding = await findingById(tx, findingId)
    if (role !== 'institution' || !accountId || !finding || finding.institutionId !== institutionId) return NO_SUCH_FINDING
    const may = mayRectify(finding, version)
    if (!may.ok) return may
    const seq = (await stepsOf(tx, findingId)).length + 1
    const late = finding.dueOn < today
    if (!(await moveFinding(tx, findingId, version, { state: 'rectified', wasOverdue: finding.wasOverdue || late }))) return mayRectifyNot()
    await insertStep(tx, findingId, {
      seq,
      kind: 'rectified',
      side: 'institution',
      accountId,
      regionCode: null,
      text,
      dueOn: null,
      on: today,
    })
    await writeAudit(tx, actor, { act: 'finding.rectify', subject: `Finding:${findingId}`, outcome: 'done', detail: { late } })
    const house = await institution(tx, finding.institutionId)
    await tell(tx, actor, { about: 'finding', id: findingId, number: finding.number, seq, today, at }, [
      {
        posts: postsOf(finding.concernedRegions, 'clerk', 'reviewer'),
        weight: 'act',
        title: `${house?.name ?? '机构'}提交了整改，请复查`,
        text: '两地任一经办机构复查都可以：属实的销号，没有到位的退回继续整改。严重问题由复核人员复查。',
      },
    ])
    return done(null)
  })
}

function mayRectifyNot(): Outcome<never> {
  return refused('stale', '这一条刚才有人先一步办理，请刷新页面看最新的情况')
}

/** 复查 by any bureau concerned: 销号, 退回 with a new limit, or 撤销 of what was found by mistake. Raises what follows from it. */
export async function recheck(actor: Actor, entry: RecheckEntry, { today, at }: Moment): Promise<Outcome<null>> {
  const hand = bureauHand(actor)
  if (!hand) return NOT_BUREAU
  return asActor(actor, async (tx) => {
    const finding = await findingById(tx, entry.findingId)
    if (!finding) return NO_SUCH_FINDING
    const may = mayRecheck(finding, hand, entry)
    if (!may.ok) return may
    const house = await institution(tx, finding.institutionId)
    if (!house) return NO_SUCH_FINDING
    const limits = await limitsFor(tx, finding.concernedRegions, today)
    const again = dayOrRefusal(() => rectifyBy(limits.calendar, limits.terms, finding.severity, today))
    if (!again.ok) return again
    const isBack = entry.result === 'sentBack'
    const move = isBack
      ? { state: 'open' as const, round: finding.round + 1, dueOn: again.value }
      : { state: entry.result as 'closed' | 'withdrawn', closedOn: today }
    if (!(await moveFinding(tx, finding.id, entry.version, move))) return mayRectifyNot()
    const seq = (await stepsOf(tx, finding.id)).length + 1
    const { accountId, regionCode } = hand
    const step = { seq, kind: entry.result, side: 'bureau' as const, accountId, regionCode, text: entry.text, on: today }
    await insertStep(tx, finding.id, { ...step, dueOn: isBack ? again.value : null })
    await writeAudit(tx, actor, {
      act: 'finding.recheck',
      subject: `Finding:${finding.id}`,
      outcome: 'done',
      detail: { result: entry.result },
    })
    await tellRecheck(tx, hand, finding, house, { ...entry, seq, dueOn: again.value }, { today, at })
    await raiseAlerts(tx, actor, house, today, at)
    return done(null)
  })
}

async function tellRecheck(
  tx: Door,
  hand: BureauHand,
  finding: Finding,
  house: Institution,
  { result, seq, dueOn }: Pick<RecheckEntry, 'result'> & { seq: number; dueOn: PlainDate },
  { today, at }: Moment,
): Promise<void> {
  const says = {
    closed: { weight: 'know' as const, title: '整改复查通过，已销号', text: '这条问题已经办结。' },
    sentBack: {
      weight: 'act' as const,
      title: '整改没有到位，请继续整改',
      text: `请按复查意见继续整改，${chineseDay(dueOn)}以前重新提交。`,
    },
    withdrawn: { weight: 'know' as const, title: '一条问题已撤销', text: '经办机构撤销了这条问题，不计入年度积分，不用再整改。' },
  }[result]
  await tell(tx, hand, { about: 'finding', id: finding.id, number: finding.number, seq, today, at }, [
    { institutionId: house.id, ...says },
    { posts: postsOf(finding.concernedRegions, 'clerk', 'reviewer'), ...says, weight: 'know', title: `${house.name}：${says.title}` },
  ])
}
