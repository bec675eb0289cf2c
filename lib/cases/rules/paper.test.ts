import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SIDES, type Side } from '../../access/schema'
import { CASE_STATUSES, PAPER_KINDS } from '../schema'
import {
  addsPaperAs,
  contentDisposition,
  fileIsWhatItSays,
  fileMayBeSent,
  inMegabytes,
  mayRemovePaper,
  PAPER_LIMITS,
  paperIsSeenBy,
  roomFor,
  safeFileName,
} from './paper'

const head = {
  jpg: [0xff, 0xd8, 0xff, 0xe0],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  zip: [0x50, 0x4b, 3, 4],
}
const code = (outcome: { ok: true } | { ok: false; problem: { code: string } }) => (outcome.ok ? 'ok' : outcome.problem.code)

describe('files', () => {
  test.each([
    ['a.jpg', 'jpg', 'ok'],
    ['a.JPEG', 'jpg', 'ok'],
    ['身份证.png', 'png', 'ok'],
    ['a.b.pdf', 'pdf', 'ok'],
    ['a.png', 'jpg', 'paper.disguised'],
    ['a.pdf', 'zip', 'paper.disguised'],
    ['a.jpg', 'pdf', 'paper.disguised'],
    ['a.xlsx', 'zip', 'paper.type'],
    ['a.svg', 'png', 'paper.type'],
    ['a.jpg.exe', 'jpg', 'paper.type'],
    ['jpg', 'jpg', 'paper.type'],
    ['', 'jpg', 'paper.type'],
  ] as const)('F-01 %j holding %s: %s', (name, holds, expected) => {
    expect(code(fileIsWhatItSays(name, new Uint8Array(head[holds])))).toBe(expected)
  })

  test('F-01 10 MB each, 50 MB a case, sixty papers', () => {
    expect(code(fileMayBeSent('a.jpg', PAPER_LIMITS.bytes))).toBe('ok')
    expect(code(fileMayBeSent('a.jpg', PAPER_LIMITS.bytes + 1))).toBe('paper.tooLarge')
    expect(code(fileMayBeSent('a.jpg', 0))).toBe('paper.empty')
    expect(code(roomFor({ papers: 5, bytes: PAPER_LIMITS.caseBytes - 10 }, 10))).toBe('ok')
    expect(code(roomFor({ papers: 5, bytes: PAPER_LIMITS.caseBytes - 10 }, 11))).toBe('paper.caseFull')
    expect(code(roomFor({ papers: PAPER_LIMITS.papers, bytes: 0 }, 1))).toBe('paper.tooMany')
    expect([inMegabytes(10 * 1024 * 1024), inMegabytes(1), inMegabytes(1_500_000)]).toEqual(['10 MB', '1 KB', '1.4 MB'])
  })

  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\照片\\身份证.jpg', '身份证.jpg'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['\u202egpj.exe.pdf', 'gpj.exe.pdf'],
    ['.jpg', '材料.jpg'],
    ['', '材料'],
  ])('F-02 the name %j is kept as %j', (given, kept) => {
    expect(safeFileName(given)).toBe(kept)
  })

  test('F-02 any name makes one header line, in ASCII, that gives the name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = `${text.toWellFormed()}.pdf`
        const header = contentDisposition('attachment', name)
        expect(header).toMatch(/^attachment; filename="paper\.pdf"; filename\*=UTF-8''[\x21-\x7e]+$/)
        expect(decodeURIComponent(header.split("UTF-8''")[1] as string)).toBe(safeFileName(name))
        expect([...safeFileName(name)].length).toBeLessThanOrEqual(PAPER_LIMITS.name)
      }),
    )
  })
})

describe('whose papers', () => {
  const OPEN_TO_BUREAUS = [
    'submitted',
    'returned',
    'accepted',
    'commissioned',
    'arranging',
    'assessing',
    'found',
    'onNotice',
    'disputed',
    'reported',
  ]

  test('added by the applicant while it lies with them, by a bureau while it is open, by nobody else', () => {
    for (const status of CASE_STATUSES)
      for (const side of SIDES) {
        const applicant = (side === 'applicant' || side === 'representative') && (status === 'draft' || status === 'returned')
        const bureau = (side === 'competentBureau' || side === 'residenceBureau') && OPEN_TO_BUREAUS.includes(status)
        expect(addsPaperAs([side], status)).toBe(applicant || bureau ? side : null)
      }
    expect(addsPaperAs([], 'draft')).toBeNull()
  })

  test('removed by the applicant’s side, only what it uploaded, only in draft and returned; by a clerk what they scanned themselves', () => {
    for (const status of CASE_STATUSES)
      for (const by of SIDES)
        for (const side of SIDES) {
          const applicants: Side[] = ['applicant', 'representative']
          const freely = (status === 'draft' || status === 'returned') && applicants.includes(by) && applicants.includes(side)
          const paper = { side: by, uploadedBy: 'me' }
          expect(mayRemovePaper(paper, [side], status, 'another')).toBe(freely ? 'freely' : null)
          const own = by === side && (by === 'competentBureau' || by === 'residenceBureau') && OPEN_TO_BUREAUS.includes(status)
          expect(mayRemovePaper(paper, [side], status, 'me')).toBe(freely ? 'freely' : own ? 'withReason' : null)
        }
  })

  test('Z-08 the assessor sees medical papers alone; the residence bureau no 参保凭证; no side, nothing', () => {
    const seen = (side: Side) => PAPER_KINDS.filter((kind) => paperIsSeenBy({ kind, uploadedBy: 'other' }, [side], 'me'))
    expect(seen('assessor')).toEqual(['medical'])
    expect(seen('competentBureau')).toEqual([...PAPER_KINDS])
    expect(seen('residenceBureau')).toEqual(PAPER_KINDS.filter((kind) => kind !== 'insurance'))
    expect(seen('supervisor')).toEqual([])
    expect(paperIsSeenBy({ kind: 'medical', uploadedBy: 'me' }, [], 'me')).toBe(false)
    expect(paperIsSeenBy({ kind: 'insurance', uploadedBy: 'me' }, ['residenceBureau'], 'me')).toBe(true)
  })
})
