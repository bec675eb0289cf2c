import { CALENDAR } from '../../access/schema'
import { asActor, type Door } from '../../db'
import { institution } from '../../institutions/store'
import { addDays, chineseDay } from '../../kernel/dates'
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
