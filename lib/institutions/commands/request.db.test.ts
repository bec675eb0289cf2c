import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, PUBLIC } from '../../access/schema'
import { docket } from '../../agreements/store/docket'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { MOST_PHOTOS } from '../schema/request'
import { institution } from '../store'
import { photoContent, photosOf, requestsOf, waitingCount } from '../store/request'
import { A, bothSign, clerk, listed, own, person, seedPair, theirs } from './co-signed.fixture'
import { addPhoto, decidePhoto } from './photo'
import { drawPhoto } from './photo-file'
import { answerRequest, askChange, takeBackRequest } from './request'
import { returnRegister } from './sign'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const today = '2026-11-24'
const code = 'SL998001Q001'
const OTHER = 'SL998001Q002'
const at = (of: string) => asActor(PUBLIC, (tx) => institution(tx, of))

/** Someone of an institution. */
async function peopleOf(of: string): Promise<Actor & { institutionId: string }> {
  const found = await at(of)
  if (!found) throw new Error(`${of} is not listed`)
  return { ...person('institution', A, of), institutionId: found.id }
}

let presses = 0
async function form(amended: Record<string, string> = {}, of = code) {
  presses += 1
  const requestId = `press-${presses}-request`
  const kept = await at(of)
  return {
    ...{ requestId, phone: kept?.phone ?? '', address: kept?.address ?? '', note: '' },
    ...{ carers: String(kept?.carers ?? ''), certified: String(kept?.certified ?? ''), today, ...amended },
  }
}

/** A picture of one colour with a place in its EXIF. */
function picture(red: number, width = 60): Promise<Buffer> {
  return sharp({ create: { width, height: 40, channels: 3, background: { r: red, g: 90, b: 90 } } })
    .withExif({ IFD0: { Artist: '示例' }, IFD3: { GPSLatitude: '30/1 1/1 1/1' } })
    .jpeg()
    .toBuffer()
}

beforeAll(async () => {
  await owner.connect()
  await seedPair()
  await listed({ code, name: '示例·申请变更', phone: '0000-0000001（演示）' }, today)
  await listed({ code: OTHER, name: '示例·另一家' }, today)
}, 60_000)
afterAll(async () => {
  await owner.end()
  await closeDoor()
})

