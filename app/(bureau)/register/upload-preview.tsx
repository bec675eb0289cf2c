'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { needsReason, refusalRecords } from '@/lib/institutions/rules'
import { csvOf } from '@/lib/institutions/rules/csv'
import { COLUMNS, type ImportPreview } from '@/lib/institutions/schema'

type Props = { preview: ImportPreview; fileName: string; isConfirming: boolean; onConfirm: (reason: string) => void }

/** What the upload would do, in the order a clerk reads it: what is kept out, what changes, what is new, what is not named. */
export function UploadPreview({ preview, fileName, isConfirming, onConfirm }: Props) {
  const { added, changed, unchanged, missing, refused } = preview
  const [reason, setReason] = useState('')
  const asksReason = needsReason(preview)
  const warned = [...added, ...changed].filter(({ warnings }) => warnings.length > 0)

  function confirm(event: FormEvent) {
    event.preventDefault()
    onConfirm(reason)
  }

  return (
    <section aria-label="核对预览" className="grid gap-4">
      <h3>核对预览</h3>
      <p role="status">
        {fileName}：新增 <b>{added.length}</b> 家，变更 <b>{changed.length}</b> 家，未变 <b>{unchanged}</b> 家，不能导入{' '}
        <b>{refused.length}</b> 家；名录中有而文件里没有的 <b>{missing.length}</b> 家。
      </p>
      {refused.length > 0 && (
        <NoticeBanner tone="late" title={`${refused.length} 家不能导入，请改正后另行上传`}>
          <ul className="grid gap-1">
            {refused.slice(0, 20).map(({ line, cells, reasons }) => (
              <li key={line}>
                第 {line} 行 {cells.name || cells.code || '（空）'}：
                {reasons
                  .filter(({ strength }) => strength === 'blocks')
                  .map(({ code, says }) => `${code} ${says}`)
                  .join('；')}
              </li>
            ))}
          </ul>
          {refused.length > 20 && <p>其余 {refused.length - 20} 家见错误清单。</p>}
          <p className="mt-2">
            <Button size="little" onClick={() => saveRefusals(preview)}>
              下载错误清单
            </Button>
          </p>
        </NoticeBanner>
      )}
      {changed.length > 0 && (
        <Disclosure summary={`变更 ${changed.length} 家`} open>
          <ul className="grid gap-2">
            {changed.map(({ line, row, changes }) => (
              <li key={row.code}>
                <b>{row.name}</b> <span className="tiny">第 {line} 行</span>
                <ul className="small grid">
                  {changes.map(({ field, before, after }) => (
                    <li key={field}>
                      {COLUMNS[field]}：<del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {added.length > 0 && (
        <Disclosure summary={`新增 ${added.length} 家`}>
          <ul className="grid gap-1">
            {added.map(({ line, row }) => (
              <li key={row.code}>
                {row.name} <span className="tiny">第 {line} 行</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {missing.length > 0 && (
        <Disclosure summary={`文件里没有的 ${missing.length} 家，保留不动`}>
          <p className="small muted">名录从不删除机构；要停用的，请在文件中把状态改为“暂停服务”或“已退出”。</p>
          <ul className="grid gap-1">
            {missing.map(({ code, name }) => (
              <li key={code}>{name}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {added.length + changed.length === 0 ? (
        <NoticeBanner title="没有需要写入的内容">可导入的各行与现有名录一致，不必确认。</NoticeBanner>
      ) : (
        <form onSubmit={confirm} className="grid gap-3">
          {asksReason && (
            <>
              <NoticeBanner tone="wait" title={`${warned.length} 家有提示，仍可导入`}>
                <ul className="grid gap-1">
                  {warned.map(({ line, row, warnings }) => (
                    <li key={row.code}>
                      第 {line} 行 {row.name}：{warnings.map(({ code, says }) => `${code} ${says}`).join('；')}
                    </li>
                  ))}
                </ul>
              </NoticeBanner>
              <TextArea
                name="reason"
                label="仍予导入的理由"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                maxLength={200}
                required
              />
            </>
          )}
          <p className="small">确认后立即发布新一期名录，公众查询随之更新；写入的人和时间会留痕。</p>
          <div>
            <SubmitButton pending={isConfirming} pendingLabel="正在导入…">
              确认导入 {added.length + changed.length} 家
            </SubmitButton>
          </div>
        </form>
      )}
    </section>
  )
}

function saveRefusals(preview: ImportPreview): void {
  const address = URL.createObjectURL(new Blob([csvOf(refusalRecords(preview))], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = '未导入机构及原因.csv'
  link.click()
  URL.revokeObjectURL(address)
}
