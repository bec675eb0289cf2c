import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CALENDAR } from '../../access/schema'
import { asActor, closeDoor, countingQueries } from '../../db'
import { must } from '../../kernel/outcome'
import { vault } from '../../vault'
import { BULK_TODAY, bulkNationalId, bulkPhone } from '../bulk.fixture'
import { officer, pairOf, writeCases, writeRegion } from '../bulk-pair.fixture'
import { QueueFilter } from '../schema/desk'
import { EXPORT_COLUMNS, ExportRequest, MASKED_COLUMNS, USUAL_COLUMNS } from '../schema/export'
import { allCases, type BureauActor, openDesk } from './desk'
import { exportCases, previewExport } from './export'

const HERE = '996021'
const codes = (more: Partial<Record<keyof QueueFilter, string>> = {}) => QueueFilter.parse(more)
const request = (more: object = {}) =>
  ExportRequest.parse({ base: 'cases', filter: {}, columns: USUAL_COLUMNS, purpose: 'ledger', ...more })
const clerk = officer('clerk', HERE)

beforeAll(async () => {
  const [near, far] = [await pairOf([HERE, '996022'], ['EA', 'EB']), await pairOf(['996023', '996024'], ['FA', 'FB'])]
  await writeCases([
    [near, 260],
    [far, 40],
  ])
}, 120_000)
afterAll(closeDoor)

/** The numbers of a list as its pages show them, one after the other. */
async function shown(actor: BureauActor, base: 'desk' | 'cases', filter: QueueFilter): Promise<string[]> {
  const numbers: string[] = []
  for (let after: string | undefined; ; ) {
    const asked = { ...filter, after }
    if (base === 'cases') {
      const page = await allCases(actor, asked, BULK_TODAY)
      numbers.push(...page.rows.map((row) => row.caseNo))
      after = page.next ?? undefined
    } else {
      const page = await openDesk(actor, asked, BULK_TODAY)
      numbers.push(...page.rows.map((row) => row.caseNo))
      after = page.next ?? undefined
    }
    if (after === undefined) return numbers
  }
}

async function lastEntry(actor: BureauActor) {
  const [entry] = await asActor(CALENDAR, (tx) =>
    tx.auditEntry.findMany({ where: { accountId: actor.accountId, act: 'cases.export' }, orderBy: { id: 'desc' }, take: 1 }),
  )
  if (!entry) throw new Error('an export leaves an entry')
  return { ...entry, detail: entry.detail as Record<string, unknown> }
}

describe('an export is exactly what the filter shows', () => {
  it.each([
    ['cases', {}],
    ['cases', { status: 'recognised' }],
    ['cases', { status: 'withdrawn', sort: 'number' }],
    ['cases', { from: HERE, age: '7', sort: 'due' }],
    ['cases', { due: 'paused' }],
    ['cases', { grade: '4', since: '2026-05-10', until: '2026-06-10' }],
    ['desk', {}],
    ['desk', { why: 'acknowledge' }],
    ['desk', { list: 'late' }],
    ['desk', { list: 'soon', sort: 'since' }],
    ['desk', { status: 'submitted', due: 'overdue' }],
  ] as const)(
    '%s %j: the same cases in the same order over all pages, and as many as told before',
    async (base, more) => {
      for (const actor of [clerk, officer('reviewer', HERE)]) {
        const filter = codes(more)
        const expected = await shown(actor, base, filter)
        const { rows, isCut } = must(await exportCases(actor, false, request({ base, filter }), BULK_TODAY))
        expect(rows.map((row) => row.caseNo)).toEqual(expected)
        expect(isCut).toBe(false)
        expect((await previewExport(actor, base, filter, BULK_TODAY)).count).toBe(expected.length)
      }
    },
    60_000,
  )

  it('does not stop at a page of the address', async () => {
    const first = await allCases(clerk, codes(), BULK_TODAY)
    const asked = request({ filter: { after: first.next } })
    expect(must(await exportCases(clerk, false, asked, BULK_TODAY)).rows).toHaveLength((await shown(clerk, 'cases', codes())).length)
  })

  it('holds no case of a pair the bureau has no part in, and nothing for a bureau without cases', async () => {
    const { rows } = must(await exportCases(clerk, false, request(), BULK_TODAY))
    expect(rows.filter((row) => !/^E[AB]-/.test(`${row.caseNo}`))).toEqual([])
    await writeRegion('996029', 'EZ')
    const none = must(await exportCases(officer('clerk', '996029'), false, request({ filter: { from: HERE } }), BULK_TODAY))
    expect(none.rows).toEqual([])
  })

  it('says the conditions it was narrowed by', async () => {
    const { conditions, title } = must(
      await exportCases(clerk, false, request({ filter: { status: 'recognised', from: HERE } }), BULK_TODAY),
    )
    expect([title, ...conditions]).toEqual(['全部案件', '参保地：EA', '状态：已互认'])
  })

  it('asks the database as often for two hundred cases as for ten', async () => {
    const statements = async (filter: object) =>
      (
        await countingQueries(() =>
          exportCases(clerk, true, request({ filter, columns: EXPORT_COLUMNS, full: ['name'], said: '核对台账' }), BULK_TODAY),
        )
      ).queries.length
    expect(await statements({})).toBe(await statements({ status: 'found' }))
  })
})

