'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FileInput } from '@/components/ui/file-input'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { type ReadCatalogue, readCatalogue, type TypedRow } from '@/lib/institutions/rules/item-drafts'
import type { ItemTerms } from '@/lib/institutions/schema/items'
import { linesOfFile } from './lines-of-file'

type Props = { standing: readonly ItemTerms[]; onRead: (typed: TypedRow[]) => void }

/** A whole catalogue from a file into the draft: nothing is sent, and what the file does not name stays as it is. */
export function CatalogueUpload({ standing, onRead }: Props) {
  const [fault, setFault] = useState<string | null>(null)
  const [read, setRead] = useState<ReadCatalogue | null>(null)

  async function take(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('file')
    setRead(null)
    if (!(file instanceof File) || file.size === 0) return setFault('请先选择文件')
    const lines = await linesOfFile(file)
    const outcome = lines.ok ? readCatalogue(lines.value, standing) : lines
    if (!outcome.ok) return setFault(outcome.problem.message)
    setFault(null)
    setRead(outcome.value)
    onRead(outcome.value.typed)
  }

  return (
    <div className="grid gap-4">
      <form method="post" onSubmit={take} className="grid gap-3">
        <FileInput
          name="file"
          label="目录文件"
          accept=".csv,.xlsx,text/csv"
          hint=".xlsx 或 .csv，表头与“下载目录”的一样。读入后成为下面的改动，提交之前都可以再改。"
          error={fault ?? undefined}
        />
        <p className="flex flex-wrap gap-3">
          <Button type="submit">读入文件</Button>
          <a className="btn quiet" href="/service-items/export?what=template" download>
            下载空模板
          </a>
        </p>
      </form>
      {read && (
        <NoticeBanner
          tone={read.faulty.length > 0 ? 'late' : 'done'}
          live
          title={`读入 ${read.typed.length} 项改动，${read.unchanged} 项未变`}
        >
          {read.faulty.length > 0 && (
            <ul className="grid gap-1">
              {read.faulty.map((one) => (
                <li key={one.line}>
                  第 {one.line} 行 {one.name}：{one.faults.map((each) => `${each.code} ${each.says}`).join('；')}
                </li>
              ))}
            </ul>
          )}
          {read.missing.length > 0 && (
            <p>
              文件里没有的 {read.missing.length} 项保留不动：
              {read.missing
                .slice(0, 6)
                .map((one) => one.name)
                .join('、')}
              {read.missing.length > 6 && '等'}。要停用的请在下面逐项停用。
            </p>
          )}
        </NoticeBanner>
      )}
    </div>
  )
}
