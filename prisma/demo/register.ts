import type { Actor } from '@/lib/access/schema'
import { asActor } from '@/lib/db'
import { tellDaily } from '@/lib/institutions/commands/daily'
import { proposeRow, proposeStanding } from '@/lib/institutions/commands/propose'
import { register } from '@/lib/institutions/store'
import { addDays, type PlainDate } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'
import { signedByAll } from './institutions'
import type { Office } from './staff'

/**
 * What became of the first list: a past amendment, an urgent suspension of an institution nobody has chosen, both signed by both; and one
 * docket that 南浔 has signed and 桐乡 has not.
 */
export async function seedRegisterChanges(tx: Office, nx: Office, today: PlainDate): Promise<void> {
  const reviewers = [tx.reviewers[0], nx.reviewers[0]]
  const amended = addDays(today, -90)
  const moved = await proposeRow(tx.clerks[0], {
    ...{ isNew: false, reason: '机构换了号码（示例）', today: amended },
    cells: { code: 'SL3304830005', phone: '0573-0000105（演示）' },
  })
  await signedByAll(must(moved).id, reviewers, amended)
  const suspendedOn = addDays(today, -20)
  const suspended = await proposeStanding(nx.reviewers[0], {
    ...{
      code: 'SL3305030034',
      change: 'suspend',
      reason: '消防检查发现安全出口堵塞，整改期间暂停服务（示例）',
      isUrgent: true,
      today: suspendedOn,
    },
  })
  await signedByAll(must(suspended).id, reviewers, addDays(today, -19))
  const renewed = await proposeRow(nx.reviewers[0], {
    ...{ isNew: false, reason: '服务协议续签三年（示例）', today: addDays(today, -2) },
    cells: { code: 'SL3305030001', agreementNo: '示例NX-HL-2028-001', agreementTo: '2031-12-31' },
  })
  must(renewed)
  for (const office of [tx, nx]) await freePlacesToday(office.clerks[0], today)
}

/** As a bureau tells it each day: the list is of long ago, the free places are of today. */
function freePlacesToday(clerk: Actor, today: PlainDate): Promise<void> {
  return asActor(clerk, async (door) => {
    const own = (await register(door)).filter((one) => one.regionCode === clerk.regionCode && one.freePlaces !== null)
    await tellDaily(
      door,
      clerk,
      own.map(({ code, openingHours, freePlaces }) => ({ code, openingHours, freePlaces, freePlacesOn: today })),
    )
  })
}
