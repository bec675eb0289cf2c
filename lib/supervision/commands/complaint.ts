import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { dueDay } from '../../agreements/rules/terms'
import { advanceCounter } from '../../cases/store/case'
import { asActor, type Door, isTaken } from '../../db'
import type { Institution } from '../../institutions/schema'
import { institution } from '../../institutions/store'
import { chineseDay, type PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { CareRelationship } from '../../people/schema'
import { careById } from '../../people/store/care'
import { bureauHand, concernedRegions } from '../rules/finding'
import { movesFigure } from '../rules/rating'
import {
  type AnswerEntry,
  COMPLAINT_CATEGORY_LABEL,
  COMPLAINT_OUTCOME_LABEL,
  type ComplaintEntry,
  type RatingEntry,
} from '../schema/complaint'
import { answerComplaint, complaintById, complaintOfRequest, insertComplaint } from '../store/complaint'
import { countRatings, insertRating, lockRatings, writePublicRating } from '../store/rating'
import { type Moment, NOT_BUREAU } from './finding'
import { dayOrRefusal, limitsFor } from './limits'
import { byPortalsHand, postsOf, tell } from './telling'

const NO_SUCH_CARE = refused('careUnknown', '没有找到这段护理，请从“评价与投诉”里重新打开')
export const NO_SUCH_COMPLAINT = refused('complaintUnknown', '没有找到这件投诉')

type Known = { accountId: string; care: CareRelationship; house: Institution; regions: string[] }

/** The care a family speaks of: one of a person it sees, running or ended. */
async function known(tx: Door, actor: Actor, careId: string): Promise<Outcome<Known>> {
  const { role, accountId } = actor
  if (role !== 'applicant' || !accountId) return NO_SUCH_CARE
  const care = await careById(tx, careId)
  const house = care && (await institution(tx, care.institutionId))
  if (!care || !house) return NO_SUCH_CARE
  const regions = [...new Set([...concernedRegions(house), care.insuredRegion, care.residenceRegion])].sort()
  return done({ accountId, care, house, regions })
}

/**
 * 好差评 of a family: one for a case and an institution, sealed; the institution never reads who. Moves the public figure at every tenth.
 * Refuses a second one.
 */
export async function rate(actor: Actor, { careId, score, text }: RatingEntry, { today }: Moment): Promise<Outcome<{ number: string }>> {
  try {
    return await asActor(actor, async (tx) => {
      const found = await known(tx, actor, careId)
      if (!found.ok) return found
      const { accountId, care, house, regions } = found.value
      await lockRatings(tx, house.id)
      const [id, number] = [randomUUID(), await advanceCounter(tx, `PJ-${today.slice(0, 4)}`)]
      await insertRating(tx, {
        ...{ id, number, institutionId: house.id, concernedRegions: regions, caseId: care.caseId, accountId, score },
        ...{ text: text === '' ? null : text, ratedOn: today },
      })
      await writeAudit(tx, actor, { act: 'rating.give', subject: `Rating:${id}`, caseId: care.caseId, outcome: 'done' })
      await byPortalsHand(tx, actor, () => movePublicFigure(tx, house.id, today))
      return done({ number })
    })
  } catch (error) {
    if (isTaken(error)) return refused('ratedAlready', '您已经评价过这家机构了；有新的情况，可以投诉或向经办机构反映')
    throw error
  }
}

async function movePublicFigure(tx: Door, institutionId: string, today: PlainDate): Promise<void> {
  const { count, sum } = await countRatings(tx, institutionId)
  if (movesFigure(count)) await writePublicRating(tx, institutionId, { count, sum, asOf: today })
}

/** 投诉 of a family, sealed, answered by the bureau where the institution is. The same press twice complains once. */
export async function complain(
  actor: Actor,
  entry: ComplaintEntry,
  { today, at }: Moment,
): Promise<Outcome<{ number: string; dueOn: PlainDate }>> {
  return asActor(actor, async (tx) => {
    const earlier = await complaintOfRequest(tx, entry.requestId)
    if (earlier) return done({ number: earlier.number, dueOn: earlier.dueOn })
    const found = await known(tx, actor, entry.careId)
    if (!found.ok) return found
    const { accountId, care, house, regions } = found.value
    const { terms, calendar } = await limitsFor(tx, [care.insuredRegion, care.residenceRegion], today)
    const dueOn = dayOrRefusal(() => dueDay(calendar, terms, 'complaintDays', today))
    if (!dueOn.ok) return dueOn
    const [id, number] = [randomUUID(), await advanceCounter(tx, `TS-${today.slice(0, 4)}`)]
    const { requestId, category, text } = entry
    await insertComplaint(tx, {
      ...{ id, number, requestId, institutionId: house.id, regionCode: house.regionCode, concernedRegions: regions, caseId: care.caseId },
      ...{ accountId, category, wantsAnswer: entry.wantsAnswer === 'yes', text, receivedOn: today, dueOn: dueOn.value },
    })
    await writeAudit(tx, actor, {
      act: 'complaint.file',
      subject: `Complaint:${id}`,
      caseId: care.caseId,
      outcome: 'done',
      detail: { category },
    })
    const title = `收到一件投诉：${house.name}（${COMPLAINT_CATEGORY_LABEL[category]}）`
    await tell(tx, actor, { about: 'complaint', id, number, seq: 1, today, at }, [
      {
        posts: postsOf([house.regionCode], 'clerk', 'reviewer'),
        weight: 'act',
        title,
        text: `请在${chineseDay(dueOn.value)}以前核实并答复。`,
      },
      { posts: postsOf(regions, 'clerk', 'reviewer'), weight: 'know', title, text: '由机构所在地经办机构核实、答复；您可以查看。' },
    ])
    return done({ number, dueOn: dueOn.value })
  })
}

/** 答复, by any bureau concerned; the family reads it in its inbox, wanted or not. Refuses what a colleague has answered. */
export async function answer(actor: Actor, { complaintId, outcome, text }: AnswerEntry, { today, at }: Moment): Promise<Outcome<null>> {
  const hand = bureauHand(actor)
  if (!hand) return NOT_BUREAU
  return asActor(actor, async (tx) => {
    const complaint = await complaintById(tx, complaintId)
    if (!complaint) return NO_SUCH_COMPLAINT
    if (hand.regionCode !== complaint.regionCode) return refused('notOurs', '投诉由机构所在地经办机构答复，本机构可以查看')
    if (!(await answerComplaint(tx, complaintId, { outcome, text, by: hand.accountId, on: today })))
      return refused('answeredAlready', '这件投诉刚才已由同事答复，请刷新页面查看')
    await writeAudit(tx, actor, { act: 'complaint.answer', subject: `Complaint:${complaintId}`, outcome: 'done', detail: { outcome } })
    const house = await institution(tx, complaint.institutionId)
    await tell(tx, actor, { about: 'complaint', id: complaintId, number: complaint.number, seq: 2, today, at }, [
      {
        accountIds: [complaint.accountId],
        weight: 'know',
        title: `您的投诉已答复：${COMPLAINT_OUTCOME_LABEL[outcome]}`,
        text: `关于${house?.name ?? '护理机构'}的投诉，经办机构答复：${text}`,
      },
    ])
    return done(null)
  })
}
