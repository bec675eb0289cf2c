'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldGroup } from '@/components/ui/field-group'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { FilterCodes, SavedList } from '@/lib/cases/schema/desk'
import {
  EXPORT_COLUMN_LABEL,
  EXPORT_COLUMNS,
  EXPORT_PURPOSE_LABEL,
  EXPORT_PURPOSES,
  MASKED_COLUMNS,
  type MaskedColumn,
  USUAL_COLUMNS,
} from '@/lib/cases/schema/export'
import type { Problem } from '@/lib/kernel/outcome'
import { fetchExport } from './fetch-export'
import { useKeptColumns } from './use-kept-columns'

type Props = {
  base: SavedList
  filter: FilterCodes
  count: number /** The password was given again within five minutes. */
  isConfirmed: boolean
}

/** Columns, what for, and what is not masked; the file comes when all is in order, and nothing chosen is lost when it is not. */
export function ExportForm({ base, filter, count, isConfirmed }: Props) {
  const [columns, setColumns] = useKeptColumns()
  const [full, setFull] = useState<readonly MaskedColumn[]>([])
  const [purpose, setPurpose] = useState('')
  const [said, setSaid] = useState('')
  const [password, setPassword] = useState('')
  const [confirmed, setConfirmed] = useState(isConfirmed)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const wrong = problem?.fields ?? {}
  const opened = full.filter((column) => columns.includes(column))

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setPending(true)
    setTold(null)
    const answer = await fetchExport({ base, filter, columns, full: opened, purpose, said, password })
    setPending(false)
    setPassword('')
    if (!answer.ok) {
      // What was confirmed may have run out meanwhile.
      if (answer.problem.code === 'confirmPassword') setConfirmed(false)
      return setProblem(answer.problem)
    }
    setProblem(null)
    if (opened.length > 0) setConfirmed(true)
    setTold(answer.value)
  }

  return (
    <form onSubmit={send} method="post" action="/api/exports/cases" className="form" noValidate>
      {/* Pressed before the script is there, the form goes by itself, and never into an address. */}
      <input type="hidden" name="base" value={base} />
      {Object.entries(filter).map(([key, code]) => code && <input key={key} type="hidden" name={`filter.${key}`} value={code} />)}
      {problem && (
        <ErrorSummary
          title="没有导出"
          problems={
            problem.fields ? Object.entries(problem.fields).map(([field, message]) => ({ field, message })) : [{ message: problem.message }]
          }
        />
      )}
      {told && <NoticeBanner tone="done" live title={told} />}
      <FieldGroup id="columns" legend="导出哪些列" hint="选过的列会记在这台电脑上，下次不用再选。" error={wrong.columns}>
        <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
          {EXPORT_COLUMNS.map((column) => (
            <label key={column} className="choice check">
              <input
                type="checkbox"
                name="columns[]"
                value={column}
                checked={columns.includes(column)}
                onChange={(event) =>
                  setColumns(EXPORT_COLUMNS.filter((one) => (one === column ? event.target.checked : columns.includes(one))))
                }
              />
              <span>{EXPORT_COLUMN_LABEL[column]}</span>
            </label>
          ))}
        </div>
        <p className="mt-2 flex flex-wrap gap-3">
          <Button size="little" onClick={() => setColumns(EXPORT_COLUMNS)}>
            全选
          </Button>
          <Button size="little" onClick={() => setColumns(USUAL_COLUMNS)}>
            恢复常用列
          </Button>
        </p>
      </FieldGroup>
      <FieldGroup
        id="full"
        legend="哪些个人信息不遮盖"
        optional
        hint="默认都遮盖，例如“陈*珍”“3304**********0011”。不遮盖的，须写明用在哪里，并再输入一次登录密码。"
        error={wrong.full}
      >
        <div className="grid gap-2 sm:grid-cols-2">
          {MASKED_COLUMNS.map((column) => (
            <label key={column} className="choice check">
              <input
                type="checkbox"
                name="full[]"
                value={column}
                checked={opened.includes(column)}
                disabled={!columns.includes(column)}
                onChange={(event) => setFull(MASKED_COLUMNS.filter((one) => (one === column ? event.target.checked : full.includes(one))))}
              />
              <span>
                {EXPORT_COLUMN_LABEL[column]}完整显示
                {!columns.includes(column) && <span className="hint">上面没有选这一列</span>}
              </span>
            </label>
          ))}
        </div>
      </FieldGroup>
      <Select
        name="purpose"
        label="导出用途"
        placeholder="请选择"
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
        options={EXPORT_PURPOSES.map((one) => ({ value: one, label: EXPORT_PURPOSE_LABEL[one] }))}
        error={wrong.purpose}
      />
      <TextInput
        name="said"
        label="用途说明"
        optional={opened.length === 0 && purpose !== 'other'}
        hint="写明用在哪里、给谁看，例如“11 月两地例会核对超期案件”。"
        maxLength={200}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
        error={wrong.said}
      />
      {opened.length > 0 && !confirmed && (
        <TextInput
          name="password"
          type="password"
          label="再输入一次登录密码"
          hint="五分钟内不再重复询问。连续输错 5 次会暂停 15 分钟，与登录一样。"
          autoComplete="current-password"
          width="medium"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={wrong.password}
        />
      )}
      <p className="small muted">
        按下后下载一个 .xlsx 文件，共 {count} 件，顺序与清单相同。谁在何时导出了多少件、哪些列、什么用途会留痕；参保人的具体内容不进留痕。
      </p>
      <div>
        <SubmitButton pending={isPending} pendingLabel="正在导出…">
          导出 {count} 件
        </SubmitButton>
      </div>
    </form>
  )
}
