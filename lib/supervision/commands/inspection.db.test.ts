import { randomUUID } from 'node:crypto'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bureau, Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR, PUBLIC } from '../../access/schema'
import { family, NX, SL, seedCast, seedThirdRegion, TX } from '../../cases/cast.fixture'
import { asActor, closeDoor } from '../../db'
import type { Institution } from '../../institutions/schema'
import { institution } from '../../institutions/store'
import { addDays } from '../../kernel/dates'
import { must, type Outcome } from '../../kernel/outcome'
import type { Severity } from '../schema/checklist'
import { carerOf, housesOf, sheetBut } from '../supervision.fixture'
import { dismissAlert, suspendByAlert } from './alert'
import { findingPage, inspectionPage, ownSupervision, supervisionDesk, supervisionWaiting } from './desk'
import { addEvidence, openEvidence } from './evidence'
import { recheck, recordFinding, rectify } from './finding'
import { cancelInspection, fillChecklist, planInspection } from './inspection'
import { superviseDue } from './reminding'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const TODAY = '2026-03-10'
const onDay = (today: string) => ({ today, at: new Date(`${today}T03:00:00Z`) })
const NOW = onDay(TODAY)
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.problem.code)
const SECRET = '床位旁没有防护栏，老人曾从这里跌下（示例）'

let cast: Cast
let [tx, nx, sl] = [{} as Bureau, {} as Bureau, {} as Bureau]
let houses: Institution[]
let turn = 0
/** Another institution each time: what one test finds does not weigh on the next. */
const house = () => houses[turn++] as Institution

