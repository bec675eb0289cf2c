import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { EDITIONS } from '../lib/standard/rules/edition'
import { gradeLine, lineRefused } from '../lib/standard/rules/sheet-line'

const LONGEST_LINE = 1024 * 1024
const LINE_FEED = 0x0a
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * One line out for each line in, in order: a blank line is a line and is refused; the empty end after the last line feed
 * is none; CRLF and a leading byte-order mark are accepted. Answers the exit code: 0 when the stream was read to its end.
 */
export async function gradeStream(input: Readable, output: Writable, errors: Writable): Promise<number> {
  let failed: Error | null = null
  output.on('error', (error: Error) => {
    failed ??= error
    input.destroy()
  })
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let pending: Buffer[] = []
  let pendingBytes = 0
  let lines = 0
  try {
    for await (const chunk of input) {
      const bytes: Buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      let answers = ''
      let start = 0
      for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
        keep(bytes.subarray(start, end))
        answers += answerLine()
        start = end + 1
      }
      if (start < bytes.length) keep(bytes.subarray(start))
      await write(answers)
    }
    if (pendingBytes > 0) await write(answerLine())
  } catch (error) {
    failed ??= error instanceof Error ? error : new Error(String(error))
  }
  if (failed === null) return 0
  errors.write('答卷没有读完或结论没有写完，请检查输入文件与输出位置后重新运行。\n')
  return 1

  function keep(part: Buffer): void {
    pendingBytes += part.length
    if (pendingBytes <= LONGEST_LINE) pending.push(part)
    else pending = []
  }

  function answerLine(): string {
    const bytes = pending.length === 1 && pending[0] ? pending[0] : Buffer.concat(pending)
    const tooLong = pendingBytes > LONGEST_LINE
    pending = []
    pendingBytes = 0
    lines += 1
    return `${JSON.stringify(tooLong ? lineRefused('lineTooLong', '这一行超过 1 MB，不是一份答卷，请检查换行。') : graded(bytes))}\n`
  }

  function graded(bytes: Buffer) {
    let line: string
    try {
      line = decoder.decode(bytes)
    } catch {
      return lineRefused('lineNotUtf8', '这一行不是 UTF-8 文字，请以 UTF-8 编码重新导出。')
    }
    return gradeLine(EDITIONS, lines === 1 && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line)
  }

  async function write(text: string): Promise<void> {
    if (failed !== null) throw failed
    if (text === '' || output.write(text)) return
    const either = new AbortController()
    await Promise.race([once(output, 'drain', either), once(output, 'close', either)]).finally(() => either.abort())
  }
}