describe('机构申请变更：当地核对采纳，两地签署后生效', () => {
  it('waits, becomes a docket of both bureaus, and the public sees it with the last signature', async () => {
    const house = await peopleOf(code)
    const asked = must(
      await askChange(house, await form({ phone: '0000-7654321（演示）', carers: '12', certified: '9', note: '换了总机' })),
    )
    expect(asked).toMatchObject({ state: 'waiting', changes: { phone: '0000-7654321（演示）', carers: 12, certified: 9 } })
    expect((await at(code))?.phone).toBe('0000-0000001（演示）')
    expect(await asActor(clerk, (tx) => waitingCount(tx, A))).toBe(1)

    const { docketId } = must(await answerRequest(clerk, { id: asked.id, verdict: 'accept', reason: '', today }))
    const filed = await asActor(own, (tx) => docket(tx, docketId ?? ''))
    expect(filed).toMatchObject({ state: 'open', neededRegions: [A, '998002'], title: '变更 示例·申请变更' })
    expect((await at(code))?.phone).toBe('0000-0000001（演示）')
    await bothSign(filed as NonNullable<typeof filed>, today)
    expect(await at(code)).toMatchObject({ phone: '0000-7654321（演示）', carers: 12, certified: 9, status: 'valid' })
    expect((await asActor(house, (tx) => requestsOf(tx, house.institutionId)))[0]).toMatchObject({
      state: 'accepted',
      note: '换了总机',
      docketId,
    })
  })

  it('the same press is one request; a second waits for the first; what was taken back may be asked anew', async () => {
    const house = await peopleOf(code)
    const one = await form({ address: '示例路2号' })
    const [first, again] = [must(await askChange(house, one)), must(await askChange(house, one))]
    expect(again.id).toBe(first.id)
    expect(await askChange(house, await form({ address: '示例路3号' }))).toMatchObject({ problem: { code: 'oneWaits' } })
    must(await takeBackRequest(house, { id: first.id, today }))
    expect(await takeBackRequest(house, { id: first.id, today })).toMatchObject({ problem: { code: 'requestSettled' } })
    expect(await answerRequest(clerk, { id: first.id, verdict: 'accept', reason: '', today })).toMatchObject({
      problem: { code: 'requestSettled' },
    })
    const races = await Promise.all([form({ address: '示例路4号' }), form({ address: '示例路5号' })])
    const outcomes = await Promise.all(races.map((each) => askChange(house, each)))
    expect(outcomes.map((each) => (each.ok ? 'asked' : each.problem.code)).sort()).toEqual(['asked', 'oneWaits'])
    const waiting = outcomes.find((each) => each.ok)
    if (waiting?.ok) must(await answerRequest(clerk, { id: waiting.value.id, verdict: 'return', reason: '请附门牌证明', today }))
    expect((await asActor(house, (tx) => requestsOf(tx, house.institutionId)))[0]).toMatchObject({
      state: 'returned',
      answer: '请附门牌证明',
    })
  })

  it('is refused where nothing is asked, where it makes no sense, and to everyone else', async () => {
    const house = await peopleOf(code)
    expect(await askChange(house, await form())).toMatchObject({ problem: { code: 'nothingAsked' } })
    expect(await askChange(house, await form({ carers: '3', certified: '4' }))).toMatchObject({
      problem: { fields: { certified: expect.any(String) } },
    })
    expect(await askChange(house, await form({ phone: '' }))).toMatchObject({ problem: { fields: { phone: expect.any(String) } } })
    for (const actor of [clerk, own, PUBLIC, person('administrator', null)])
      expect(await askChange(actor, await form({ phone: '1' }))).toMatchObject({ problem: { code: 'notYours' } })
    const asked = must(await askChange(await peopleOf(OTHER), await form({ phone: '0000-1（演示）' }, OTHER)))
    expect(await answerRequest(clerk, { id: asked.id, verdict: 'return', reason: ' ', today })).toMatchObject({
      problem: { code: 'reasonMissing' },
    })
    expect(await answerRequest(theirs, { id: asked.id, verdict: 'accept', reason: '', today })).toMatchObject({
      problem: { code: 'requestUnknown' },
    })
    expect(await answerRequest(house, { id: asked.id, verdict: 'accept', reason: '', today })).toMatchObject({
      problem: { code: 'notYours' },
    })
    expect(await takeBackRequest(house, { id: asked.id, today })).toMatchObject({ problem: { code: 'requestUnknown' } })
    // Another institution sees none of it, nor does the public.
    for (const actor of [house, PUBLIC]) expect(await asActor(actor, (tx) => requestsOf(tx, asked.institutionId))).toEqual([])
    const [sealed] = (await owner.query(`select "noteCipher" from "InstitutionRequest" where "noteCipher" is not null`)).rows
    expect(JSON.stringify(sealed)).not.toContain('总机')
  })

  it('another docket stands in the way, and the request waits on', async () => {
    const house = await peopleOf(OTHER)
    const [waiting] = await asActor(house, (tx) => requestsOf(tx, house.institutionId))
    const { docketId } = must(await answerRequest(clerk, { id: waiting?.id ?? '', verdict: 'accept', reason: '', today }))
    const next = must(await askChange(house, await form({ phone: '0000-2（演示）' }, OTHER)))
    expect(await answerRequest(clerk, { id: next.id, verdict: 'accept', reason: '', today })).toMatchObject({
      problem: { code: 'changeRefused' },
    })
    must(await returnRegister(theirs, { docketId: docketId ?? '', reason: '电话打不通', today }))
    must(await answerRequest(own, { id: next.id, verdict: 'accept', reason: '', today }))
  })
})

