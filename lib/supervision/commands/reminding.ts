import { CALENDAR } from '../../access/schema'
import { casesByIds } from '../../cases/store/case'
import { asActor, type Door } from '../../db'
import type { Institution } from '../../institutions/schema'
import { institution } from '../../institutions/store'
import { addDays, chineseDay, type PlainDate } from '../../kernel/dates'
import { careBy } from '../../people/store/care'
import { representativesOf } from '../../people/store/mandate'
import { reminderSeq, SOON_DAYS } from '../rules/reminding'
import type { Finding } from '../schema/finding'
import { noteOverdue, openFindingsDueBy } from '../store/finding'
import { raiseAlerts } from './alert'
import type { Moment } from './finding'
import { postsOf, tell } from './telling'

/**
 * What the calendar does for supervision by today: institutions and bureaus are reminded of limits that near and of limits that have
 * passed, each once a round, and alerts are raised that a passed limit calls for. A second run finds nothing new.
 */
export async function superviseDue({ today, at }: Moment): Promise<void> {
  const due = await asActor(CALENDAR, (tx) => openFindingsDueBy(tx, addDays(today, SOON_DAYS)))
  for (const finding of due) await asActor(CALENDAR, (tx) => remind(tx, finding, { today, at }))
}

async function remind(tx: Door, finding: Finding, { today, at }: Moment): Promise<void> {
  const house = await institution(tx, finding.institutionId)
  if (!house) return
  const isLate = finding.dueOn < today
  const by = chineseDay(finding.dueOn)
  const subject = { about: 'finding' as const, id: finding.id, number: finding.number, seq: reminderSeq(finding.round, isLate), today, at }
  const title = isLate ? `整改已经超期（${by}到期）` : `整改期限将到（${by}）`
  await tell(tx, CALENDAR, subject, [
    {
      institutionId: house.id,
      weight: 'act',
      title,
      text: isLate ? '请马上整改并提交；继续超期的，可能暂停服务。' : '请按期整改，写明做法、附上佐证后提交。',
    },
    ...(isLate
      ? [
          {
            posts: postsOf(finding.concernedRegions, 'clerk', 'reviewer'),
            weight: 'know' as const,
            title: `${house.name}：${title}`,
            text: '机构还没有提交整改。',
          },
        ]
      : []),
  ])
  if (!isLate) return
  if (!finding.wasOverdue) await noteOverdue(tx, finding.id)
  await raiseAlerts(tx, CALENDAR, house, today, at)
}

/** The day a suspension began, as the number of a step: 20261124. */
function stepOf(since: PlainDate): number {
  return Number(since.replaceAll('-', ''))
}

/**
 * Tells every family whose person is cared for today by an institution that is suspended: once a suspension, by case. Part of the press
 * that suspends, and of the calendar's round for suspensions that came by other ways.
 */
export async function tellOfSuspension(tx: Door, house: Institution, since: PlainDate, { today, at }: Moment): Promise<number> {
  const care = await careBy(tx, house.id, today)
  const cases = await casesByIds(
    tx,
    care.map((one) => one.caseId),
  )
  for (const { caseId, personId } of care) {
    const caseFile = cases.get(caseId)
    if (!caseFile) continue
    const { applicantAccountId, caseNo, appliedAs } = caseFile
    const own = appliedAs === 'self' && applicantAccountId ? [applicantAccountId] : []
    const accountIds = [...(await representativesOf(tx, personId, today)), ...own]
    const subject = { about: 'suspension' as const, id: caseId, number: caseNo, seq: stepOf(since), today, at }
    await tell(tx, CALENDAR, subject, [
      {
        accountIds,
        weight: 'act',
        title: '护理机构已暂停服务，可以更换',
        text: `${house.name}已被暂停服务。已有的护理由经办机构协调衔接；要换一家的，在申请页点“更换护理机构”，不用重新评估。`,
      },
      {
        posts: postsOf([caseFile.insuredRegion, caseFile.residenceRegion], 'clerk'),
        weight: 'know',
        title: `${house.name}已暂停，这位参保人正由它护理`,
        text: '请联系家属，商量护理怎样衔接或更换机构。',
      },
    ])
  }
  return care.length
}