beforeAll(async () => {
  await owner.connect()
  cast = await seedThirdRegion(await seedCast())
  ;[tx, nx, sl] = [TX, NX, SL].map((region) => cast.bureaus[region] as Bureau) as [Bureau, Bureau, Bureau]
  houses = await housesOf(tx.clerks[0], [TX, NX], TODAY)
}, 120_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

const planEntry = (institutionId: string, more: object = {}) => ({
  ...{ requestId: randomUUID(), institutionId, plannedOn: TODAY, isJoint: 'own' as const },
  ...more,
})
const foundEntry = (institutionId: string, severity: Severity = 'serious', more: object = {}) => ({
  ...{ requestId: randomUUID(), institutionId, kind: 'safety' as const, severity, text: SECRET },
  ...more,
})
async function versionOf(id: string): Promise<number> {
  return (await findingPage(tx.clerks[0], id, TODAY))?.finding.version ?? -1
}
async function inbox(actor: Actor | null, about: string, id: string): Promise<number> {
  const { rows } = await owner.query(
    'select count(*)::int as n from "Message" where "about" = $1 and "caseId" = $2 and ($3::text is null or "accountId" = $3)',
    [about, id, actor?.accountId ?? null],
  )
  return rows[0].n
}

describe('plan, visit, findings', () => {
  test('a sheet filled in on site becomes findings that both bureaus and the institution see at once, another region never', async () => {
    const one = house()
    const { id } = must(await planInspection(tx.clerks[0], planEntry(one.id, { isJoint: 'joint' }), NOW))
    const page = await inspectionPage(nx.clerks[0], id)
    expect(page?.inspection).toMatchObject({ state: 'planned', isJoint: true, regionCode: TX })
    const entry = {
      inspectionId: id,
      version: 0,
      visitedOn: TODAY,
      answers: sheetBut('safety.fire', 'record.file'),
      notes: { 'safety.fire': SECRET, 'record.file': '缺两人档案' },
    }
    must(await fillChecklist(tx.clerks[0], { ...entry, step: 'save' }, NOW))
    // It is joint: the other bureau goes on where the first stopped, and who still holds the old page is told.
    expect(code(await fillChecklist(tx.clerks[1], { ...entry, step: 'finish' }, NOW))).toBe('stale')
    expect(must(await fillChecklist(nx.clerks[0], { ...entry, version: 1, step: 'finish' }, NOW))).toMatchObject({ findings: 2 })
    const seen = await Promise.all([tx.clerks[0], nx.reviewers[0], sl.clerks[0]].map((actor) => inspectionPage(actor, id)))
    expect(seen.map((one) => one?.findings.length ?? null)).toEqual([2, 2, null])
    const own = await ownSupervision(carerOf(one), TODAY)
    expect(own.findings.map(({ words }) => words).join()).toContain(SECRET)
    expect(own.points.points).toBe(100 - 6 - 2)
    expect(own.visits).toMatchObject([{ isJoint: true }])
    expect(code(await fillChecklist(nx.clerks[0], { ...entry, version: 2, step: 'save' }, NOW))).toBe('doneAlready')
  })

  test('an unfinished sheet writes no finding; a refusal changes nothing', async () => {
    const one = house()
    const { id } = must(await planInspection(nx.clerks[0], planEntry(one.id), NOW))
    const entry = { inspectionId: id, version: 0, visitedOn: TODAY, answers: { 'safety.fire': 'unmet' as const }, notes: {} }
    expect(code(await fillChecklist(nx.clerks[0], { ...entry, step: 'finish' }, NOW))).toBe('itemsMissing')
    expect(code(await fillChecklist(nx.clerks[0], { ...entry, visitedOn: addDays(TODAY, 1), step: 'save' }, NOW))).toBe('dayToCome')
    // The other bureau sees it, and does not fill in what is not joint.
    expect(code(await fillChecklist(tx.clerks[0], { ...entry, step: 'save' }, NOW))).toBe('notOurs')
    expect(code(await fillChecklist(sl.clerks[0], { ...entry, step: 'save' }, NOW))).toBe('inspectionUnknown')
    expect((await inspectionPage(nx.clerks[0], id))?.inspection).toMatchObject({ version: 0, state: 'planned' })
    expect(code(await cancelInspection(tx.clerks[0], { inspectionId: id, version: 0 }))).toBe('notOurs')
    must(await cancelInspection(nx.clerks[1], { inspectionId: id, version: 0 }))
  })

  test('a plan: once an institution and day, by whoever presses; own region and those served, days to come, staff only', async () => {
    const one = house()
    const twice = await Promise.all([tx.clerks[0], nx.clerks[0]].map((actor) => planInspection(actor, planEntry(one.id), NOW)))
    expect(twice.map(code).sort()).toEqual(['ok', 'plannedAlready'])
    const same = planEntry(one.id, { plannedOn: '2026-05-01' })
    expect(must(await planInspection(tx.clerks[0], same, NOW)).id).toBe(must(await planInspection(tx.clerks[0], same, NOW)).id)
    expect(code(await planInspection(sl.clerks[0], planEntry(one.id), NOW))).toBe('institutionElsewhere')
    expect(code(await planInspection(tx.clerks[0], planEntry(one.id, { plannedOn: '2026-03-09' }), NOW))).toBe('dayPast')
    for (const actor of [carerOf(one), family(), PUBLIC, cast.administrator])
      expect(code(await planInspection(actor, planEntry(one.id), NOW))).toBe('notBureau')
  })

  test('of two who close the same sheet one does, and there is one set of findings', async () => {
    const one = house()
    const { id } = must(await planInspection(tx.clerks[0], planEntry(one.id, { isJoint: 'joint' }), NOW))
    const entry = {
      inspectionId: id,
      version: 0,
      visitedOn: TODAY,
      answers: sheetBut('rights.notice'),
      notes: { 'rights.notice': '没有公示' },
      step: 'finish' as const,
    }
    const both = await Promise.all([tx.clerks[0], nx.clerks[0]].map((actor) => fillChecklist(actor, entry, NOW)))
    expect(both.map(code).sort()).not.toEqual(['ok', 'ok'])
    expect(both.some((one) => one.ok)).toBe(true)
    expect((await inspectionPage(tx.clerks[0], id))?.findings).toHaveLength(1)
  })
})

describe('a finding to its closure', () => {
  test('found, put right, sent back, put right again, closed: each step once, each told to whom it concerns', async () => {
    const one = house()
    const carer = carerOf(one)
    const { id } = must(await recordFinding(tx.clerks[0], foundEntry(one.id), NOW))
    expect(code(await recheck(nx.clerks[0], { findingId: id, version: 0, result: 'closed', text: '示例' }, NOW))).toBe('notRectified')
    must(await rectify(carer, { findingId: id, version: 0, text: '已装防护栏（示例）' }, NOW))
    expect(code(await rectify(carer, { findingId: id, version: 0, text: '再一次' }, NOW))).toBe('waitsForRecheck')
    const later = onDay('2026-03-20')
    must(await recheck(nx.clerks[0], { findingId: id, version: 1, result: 'sentBack', text: '还差两张床' }, later))
    const back = await findingPage(carer, id, later.today)
    expect(back?.finding).toMatchObject({ state: 'open', round: 2, dueOn: addDays(later.today, 15) })
    must(await rectify(carer, { findingId: id, version: 2, text: '全部装好' }, later))
    must(await recheck(tx.clerks[1], { findingId: id, version: 3, result: 'closed', text: '看过了' }, later))
    const end = await findingPage(nx.clerks[0], id, later.today)
    expect(end?.steps.map(({ kind }) => kind)).toEqual(['found', 'rectified', 'sentBack', 'rectified', 'closed'])
    expect(end?.finding).toMatchObject({ state: 'closed', closedOn: later.today, version: 4 })
    // The institution reads which bureau acted, not who of it.
    const shown = await findingPage(carer, id, later.today)
    expect(shown?.steps.map(({ by }) => by)).toEqual(['桐乡经办', '机构', '南浔经办', '机构', '桐乡经办'])
    expect(await inbox(nx.reviewers[0], 'finding', id)).toBe(5)
    expect(await inbox(tx.clerks[0], 'finding', id)).toBe(4)
    expect(await inbox(sl.clerks[0], 'finding', id)).toBe(0)
  })

  test('two bureaus recheck at once: one decides, the other is told', async () => {
    const one = house()
    const { id } = must(await recordFinding(tx.clerks[0], foundEntry(one.id), NOW))
    must(await rectify(carerOf(one), { findingId: id, version: 0, text: '好了' }, NOW))
    const press = { findingId: id, version: 1, text: '示例' }
    const both = await Promise.all([
      recheck(tx.clerks[0], { ...press, result: 'closed' }, NOW),
      recheck(nx.clerks[0], { ...press, result: 'sentBack' }, NOW),
    ])
    expect(both.map((one) => one.ok).sort()).toEqual([false, true])
    expect((await findingPage(tx.clerks[0], id, TODAY))?.steps).toHaveLength(3)
  })

  test('the same press twice writes one finding', async () => {
    const one = house()
    const entry = foundEntry(one.id)
    const [first, second] = [must(await recordFinding(tx.clerks[0], entry, NOW)), must(await recordFinding(tx.clerks[0], entry, NOW))]
    expect(second).toEqual(first)
  })

  test('Z-08 walls: another institution, another region, families and the public find nothing, and a miss looks the same', async () => {
    const [one, other] = [house(), house()]
    const { id } = must(await recordFinding(tx.clerks[0], foundEntry(one.id), NOW))
    for (const actor of [carerOf(other), sl.clerks[0], family(), PUBLIC, cast.administrator]) {
      expect(await findingPage(actor, id, TODAY)).toBeNull()
      const counts = await asActor(actor, async (door) => [
        await door.finding.count(),
        await door.findingStep.count(),
        await door.evidence.count(),
      ])
      if (actor.role !== 'clerk') expect(counts).toEqual([0, 0, 0])
    }
    const press = { findingId: id, version: 0, text: '示例' }
    const [walled, missing] = await Promise.all([
      rectify(carerOf(other), press, NOW),
      rectify(carerOf(other), { ...press, findingId: randomUUID() }, NOW),
    ])
    expect(walled).toEqual(missing)
    expect(code(await recheck(sl.clerks[0], { ...press, result: 'withdrawn' }, NOW))).toBe('findingUnknown')
    // Past the rules, the row policies: an institution closes nothing and grants itself nothing.
    await asActor(carerOf(one), async (door) => {
      await expect(door.finding.updateMany({ where: { id }, data: { state: 'closed', closedOn: TODAY } })).rejects.toThrow(
        /row-level security/,
      )
    })
    await expect(
      asActor(carerOf(one), (door) => door.finding.updateMany({ where: { id }, data: { dueOn: '2027-01-01', state: 'open' } })),
    ).rejects.toThrow(/row-level security/)
    expect(await asActor(carerOf(other), (door) => door.finding.updateMany({ where: { id }, data: { state: 'rectified' } }))).toEqual({
      count: 0,
    })
    await expect(asActor(tx.clerks[0], (door) => door.finding.deleteMany({}))).rejects.toThrow(/permission denied/)
  })

  test('Z-08 every table as an institution: no case, person, score, id, complaint, rating or plan', async () => {
    const one = house()
    must(await planInspection(tx.clerks[0], planEntry(one.id, { plannedOn: '2026-06-06' }), NOW))
    await asActor(carerOf(one), async (door) => {
      const seen = {
        case: await door.case.count(),
        person: await door.insuredPerson.count(),
        sheet: await door.answerSheet.count(),
        visit: await door.visit.count(),
        content: await door.caseContent.count(),
        event: await door.caseEvent.count(),
        insurance: await door.insuranceRecord.count(),
        mandate: await door.mandate.count(),
        letter: await door.letter.count(),
        paper: await door.paper.count(),
        complaint: await door.complaint.count(),
        rating: await door.rating.count(),
        alert: await door.alert.count(),
        plan: await door.inspection.count(),
      }
      expect(
        Object.values(seen).every((count) => count === 0),
        JSON.stringify(seen),
      ).toBe(true)
    })
  })

  test('words and photos are sealed; a photo is drawn anew without its place', async () => {
    const one = house()
    const { id } = must(await recordFinding(tx.clerks[0], foundEntry(one.id), NOW))
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2a6f5e' } })
      .withExif({ IFD0: { ImageDescription: '示例机密地点' } })
      .jpeg()
      .toBuffer()
    const upload = { subject: 'finding' as const, id }
    const added = must(await addEvidence(carerOf(one), upload, { fileName: '整改 后.jpg', content: new Uint8Array(picture) }, null))
    const opened = must(await openEvidence(nx.clerks[0], added.evidenceId))
    expect(opened.mime).toBe('image/jpeg')
    expect(Buffer.from(opened.content).includes(Buffer.from('示例机密地点'))).toBe(false)
    expect(code(await openEvidence(sl.clerks[0], added.evidenceId))).toBe('paper.notFound')
    expect(code(await openEvidence(carerOf(house()), added.evidenceId))).toBe('paper.notFound')
    expect(code(await addEvidence(carerOf(house()), upload, { fileName: 'a.jpg', content: new Uint8Array(picture) }, null))).toBe(
      'paper.notFound',
    )
    expect(code(await addEvidence(carerOf(one), upload, { fileName: 'a.pdf', content: new Uint8Array(picture) }, null))).toBe(
      'paper.disguised',
    )
    const { rows } = await owner.query(
      'select s::text as t from "FindingStep" s union all select e::text from "Evidence" e union all select m::text from "Message" m',
    )
    const dump = rows.map((row) => row.t).join('\n')
    expect(dump).not.toContain('防护栏')
    expect(dump).not.toContain(Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('hex'))
  })
})

describe('limits and what follows', () => {
  test('near and passed: each is told once a round, however often the calendar looks', async () => {
    const one = house()
    const carer = carerOf(one)
    const { id } = must(await recordFinding(tx.clerks[0], foundEntry(one.id, 'ordinary'), NOW))
    const due = addDays(TODAY, 30)
    const count = () => inbox(nx.clerks[0], 'finding', id)
    await superviseDue(onDay(addDays(due, -6)))
    expect(await count()).toBe(1)
    await superviseDue(onDay(addDays(due, 1)))
    await Promise.all([1, 2].map(() => superviseDue(onDay(addDays(due, 2)))))
    expect(await count()).toBe(2)
    // The institution's page stays good: nothing that it sees has moved.
    expect(await versionOf(id)).toBe(0)
    must(await rectify(carer, { findingId: id, version: 0, text: '好了' }, onDay(addDays(due, 2))))
    expect((await findingPage(carer, id, due))?.points).toMatchObject({ points: 100 - 2 - 3 })
  })

  test('a grave finding of a named kind raises one alert; the institution’s own reviewer decides, nobody else', async () => {
    const one = house()
    const [own, other] = one.regionCode === TX ? [tx, nx] : [nx, tx]
    const found = must(await recordFinding(other.clerks[0], foundEntry(one.id, 'grave', { kind: 'harm' }), NOW))
    await superviseDue(onDay(addDays(TODAY, 40)))
    const alerts = (await supervisionDesk(other.clerks[0], TODAY)).alerts.filter((each) => each.institutionId === one.id)
    expect(alerts.map(({ cause }) => cause).sort()).toEqual(['graveFinding', 'rectifyOverdue'])
    const alertId = alerts.find(({ cause }) => cause === 'graveFinding')?.id ?? ''
    expect(await inbox(own.reviewers[0], 'alert', alertId)).toBe(1)
    const press = { alertId, reason: '已现场控制（示例）' }
    for (const actor of [other.reviewers[0], own.clerks[0]]) expect(code(await dismissAlert(actor, press, TODAY))).toBe('notReviewer')
    expect(code(await dismissAlert(sl.reviewers[0], press, TODAY))).toBe('alertUnknown')
    const both = await Promise.all([own.reviewers[0], own.reviewers[1]].map((actor) => dismissAlert(actor, press, TODAY)))
    expect(both.map(code).sort()).toEqual(['ok', 'settled'])
    // Settled is settled: the same cause is not raised again.
    await superviseDue(onDay(addDays(TODAY, 41)))
    expect((await supervisionDesk(own.clerks[0], TODAY)).alerts.filter((each) => each.id === alertId)).toEqual([])
    expect(found.number).toMatch(/^WT-2026-\d{6}$/)
    expect((await supervisionWaiting(own.reviewers[0], TODAY)).toDecide).toBeGreaterThan(0)
  })

  test('紧急暂停 of an alert: at once, by that bureau’s reviewer alone, all of its alerts or none; two presses suspend once', async () => {
    const one = house()
    const [own, other] = one.regionCode === TX ? [tx, nx] : [nx, tx]
    for (const kind of ['harm', 'fabrication'] as const)
      must(await recordFinding(other.clerks[0], foundEntry(one.id, 'grave', { kind }), NOW))
    const alertsOf = async () => (await supervisionDesk(other.clerks[0], TODAY)).alerts.filter((each) => each.institutionId === one.id)
    const [first, second] = await alertsOf()
    const press = (alertId = '') => ({ alertId, reason: '发现伤害服务对象（示例）' })
    for (const actor of [other.reviewers[0], own.clerks[0]])
      expect(code(await suspendByAlert(actor, press(first?.id), TODAY))).toBe('notReviewer')
    expect(await alertsOf()).toHaveLength(2)
    const both = await Promise.all([
      suspendByAlert(own.reviewers[0], press(first?.id), TODAY),
      suspendByAlert(own.reviewers[1], press(second?.id), TODAY),
    ])
    expect(both.map((each) => each.ok).sort()).toEqual([false, true])
    expect(await alertsOf()).toEqual([])
    const stands = await asActor(PUBLIC, (door) => institution(door, one.id))
    expect(stands?.status).toBe('suspended')
    const { rows } = await owner.query('select "isUrgent", "state" from "Docket" where "isUrgent"')
    expect(rows).toEqual([{ isUrgent: true, state: 'open' }])
  })

  test('lists are read by their indexes', async () => {
    await asActor(CALENDAR, async (door) => {
      await door.$executeRaw`set local enable_seqscan = off`
      for (const [sql, index] of [
        [`select * from "Finding" where "state" in ('open','rectified') order by "dueOn", "id" limit 200`, 'Finding_unclosed'],
        [`select * from "Complaint" where "state" = 'received' order by "dueOn", "id" limit 100`, 'Complaint_unanswered'],
        [`select * from "Alert" where "state" = 'open' order by "raisedOn", "id" limit 100`, 'Alert_open'],
        [`select * from "Inspection" where "year" = 2026 order by "plannedOn", "id" limit 500`, 'Inspection_year_plannedOn_id_idx'],
        [`select * from "FindingStep" where "findingId" = 'x' order by "seq"`, 'FindingStep_pkey'],
        [`select "id" from "Evidence" where "findingId" = 'x' order by "createdAt"`, 'Evidence_findingId_createdAt_idx'],
        [`select * from "Rating" where "institutionId" = 'x' order by "ratedOn" desc limit 20`, 'Rating_institutionId_ratedOn_idx'],
      ] as const) {
        const plan = await door.$queryRawUnsafe<Array<{ 'QUERY PLAN': string }>>(`explain ${sql}`)
        expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain(index)
      }
    })
  })
})