describe('机构的照片', () => {
  it('F-04 is drawn anew, smaller, without EXIF and place; what is no picture is refused', async () => {
    const drawn = must(await drawPhoto('a.JPG', new Uint8Array(await picture(200, 3000))))
    const { exif, width, format } = await sharp(drawn.content).metadata()
    expect([exif, width, format]).toEqual([undefined, 1280, 'jpeg'])
    for (const [name, content, problem] of [
      ['a.gif', await picture(1), 'photo.type'],
      ['a.jpg', Buffer.from('%PDF-1.7'), 'photo.damaged'],
      [
        'a.png',
        await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
          .webp()
          .toBuffer(),
        'photo.disguised',
      ],
      ['a.jpg', (await picture(1)).subarray(0, 300), 'photo.damaged'],
    ] as const)
      expect(await drawPhoto(name, new Uint8Array(content)), problem).toMatchObject({ problem: { code: problem } })
  })

  it('is seen by its own people and its bureau; by everyone once it is accepted, until it is taken down', async () => {
    const house = await peopleOf(code)
    const upload = { caption: '双人间', fileName: '房间.jpg', content: new Uint8Array(await picture(10)), today }
    const { id } = must(await addPhoto(house, upload))
    const publicly = () => asActor(PUBLIC, (tx) => photosOf(tx, code, ['waiting', 'shown', 'returned', 'removed']))
    expect(await publicly()).toEqual([])
    expect(await asActor(theirs, (tx) => photoContent(tx, { id }))).toBeNull()
    expect(await asActor(clerk, (tx) => photoContent(tx, { id }))).not.toBeNull()
    expect(await addPhoto(house, upload)).toMatchObject({ problem: { code: 'photo.same' } })
    expect(await decidePhoto(theirs, { id, verdict: 'show', reason: '', today })).toMatchObject({ problem: { code: 'photo.settled' } })
    must(await decidePhoto(clerk, { id, verdict: 'show', reason: '', today }))
    const [shown] = await publicly()
    expect(shown).toMatchObject({ caption: '双人间', state: 'shown' })
    expect(await asActor(PUBLIC, (tx) => photoContent(tx, { code, digest: shown?.digest ?? '' }))).not.toBeNull()
    must(await decidePhoto(house, { id, verdict: 'remove', reason: '', today }))
    expect(await publicly()).toEqual([])
  })

  it('six and no seventh, even at once; each says what is on it; nobody adds to another’s', async () => {
    const house = await peopleOf(OTHER)
    const uploads = await Promise.all(
      Array.from({ length: MOST_PHOTOS + 2 }, async (_, n) => ({
        caption: `照片${n}`,
        fileName: 'a.jpg',
        content: new Uint8Array(await picture(n * 20)),
        today,
      })),
    )
    const outcomes = await Promise.all(uploads.map((one) => addPhoto(house, one)))
    expect(outcomes.filter((one) => one.ok)).toHaveLength(MOST_PHOTOS)
    expect(outcomes.flatMap((one) => (one.ok ? [] : one.problem.code))).toEqual(['photo.full', 'photo.full'])
    const content = new Uint8Array(await picture(255))
    expect(await addPhoto(house, { caption: ' ', fileName: 'a.jpg', content, today })).toMatchObject({
      problem: { fields: { caption: expect.any(String) } },
    })
    expect(await addPhoto(clerk, { caption: '照片', fileName: 'a.jpg', content, today })).toMatchObject({ problem: { code: 'notYours' } })
    const [first] = await asActor(house, (tx) => photosOf(tx, OTHER, ['waiting']))
    expect(await decidePhoto(clerk, { id: first?.id ?? '', verdict: 'return', reason: ' ', today })).toMatchObject({
      problem: { code: 'reasonMissing' },
    })
    must(await decidePhoto(clerk, { id: first?.id ?? '', verdict: 'return', reason: '拍到了老人的脸', today }))
    expect(await decidePhoto(house, { id: first?.id ?? '', verdict: 'show', reason: '', today })).toMatchObject({
      problem: { code: 'notYours' },
    })
  })
})
