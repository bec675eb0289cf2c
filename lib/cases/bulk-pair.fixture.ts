import { PrismaPg } from '@prisma/adapter-pg'
import type { Actor } from '../access/schema'
import { saveAgreement, saveRegion, saveTownships } from '../agreements/commands'
import { PrismaClient } from '../generated/prisma/client'
import { must } from '../kernel/outcome'
import { type BulkPair, writeBulk } from './bulk.fixture'
import type { BureauActor } from './commands/desk'

export const administrator: Actor = {
  ...{ role: 'administrator', accountId: 'desk-admin', name: '演示·管理员' },
  ...{ institutionId: null, personKey: null, regionCode: null },
}

export function officer(role: 'clerk' | 'reviewer', regionCode: string, n = 9): BureauActor {
  return {
    ...{ role, regionCode, institutionId: null, name: '演示·经办' },
    ...{ accountId: `${role}-${regionCode}-${n}`, personKey: `person-${role}-${regionCode}-${n}` },
  }
}

/** An invented region, known by its letters. */
export async function writeRegion(code: string, letters: string): Promise<void> {
  const name = `示例${letters}`
  const region = { code, name, shortName: letters, letters, cityName: '示例市', bureauName: name, phone: '0', address: name }
  must(await saveRegion(administrator, region))
}

/** Two invented regions with an agreement. */
export async function pairOf(codes: [string, string], letters: [string, string]): Promise<BulkPair> {
  const towns: [string, string] = [`${codes[0]}100`, `${codes[1]}100`]
  for (const [i, code] of codes.entries()) {
    await writeRegion(code, letters[i] ?? '')
    must(await saveTownships(administrator, code, [{ code: towns[i] ?? '', regionCode: code, name: `${letters[i]}镇` }]))
  }
  const agreement = { regions: codes, title: '示例协议', signedOn: '2025-01-01', validFrom: '2025-01-01', source: '示例' }
  const { id } = must(await saveAgreement(administrator, agreement))
  return { agreementId: id, regions: codes, towns, letters }
}

/** So many cases of each pair, by the owner's hand, and the planner told. */
export async function writeCases(pairs: ReadonlyArray<[BulkPair, number]>, validDays?: number): Promise<void> {
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.OWNER_DATABASE_URL }) })
  for (const [pair, count] of pairs) await writeBulk(owner, pair, count, validDays)
  await owner.$executeRaw`analyze`
  await owner.$disconnect()
}
