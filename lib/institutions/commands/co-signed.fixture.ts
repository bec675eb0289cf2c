import type { Actor, Role } from '../../access/schema'
import { saveAgreement, saveRegion, saveTownships } from '../../agreements/commands'
import type { Docket } from '../../agreements/schema/docket'
import type { PlainDate } from '../../kernel/dates'
import { must } from '../../kernel/outcome'
import { cellsWith, FIXTURE } from '../register.fixture'
import type { RowCells } from '../schema'
import { proposeRow } from './propose'
import { signRegister } from './sign'

/** The two invented regions of the register's tests, six digits each, and who works there. */
export const [A, B] = ['998001', '998002'] as const

export function person(role: Role, regionCode: string | null, name: string = role): Actor {
  return { role, regionCode, accountId: `${name}-${regionCode}`, institutionId: null, personKey: `${name}-${regionCode}`, name }
}
export const keeper = person('administrator', null)
export const clerk = person('clerk', A)
export const [own, theirs] = [person('reviewer', A), person('reviewer', B)]

/** Both regions with their townships and an agreement that has long been in force. Doing it twice is doing it once. */
export async function seedPair(): Promise<void> {
  for (const { code, name, shortName } of FIXTURE.regions) {
    must(
      await saveRegion(keeper, {
        ...{ code, name, shortName, letters: code === A ? 'YA' : 'YB', cityName: '示例市', bureauName: `${name}经办中心` },
        ...{ phone: '0000（演示）', address: '示例路1号' },
      }),
    )
    must(
      await saveTownships(
        keeper,
        code,
        FIXTURE.townships.filter((one) => one.regionCode === code),
      ),
    )
  }
  must(
    await saveAgreement(keeper, {
      ...{
        regions: [A, B],
        title: '示例协议',
        signedOn: '2025-01-01',
        validFrom: '2025-01-01',
        validTo: null,
        source: '示例',
        mark: '示例',
      },
    }),
  )
}

/** Signs for both bureaus, whoever has not yet; answers the last. */
export async function bothSign({ id, digest, signatures }: Docket, today: PlainDate): Promise<number | null> {
  let listNumber: number | null = null
  for (const actor of [own, theirs].filter((one) => !signatures.some(({ regionCode }) => regionCode === one.regionCode)))
    listNumber = must(await signRegister(actor, { docketId: id, digest, today })).listNumber
  return listNumber
}

/** A new institution of region A, proposed by its clerk and signed by both. */
export async function listed(cells: Partial<RowCells> & { code: string }, today: PlainDate): Promise<void> {
  const filed = must(
    await proposeRow(clerk, { isNew: true, cells: cellsWith({ freePlacesOn: '', ...cells }), reason: '示例：列入名录', today }),
  )
  await bothSign(filed, today)
}