describe('P-04 masked by default', () => {
  it('names, ids, phones: none in full unless asked; what was not chosen is not in the file', async () => {
    const columns = ['caseNo', 'name', 'nationalId', 'phone']
    const { rows } = must(await exportCases(clerk, false, request({ columns }), BULK_TODAY))
    expect(rows.length).toBeGreaterThan(200)
    for (const row of rows) {
      for (const column of ['name', 'nationalId', 'phone'] as const) expect(row[column]).toContain('*')
      for (const column of EXPORT_COLUMNS) if (!columns.includes(column)) expect(row[column]).toBeNull()
    }
  })

  it('in full with a purpose in words and the password given lately, and then the very values', async () => {
    const asked = request({ columns: ['caseNo', 'name', 'nationalId', 'phone'], full: ['nationalId', 'phone'], said: '逐户核对身份' })
    expect(await exportCases(clerk, false, asked, BULK_TODAY)).toMatchObject({
      problem: { code: 'confirmPassword', fields: { password: expect.any(String) } },
    })
    const { rows } = must(await exportCases(clerk, true, asked, BULK_TODAY))
    const numbered = rows.find((row) => row.caseNo === 'EA-EB-2026-000000')
    expect(numbered).toMatchObject({ nationalId: bulkNationalId(0), phone: bulkPhone(0) })
    expect(numbered?.name).toContain('*')
  })

  it.each([
    [{ purpose: '' }, 'purpose'],
    [{ full: ['name'] }, 'said'],
    [{ columns: [] }, 'columns'],
  ])('%j is refused at its field %s, and the attempt is an entry', async (more, field) => {
    expect(await exportCases(clerk, true, request(more), BULK_TODAY)).toMatchObject({
      problem: { fields: { [field]: expect.any(String) } },
    })
    expect(await lastEntry(clerk)).toMatchObject({ outcome: 'refused', detail: { code: 'export.checkFields' } })
  })
})

describe('A-03 what the trail keeps of it', () => {
  it('who, how many, which columns and what for; no value, and the words only sealed', async () => {
    const reviewer = officer('reviewer', HERE, 3)
    const asked = request({
      columns: ['caseNo', ...MASKED_COLUMNS],
      full: [...MASKED_COLUMNS],
      said: '给示例·陈秀兰的女儿回电',
      filter: { status: 'recognised' },
    })
    const { rows } = must(await exportCases(reviewer, true, asked, BULK_TODAY))
    const entry = await lastEntry(reviewer)
    expect(entry).toMatchObject({ role: 'reviewer', regionCode: HERE, purpose: 'ledger', outcome: 'done' })
    expect(entry.detail).toMatchObject({
      ...{ list: 'all', codes: 'list=mine&status=recognised', rows: rows.length, isCut: false },
      ...{ columns: 'caseNo,name,nationalId,phone,address', full: 'name,nationalId,phone,address' },
    })
    const text = JSON.stringify({ ...entry, id: 0 })
    for (const row of rows)
      for (const column of ['caseNo', ...MASKED_COLUMNS] as const) if (row[column]) expect(text).not.toContain(row[column])
    expect(text).not.toContain('陈秀兰')
    expect(vault().open(`${entry.detail.said}`, `AuditEntry.said:${entry.subject.slice('export:'.length)}`)).toBe(asked.said)
  })

  it('P-06 what was shown in full is an entry of each person’s, of the same export, in one statement; masked it is none', async () => {
    const alone = officer('clerk', HERE, 5)
    const asked = request({
      columns: ['caseNo', 'nationalId'],
      full: ['nationalId'],
      said: '逐户核对身份',
      filter: { status: 'recognised' },
    })
    const { value, queries } = await countingQueries(() => exportCases(alone, true, asked, BULK_TODAY))
    const numbers = must(value).rows.map((row) => `${row.caseNo}`)
    expect(queries.filter((query) => /INSERT INTO "?(public"\.")?AuditEntry/.test(query))).toHaveLength(2)
    const { told, people } = await asActor(CALENDAR, async (tx) => ({
      told: await tx.auditEntry.findMany({ where: { accountId: alone.accountId, act: 'person.export' } }),
      people: await tx.case.findMany({ where: { caseNo: { in: numbers } }, select: { personId: true } }),
    }))
    expect(told.map((one) => one.personId).toSorted()).toEqual([...new Set(people.map((one) => one.personId))].toSorted())
    const { subject } = await lastEntry(alone)
    for (const one of told)
      expect(one).toMatchObject({ subject, purpose: 'ledger', outcome: 'done', detail: { full: 'nationalId' }, regionCode: HERE })
    must(await exportCases(alone, true, request(), BULK_TODAY))
    expect(await exportCases(alone, false, asked, BULK_TODAY)).toMatchObject({ ok: false })
    expect(await asActor(CALENDAR, (tx) => tx.auditEntry.count({ where: { accountId: alone.accountId, act: 'person.export' } }))).toBe(
      told.length,
    )
  })

  it('one entry of a masked one, not one a case', async () => {
    const alone = officer('clerk', HERE, 4)
    must(await exportCases(alone, false, request(), BULK_TODAY))
    expect(await asActor(CALENDAR, (tx) => tx.auditEntry.count({ where: { accountId: alone.accountId } }))).toBe(1)
  })
})
