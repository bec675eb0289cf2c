import { PrismaPg } from '@prisma/adapter-pg'
import { sheetDigest } from '../assessments/rules/freeze'
import { type Prisma, PrismaClient } from '../generated/prisma/client'
import { FROZEN } from './letters.fixture'
import { fromRow } from './store/case'

/** Gives every case on notice the visit and the agreed sheet that its finding speaks of: the letter at the notice's end quotes them. */
export async function writeSheetsOnNotice(): Promise<void> {
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.OWNER_DATABASE_URL }) })
  const cases = (await owner.case.findMany({ where: { status: 'onNotice' } })).map(fromRow)
  for (const { id: caseId, insuredRegion, residenceRegion, facts } of cases) {
    if (!facts.finding) throw new Error('what is on notice was found')
    const { visitId, visitedOn, editionId, editionDigest } = facts.finding
    const of = { caseId, insuredRegion, residenceRegion, editionId, editionDigest }
    const visit = { ...of, id: visitId, round: 1, occasion: 'initial', scheduledOn: visitedOn, visitedOn, window: '上午', state: 'agreed' }
    await owner.visit.create({ data: visit })
    const locked = { lockedAt: new Date(`${visitedOn}T08:00:00Z`), digest: sheetDigest(FROZEN) }
    await owner.answerSheet.create({
      data: { ...of, visitId, kind: 'agreed', ...locked, frozen: FROZEN as unknown as Prisma.InputJsonObject },
    })
  }
  await owner.$disconnect()
}
