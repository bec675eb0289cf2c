import { randomUUID } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, PUBLIC } from '../../access/schema'
import { asActor, closeDoor } from '../../db'
import type { PaperKind } from '../schema'
import { caseById } from '../store/case'
import { addPaper, listedPapers, openPaper, removePaper, scanQuarantined } from './paper'
import type { Scanner, Verdict } from './scanner'
import { standingOf } from './standing'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
beforeAll(() => owner.connect())
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const TODAY = '2026-11-23'
const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({
  ...PUBLIC,
  role,
  accountId: randomUUID(),
  name: '示例',
  ...more,
})
const clerk = (regionCode: string) => actor('clerk', { regionCode })
const saying = (verdict: Verdict): Scanner => ({ scan: () => Promise.resolve(verdict) })

async function aCase(applicant: Actor, status = 'draft', more: { assessor?: Actor } = {}): Promise<string> {
  const id = randomUUID()
  await owner.query(
    `insert into "Case" ("id","caseNo","queryCodeHash","agreementId","insuredRegion","residenceRegion","townshipCode","personId","personKey","appliedAs",
      "applicantAccountId","assessorIds","occasion","status","statusSince","version","facts","chainHead")
     values ($1,$1,'x','a','330483','330503','330503103',$2,$3,'self',$4,$5,'initial',$6,$7,1,'{}','x')`,
    [id, randomUUID(), randomUUID(), applicant.accountId, more.assessor ? [more.assessor.accountId] : [], status, TODAY],
  )
  return id
}

async function become(caseId: string, status: string): Promise<void> {
  await owner.query('update "Case" set "status" = $2 where "id" = $1', [caseId, status])
}

const photo = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: '#0e6470' } })
    .jpeg()
    .toBuffer()
async function pdf(bytes = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage()
  if (bytes > 0)
    await document.attach(
      new Uint8Array(bytes).map(() => Math.floor(Math.random() * 256)),
      'a',
    )
  return document.save()
}

async function add(
  who: Actor,
  caseId: string,
  more: { kind?: PaperKind; fileName?: string; content?: Uint8Array; scanner?: Scanner | null } = {},
) {
  const upload = { caseId, kind: more.kind ?? 'medical', fileName: more.fileName ?? '病历.jpg', content: more.content ?? (await photo()) }
  return addPaper(who, upload, TODAY, more.scanner ?? null)
}

async function added(...given: Parameters<typeof add>): Promise<string> {
  const outcome = await add(...given)
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value.paperId
}

const code = (outcome: { ok: true } | { ok: false; problem: { code: string } }) => (outcome.ok ? 'ok' : outcome.problem.code)

async function trail(paperId: string) {
  const { rows } = await owner.query(`select "act", "role", "outcome" from "AuditEntry" where "subject" = $1 order by "id"`, [
    `paper:${paperId}`,
  ])
  return rows.map((row) => `${row.act} ${row.role} ${row.outcome}`)
}

