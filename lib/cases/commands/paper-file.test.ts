import { createServer, type Server } from 'node:net'
import { deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { PAPER_LIMITS } from '../rules/paper'
import { cleanFile } from './paper-file'
import { clamd, scannerInUse } from './scanner'

function picture(width = 40, height = 20) {
  return sharp({ create: { width, height, channels: 3, background: '#0e6470' } })
}
const PLACE = { IFD0: { Copyright: 'secret-owner' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 51/1 0/1' } }
const code = (outcome: { ok: true } | { ok: false; problem: { code: string } }) => (outcome.ok ? 'ok' : outcome.problem.code)

async function pdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (let i = 0; i < pages; i += 1) document.addPage([100, 100])
  return document.save()
}

/** A one-page pdf, and one more object. */
function pdfWith(object: Buffer): Uint8Array {
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n',
    ),
    object,
    Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ])
}

function stream(dict: string, content: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`9 0 obj\n<< ${dict} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ])
}

describe('images', () => {
  test('F-04 drawn anew: no EXIF, no place, no profile, no comment is left', async () => {
    for (const name of ['a.jpg', 'a.png'] as const) {
      const drawn = picture().withExif(PLACE).withIccProfile('p3')
      const given = await (name === 'a.jpg' ? drawn.jpeg() : drawn.png()).toBuffer()
      expect((await sharp(given).metadata()).exif).toBeDefined()
      expect(given.includes('secret-owner')).toBe(true)
      const kept = await cleanFile(name, given)
      if (!kept.ok) throw new Error(kept.problem.code)
      const metadata = await sharp(kept.value.content).metadata()
      expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc, metadata.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect(Buffer.from(kept.value.content).includes('secret-owner')).toBe(false)
      expect(kept.value.mime).toBe(name === 'a.jpg' ? 'image/jpeg' : 'image/png')
    }
  })

  test('F-04 what the camera held sideways stands upright', async () => {
    const given = await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const kept = await cleanFile('a.jpg', given)
    const { width, height } = await sharp(kept.ok ? kept.value.content : given).metadata()
    expect([width, height]).toEqual([20, 40])
  })

  test('F-04 what hangs behind the picture goes', async () => {
    const given = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')])
    const kept = await cleanFile('a.jpg', given)
    expect(kept.ok && Buffer.from(kept.value.content).includes('script')).toBe(false)
  })

  test('F-01 damaged, cut and disguised pictures are refused', async () => {
    const jpg = await picture(400, 400).jpeg().toBuffer()
    expect(code(await cleanFile('a.jpg', jpg.subarray(0, 60)))).toBe('paper.damaged')
    expect(code(await cleanFile('a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])))).toBe('paper.damaged')
    expect(code(await cleanFile('a.png', jpg))).toBe('paper.disguised')
    const png = await picture(400, 400).png().toBuffer()
    expect(code(await cleanFile('a.png', png.subarray(0, png.length - 40)))).toBe('paper.damaged')
  })

  test('F-01 few bytes, many pixels: refused', async () => {
    const bomb = await picture(8000, 5001).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(PAPER_LIMITS.bytes)
    expect(code(await cleanFile('a.png', bomb))).toBe('paper.pixels')
  })
})

describe('pdfs', () => {
  test('F-01 parsed, and kept as it is', async () => {
    const given = await pdf(3)
    const kept = await cleanFile('a.pdf', given)
    expect(kept.ok && Buffer.from(kept.value.content).equals(Buffer.from(given))).toBe(true)
    expect(code(await cleanFile('a.pdf', pdfWith(Buffer.alloc(0))))).toBe('ok')
  })

  test('F-01 without a page, with too many, or no pdf at all: refused', async () => {
    expect(code(await cleanFile('a.pdf', await pdf(PAPER_LIMITS.pages + 1)))).toBe('paper.pages')
    expect(code(await cleanFile('a.pdf', Buffer.from('%PDF-1.7\nnothing here')))).toBe('paper.damaged')
  })

  test('F-01 encrypted: refused with a sentence that says so', async () => {
    const encrypted = Buffer.from(pdfWith(Buffer.from('8 0 obj\n<< /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >>\nendobj\n')))
    const given = Buffer.from(encrypted.toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 8 0 R'), 'latin1')
    const outcome = await cleanFile('a.pdf', given)
    expect(code(outcome)).toBe('paper.encrypted')
    expect(outcome.ok ? '' : outcome.problem.message).toContain('密码')
  })

  test.each([
    ['one', '/Filter /FlateDecode', (content: Buffer) => deflateSync(content)],
    ['one in a list, its name in escapes', '/Filter [/Flate#44ecode]', (content: Buffer) => deflateSync(content)],
    ['one in another', '/Filter [/FlateDecode /FlateDecode]', (content: Buffer) => deflateSync(deflateSync(content))],
    ['one of another kind', '/Filter /LZWDecode', () => Buffer.from([0x80, 0x0b, 0x60])],
  ])('F-01 an object stream that unpacks without end is not unpacked: %s', async (_title, filter, pack) => {
    const object = stream(`/Type /#4FbjStm /N 1 /First 4 ${filter}`, pack(Buffer.alloc(200 * 1024 * 1024, 32)))
    expect(object.length).toBeLessThan(PAPER_LIMITS.bytes)
    expect(code(await cleanFile('a.pdf', pdfWith(object)))).toBe('paper.unpacks')
    // And the next one is judged for itself.
    expect(code(await cleanFile('b.pdf', await pdf(1)))).toBe('ok')
  })
})

describe('scanner', () => {
  let server: Server | undefined
  afterEach(() => server?.close())

  function answering(answer: string | null): Promise<{ port: number; received: () => Buffer }> {
    let received = Buffer.alloc(0)
    return new Promise((resolve) => {
      server = createServer((socket) => {
        socket.on('error', () => undefined)
        socket.on('data', (part) => {
          received = Buffer.concat([received, part])
          if (answer === null) socket.destroy()
          else if (received.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer)
        })
      })
      const listening = server
      listening.listen(0, '127.0.0.1', () => resolve({ port: (listening.address() as { port: number }).port, received: () => received }))
    })
  }

  test.each([
    ['stream: OK\0', 'clean'],
    ['stream: Eicar-Signature FOUND\0', 'infected'],
    ['INSTREAM size limit exceeded. ERROR\0', 'unavailable'],
    [null, 'unavailable'],
  ] as const)('F-03 %j is %s', async (answer, verdict) => {
    const { port, received } = await answering(answer)
    const content = Buffer.alloc(100_000, 7)
    expect(await clamd('127.0.0.1', port).scan(content)).toBe(verdict)
    if (answer) expect(received().length).toBe('zINSTREAM\0'.length + 4 + 65536 + 4 + (100_000 - 65536) + 4)
  })

  test('F-03 no scanner listening is no verdict; none configured is none', async () => {
    const { port } = await answering('')
    await new Promise((resolve) => server?.close(resolve))
    expect(await clamd('127.0.0.1', port).scan(Buffer.from('x'))).toBe('unavailable')
    expect(scannerInUse('')).toBeNull()
    expect(scannerInUse('clamd://127.0.0.1:3310')).not.toBeNull()
    expect(() => scannerInUse('http://x')).toThrow()
  })
})
