import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, PUBLIC } from '../../access/schema'
import { saveAgreement, saveRegion, saveTownships } from '../../agreements/commands'
import { asActor, closeDoor } from '../../db'
import { must } from '../../kernel/outcome'
import { cellsWith, FIXTURE } from '../register.fixture'
import type { RegisterFile } from '../rules/table'
import type { FileRow } from '../schema'
import { confirmUploadSchema, type UploadProgress } from '../schema/upload'
import { confirmUpload, keepUpload, sweepUploads, uploadPreview } from './upload'

const nobody = { accountId: null, institutionId: null, personKey: null, regionCode: null }
const keeper: Actor = { ...nobody, role: 'administrator', accountId: 'keeper', name: '示例·管理员' }
const [A, B] = ['998001', '998002'] as const
const clerk: Actor = { ...nobody, role: 'clerk', accountId: 'upload-clerk', regionCode: A, name: '示例·经办' }
const colleague: Actor = { ...clerk, accountId: 'upload-colleague' }
const today = '2026-11-23'
const at = new Date('2026-11-23T02:00:00Z')

function fileOf(...cells: FileRow['cells'][]): RegisterFile {
  return { rows: cells.map((one, at) => ({ line: at + 2, cells: one })), format: 'csv', notes: ['示例'] }
}
async function kept(file: RegisterFile, actor = clerk, told: (progress: UploadProgress) => void = () => {}) {
  const { id } = must(await keepUpload(actor, { file, fileName: '示例.csv', today, at }, told))
  const shown = await uploadPreview(actor, id, 'added', 0, at)
  if (!shown) throw new Error('not kept')
  return shown.upload
}
const confirm = (uploadId: string, planDigest: string, reason = '', actor = clerk, when = at) =>
  confirmUpload(actor, { ...confirmUploadSchema.parse({ uploadId, planDigest, reason }), today, at: when })

beforeAll(async () => {
  for (const { code, name, shortName } of FIXTURE.regions)
    must(
      await saveRegion(keeper, {
        ...{ code, name, shortName, letters: code === A ? 'YA' : 'YB', cityName: '示例市', bureauName: `${name}经办中心` },
        ...{ phone: '0000（演示）', address: '示例路1号' },
      }),
    )
  for (const code of [A, B])
    must(
      await saveTownships(
        keeper,
        code,
        FIXTURE.townships.filter((one) => one.regionCode === code),
      ),
    )
  must(
    await saveAgreement(keeper, {
      ...{ regions: [A, B] as [string, string], title: '示例协议', signedOn: '2025-06-01', validFrom: '2025-06-01', source: '示例' },
    }),
  )
})
afterAll(closeDoor)

describe('a file of the register between its preview and its confirmation', () => {
  it('is kept sealed, told page by page, and confirmed as it was kept; pressed again it answers the same', async () => {
    const told: UploadProgress[] = []
    const many = Array.from({ length: 120 }, (_, i) => cellsWith({ code: `SL9980015${String(i).padStart(3, '0')}` }))
    const upload = await kept(fileOf(...many, cellsWith({ code: 'SL99800159', beds: '-1' })), clerk, (one) => told.push(one))
    expect(told.map(({ step }) => step)).toEqual(['judging', 'keeping'])
    expect(upload).toMatchObject({ rows: 121, counts: { added: 120, refused: 1, changed: 0, unchanged: 0 }, care: { expected: 74 } })
    expect(upload.care.after - upload.care.now).toBe(120)
    const pages = await Promise.all([0, 1, 2, 3].map((page) => uploadPreview(clerk, upload.id, 'added', page, at)))
    expect(pages.map((page) => page?.entries.length)).toEqual([50, 50, 20, 0])
    expect((await uploadPreview(clerk, upload.id, 'refused', 0, at))?.entries).toMatchObject([
      { line: 122, reasons: [{ code: 'M-01' }, { code: 'M-11' }] },
    ])
    const raw = await asActor(clerk, (tx) => tx.registerUploadPart.findMany({ where: { uploadId: upload.id } }))
    for (const { sealed } of raw) expect(Buffer.from(sealed).includes('示例')).toBe(false)
    const report = must(await confirm(upload.id, upload.planDigest))
    expect(report).toMatchObject({ added: 120, refused: 1, docketId: expect.any(String) })
    expect(must(await confirm(upload.id, upload.planDigest))).toEqual(report)
  })

  it('is nobody else’s: a colleague, the public and time gone by find nothing', async () => {
    const upload = await kept(fileOf(cellsWith({ code: 'SL9980016001' })))
    for (const actor of [colleague, PUBLIC, { ...clerk, role: 'assessor' as const }, { ...clerk, regionCode: B }]) {
      expect(await uploadPreview(actor, upload.id, 'added', 0, at)).toBeNull()
      expect(await confirm(upload.id, upload.planDigest, '', actor)).toMatchObject({ problem: { code: 'uploadUnknown' } })
    }
    const later = new Date(at.getTime() + 49 * 3_600_000)
    expect(await confirm(upload.id, upload.planDigest, '', clerk, later)).toMatchObject({ problem: { code: 'uploadUnknown' } })
    await sweepUploads(later)
    expect(await uploadPreview(clerk, upload.id, 'added', 0, at)).toBeNull()
    expect(await asActor(clerk, (tx) => tx.registerUploadPart.count({ where: { uploadId: upload.id } }))).toBe(0)
  })

  it('is a bureau’s deed', async () => {
    for (const actor of [PUBLIC, keeper])
      expect(await keepUpload(actor, { file: fileOf(cellsWith()), fileName: '', today, at }, () => {})).toMatchObject({
        problem: { code: 'notBureau' },
      })
  })

  it('refuses another plan than the one shown, and a register that moved meanwhile; warnings need a reason', async () => {
    const [one, two] = [
      await kept(fileOf(cellsWith({ code: 'SL9980016002' }))),
      await kept(fileOf(cellsWith({ code: 'SL9980016003', phone: '' }))),
    ]
    expect(await confirm(one.id, two.planDigest)).toMatchObject({ problem: { code: 'stale' } })
    expect(await confirm(two.id, two.planDigest)).toMatchObject({ problem: { code: 'reasonMissing' } })
    must(await confirm(two.id, two.planDigest, '装机中'))
    // What waits for its signatures is not proposed a second time.
    expect(await confirm((await kept(fileOf(cellsWith({ code: 'SL9980016003', phone: '' })))).id, one.planDigest)).toMatchObject({
      problem: { code: 'stale' },
    })
  })

  it('of a person’s uploads the last three stay', async () => {
    const ids: string[] = []
    for (let i = 0; i < 5; i += 1) ids.push((await kept(fileOf(cellsWith({ code: `SL998001700${i}` })), colleague)).id)
    const found = await Promise.all(ids.map((id) => uploadPreview(colleague, id, 'added', 0, at)))
    expect(found.map((one) => one !== null)).toEqual([false, false, true, true, true])
  })

  it('the same file again files nothing: it waits for its signatures', async () => {
    const file = fileOf(cellsWith({ code: 'SL9980016009' }))
    const first = await kept(file)
    must(await confirm(first.id, first.planDigest))
    const again = await kept(file)
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 0, awaiting: 1 })
    expect(must(await confirm(again.id, again.planDigest))).toMatchObject({ docketId: null })
  })
})
