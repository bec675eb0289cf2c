import { CALENDAR } from '../../access/schema'
import { accountsAddressed } from '../../access/store/recipients'
import { holidayYearsWanted } from '../../agreements/rules/holidays'
import { agreementsOf, termsByDay, workingCalendarOf } from '../../agreements/store'
import { insertMessages } from '../../cases/store/message'
import { asActor, type Door } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { sha256Hex } from '../../kernel/digest'
import { failureSays } from '../rules'
import { failedJobs } from '../store'

type Warning = { key: string; title: string; text: string }

/** Given-up jobs told of at one beat; the rest at the next. */
const TOLD_AT_ONCE = 100

/**
 * Tells the administrators of all regions what only they can mend: a year whose holidays are missing, a job that was given up. Each
 * account is told of each once: the message's id is made of both, so a second beat writes nothing.
 */
export async function warnAdministrators({ today, at }: { today: PlainDate; at: Date }): Promise<void> {
  await asActor(CALENDAR, async (tx) => {
    const warnings = [...(await missingYears(tx, today)), ...(await givenUp(tx))]
    if (warnings.length === 0) return
    const administrators = await accountsAddressed(tx, {
      ...{ accountIds: [], personKey: null, institutionIds: [] },
      posts: [{ regionCode: null, role: 'administrator' }],
    })
    await insertMessages(
      tx,
      { id: null, on: today, at },
      administrators.flatMap(({ accountId }) =>
        warnings.map(({ key, title, text }) => ({ id: idOf(`${accountId}:${key}`), accountId, weight: 'act' as const, title, text })),
      ),
    )
  })
}

async function missingYears(tx: Door, today: PlainDate): Promise<Warning[]> {
  const ids = (await agreementsOf(tx, today)).map((one) => one.id)
  const termsOn = await termsByDay(tx, ids)
  const terms = ids.map((id) => termsOn(id, today))
  return holidayYearsWanted(await workingCalendarOf(tx), terms, today).map(({ year }) => ({
    key: `year:${year}`,
    title: `${year} 年的节假日还没有载入`,
    text: `请在“节假日与条款”载入 ${year} 年的节假日安排；没有载入以前，落到那一年的期限算不出来，相关案件办不了。`,
  }))
}

async function givenUp(tx: Door): Promise<Warning[]> {
  return (await failedJobs(tx, TOLD_AT_ONCE)).map(({ id, what, code, tries }) => ({
    key: `job:${id}`,
    title: `后台任务没有办成：${what}`,
    text: `试了 ${tries} 次没有办成：${failureSays(code)}请在“后台任务”里查看，处理后点“重新办理”。`,
  }))
}

function idOf(key: string): string {
  const hex = sha256Hex(`warning:${key}`)
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
