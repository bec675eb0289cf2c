import { CALENDAR } from '../../access/schema'
import { partnersOn } from '../../agreements/rules/docket'
import { agreementsOf } from '../../agreements/store'
import { stepsTold } from '../../cases/store/message'
import { asActor, type Door } from '../../db'
import { EXPIRING_LABEL, EXPIRY_STEPS, type Expiry, type ExpiryStep, expiriesOf, warningSeq } from '../../institutions/rules/expiry'
import type { Institution } from '../../institutions/schema'
import { endingBy } from '../../institutions/store/expiry'
import { addDays, chineseDay, type PlainDate } from '../../kernel/dates'
import { postsOf, tell } from '../../supervision/commands/telling'

type Moment = { today: PlainDate; at: Date }

/**
 * Warns of agreements and licences that run out within 60, 30 and 7 days: the institution, and the people of its own bureau and of every
 * bureau that shares it. Each is told once a step; a run that was missed tells of the step of today. Answers how many are new.
 */
export async function warnOfExpiry({ today, at }: Moment): Promise<number> {
  return asActor(CALENDAR, async (tx) => {
    const ending = await endingBy(tx, addDays(today, EXPIRY_STEPS[0]))
    if (ending.length === 0) return 0
    const agreements = await agreementsOf(tx, today)
    const told = await stepsTold(
      tx,
      'expiry',
      ending.map((house) => house.code),
    )
    let count = 0
    for (const house of ending) {
      const partners = partnersOn(agreements, house.regionCode, today).filter((code) => house.servesRegions.includes(code))
      for (const expiry of expiriesOf(house, today)) {
        const { step } = expiry
        if (step === null || told.has(`${house.code}:${warningSeq({ ...expiry, step })}`)) continue
        await warn(tx, house, partners, { ...expiry, step }, { today, at })
        count += 1
      }
    }
    return count
  })
}

async function warn(
  tx: Door,
  house: Institution,
  partners: readonly string[],
  expiry: Expiry & { step: ExpiryStep },
  { today, at }: Moment,
): Promise<void> {
  const what = EXPIRING_LABEL[expiry.what]
  const by = chineseDay(expiry.on)
  const subject = { about: 'expiry' as const, id: house.code, number: house.code, seq: warningSeq(expiry), today, at }
  const left = expiry.daysLeft === 0 ? '今天到期' : `还有 ${expiry.daysLeft} 天`
  await tell(tx, CALENDAR, subject, [
    {
      ...{ institutionId: house.id, weight: 'act', title: `${what}${left}（${by}）` },
      text: `请及早向当地经办机构申请续签；到期没有续签的，不能再接收新的服务对象。`,
    },
    {
      ...{ posts: postsOf([house.regionCode], 'clerk', 'reviewer'), weight: 'act', title: `${house.name}：${what}${left}（${by}）` },
      text: '续签的，在“机构名录”提出续签，两地签署后生效；不续签的，早些安排在那里的参保人。',
    },
    {
      ...{ posts: postsOf(partners, 'clerk', 'reviewer'), weight: 'know', title: `${house.name}：${what}${left}（${by}）` },
      text: '由机构所在地的经办机构办理续签，届时请本机构会签。本地参保人在那里接受护理的，请留意。',
    },
  ])
}
