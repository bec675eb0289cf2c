import { done, type Outcome, type Problem, refused } from '@/lib/kernel/outcome'

const NOT_REACHED = refused('notReached', '没有连上服务器，所选内容仍在本页，请稍后再试。')

/** Asks for the workbook and hands it to the browser to save; answers with what to tell, or the refusal. */
export async function fetchExport(asked: object, of: 'cases' | 'residents' = 'cases'): Promise<Outcome<string>> {
  try {
    const answer = await fetch(`/api/exports/${of}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asked),
    })
    if (!answer.ok) return { ok: false, problem: ((await answer.json()) as { problem: Problem }).problem }
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
    save(await answer.blob(), name ? decodeURIComponent(name) : '清单.xlsx')
    const rows = answer.headers.get('X-Export-Rows') ?? ''
    const unit = of === 'cases' ? '件' : '人'
    return done(rows.endsWith('+') ? `已导出前 ${rows.slice(0, -1)} ${unit}，其余未列入` : `已导出 ${rows} ${unit}`)
  } catch {
    return NOT_REACHED
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser takes the file before the address is given back.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