describe('papers of a case', () => {
  test('F-02 kept sealed under a random name, opened as it was drawn, every opening on the trail', async () => {
    const family = actor('applicant')
    const caseId = await aCase(family)
    const paperId = await added(family, caseId, { fileName: '330499194003120023 身份证.jpg', kind: 'identity' })
    const { rows } = await owner.query(
      `select p."storageName", p."fileName", p."mime", p."scan", p."sha256", c."cipher" from "Paper" p join "PaperContent" c on c."paperId" = p."id" where p."id" = $1`,
      [paperId],
    )
    const [row] = rows
    expect(row.storageName).toMatch(/^[0-9a-f]{48}$/)
    expect(row.fileName).not.toContain('330499194003120023')
    expect([row.mime, row.scan]).toEqual(['image/jpeg', 'unscanned'])
    expect(row.cipher.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)

    const opened = await openPaper(family, paperId, TODAY)
    if (!opened.ok) throw new Error(opened.problem.code)
    expect(opened.value.fileName).toBe('330499194003120023 身份证.jpg')
    expect((await sharp(opened.value.content).metadata()).format).toBe('jpeg')
    expect(await trail(paperId)).toEqual(['paper.add applicant done', 'paper.read applicant done'])
  })

  test('Z-07 another’s paper, a missing one and a kind not shown are one and the same refusal', async () => {
    const [family, stranger, assessor] = [actor('applicant'), actor('applicant'), actor('assessor')]
    const caseId = await aCase(family, 'draft', { assessor })
    const identity = await added(family, caseId, { kind: 'identity' })
    const medical = await added(family, caseId, { kind: 'medical' })
    // While it is a draft no bureau sees it.
    expect(code(await openPaper(clerk('330483'), identity, TODAY))).toBe('paper.notFound')
    await become(caseId, 'assessing')
    const missing = await openPaper(family, randomUUID(), TODAY)
    for (const who of [stranger, clerk('330482'), actor('administrator'), actor('institution'), actor('supervisor'), PUBLIC, assessor])
      expect(await openPaper(who, identity, TODAY)).toEqual(missing)
    for (const who of [clerk('330483'), clerk('330503'), family]) expect(code(await openPaper(who, identity, TODAY))).toBe('ok')
    expect(code(await openPaper(assessor, medical, TODAY))).toBe('ok')
    expect(await trail(identity)).toHaveLength(4)
    const listed = async (who: Actor) =>
      asActor(who, async (tx) => {
        const caseFile = await caseById(tx, caseId)
        if (!caseFile) return null
        const { sides } = await standingOf(tx, who, caseFile, TODAY)
        return (await listedPapers(tx, who, caseFile, sides)).map((paper) => paper.kind)
      })
    expect(await listed(assessor)).toEqual(['medical'])
    expect(await listed(family)).toEqual(['identity', 'medical'])
    expect(await listed(stranger)).toBeNull()
  })

  test('added where it may be, and only there', async () => {
    const family = actor('applicant')
    const caseId = await aCase(family)
    expect(code(await add(actor('applicant'), caseId))).toBe('case.notFound')
    expect(code(await add(clerk('330483'), caseId))).toBe('case.notFound')
    expect(code(await add(PUBLIC, caseId))).toBe('case.notFound')
    await become(caseId, 'submitted')
    expect(code(await add(family, caseId))).toBe('paper.notNow')
    expect(code(await add(clerk('330483'), caseId, { kind: 'insurance' }))).toBe('ok')
    expect(code(await add(clerk('330482'), caseId))).toBe('case.notFound')
    await become(caseId, 'recognised')
    expect(code(await add(clerk('330483'), caseId))).toBe('paper.notNow')
  })

  test('a clerk takes out what they scanned by mistake, with the reason on the trail; nobody else does, and not once it is closed', async () => {
    const family = actor('applicant')
    const caseId = await aCase(family)
    await become(caseId, 'submitted')
    const [mine, colleague] = [clerk('330483'), clerk('330483')]
    const [first, second] = [await added(mine, caseId), await added(mine, caseId)]
    expect(code(await removePaper(colleague, first, TODAY, 'twice'))).toBe('paper.kept')
    expect(code(await removePaper(mine, first, TODAY))).toBe('paper.reasonWanted')
    expect(code(await removePaper(mine, first, TODAY, 'wrongCase'))).toBe('ok')
    expect((await owner.query('select 1 from "PaperContent" where "paperId" = $1', [first])).rowCount).toBe(0)
    const { rows } = await owner.query(
      `select "detail" from "AuditEntry" where "subject" = $1 and "act" = 'paper.remove' and "outcome" = 'done'`,
      [`paper:${first}`],
    )
    expect(rows).toMatchObject([{ detail: { why: 'wrongCase' } }])
    await become(caseId, 'ended')
    expect(code(await removePaper(mine, second, TODAY, 'twice'))).toBe('paper.kept')
  })

  test('removed while draft or returned, with its content; afterwards part of the file', async () => {
    const family = actor('applicant')
    const caseId = await aCase(family)
    const [first, second] = [await added(family, caseId), await added(family, caseId)]
    expect(code(await removePaper(actor('applicant'), first, TODAY))).toBe('paper.notFound')
    expect(code(await removePaper(family, first, TODAY))).toBe('ok')
    expect((await owner.query('select 1 from "PaperContent" where "paperId" = $1', [first])).rowCount).toBe(0)
    expect(code(await removePaper(family, first, TODAY))).toBe('paper.notFound')
    await become(caseId, 'submitted')
    expect(code(await removePaper(family, second, TODAY))).toBe('paper.kept')
    expect(code(await removePaper(clerk('330483'), second, TODAY))).toBe('paper.kept')
    await become(caseId, 'returned')
    expect(code(await removePaper(family, second, TODAY))).toBe('ok')
    expect(await trail(second)).toEqual([
      'paper.add applicant done',
      'paper.remove applicant refused',
      'paper.remove clerk refused',
      'paper.remove applicant done',
    ])
  })

  test('F-01 refused files leave an entry and no paper', async () => {
    const family = actor('applicant')
    const caseId = await aCase(family)
    expect(code(await add(family, caseId, { fileName: '表.xlsx' }))).toBe('paper.type')
    expect(code(await add(family, caseId, { fileName: '照片.png' }))).toBe('paper.disguised')
    const { rows } = await owner.query(
      `select "detail"->>'code' as code from "AuditEntry" where "caseId" = $1 and "outcome" = 'refused' order by "id"`,
      [caseId],
    )
    expect(rows.map((row) => row.code)).toEqual(['paper.type', 'paper.disguised'])
    expect((await owner.query('select 1 from "Paper" where "caseId" = $1', [caseId])).rowCount).toBe(0)
  })

  test('F-01 50 MB a case, also when two take the last room at once', async () => {
    const family = actor('applicant')
    const caseId = await aCase(family)
    await added(family, caseId)
    await owner.query('update "Paper" set "bytes" = $2 where "caseId" = $1', [caseId, 50 * 1024 * 1024 - 300 * 1024])
    const content = await pdf(200 * 1024)
    const both = await Promise.all([1, 2].map(() => add(family, caseId, { fileName: 'a.pdf', content })))
    expect(both.map(code).sort()).toEqual(['ok', 'paper.caseFull'])
  })

  test('F-03 clean opens as scanned; infected is not kept; with the scanner down it waits in quarantine until scanned', async () => {
    const family = actor('applicant')
    const caseId = await aCase(family)
    const clean = await add(family, caseId, { scanner: saying('clean') })
    expect(clean.ok && clean.value.scan).toBe('clean')
    expect(code(await add(family, caseId, { scanner: saying('infected') }))).toBe('paper.infected')
    const [good, bad] = [
      await added(family, caseId, { scanner: saying('unavailable') }),
      await added(family, caseId, { scanner: saying('unavailable') }),
    ]
    expect(code(await openPaper(family, good, TODAY))).toBe('paper.quarantined')
    expect(await scanQuarantined(null)).toMatchObject({ clean: 0, infected: 0 })
    expect(code(await openPaper(family, good, TODAY))).toBe('paper.quarantined')
    let turn = 0
    await scanQuarantined({ scan: () => Promise.resolve(turn++ === 0 ? 'clean' : 'infected') })
    expect(code(await openPaper(family, good, TODAY))).toBe('ok')
    expect(code(await openPaper(family, bad, TODAY))).toBe('paper.notFound')
    expect(await trail(bad)).toEqual(['paper.add applicant done', 'paper.scan calendar done'])
  })
})
