'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { startTransition, useActionState, useEffect, useState } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { LinkButton } from '@/components/ui/link-button'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { PERSONNEL_KIND_LABEL, PERSONNEL_KINDS, PERSONNEL_STATUS_LABEL, PERSONNEL_STATUSES, type Personnel } from '@/lib/assessments/schema'
import { amend, enter } from './actions'

type Props = {
  /** The entry to amend; a new one without it. */
  entry?: Pick<Personnel, 'id' | 'version' | 'kind' | 'institutionId' | 'certificateNo' | 'validFrom' | 'validTo' | 'status'>
  institutions: readonly { id: string; name: string }[]
  accounts?: readonly { accountId: string; name: string; loginName: string }[]
}

export function PersonnelForm({ entry, institutions, accounts = [] }: Props) {
  const router = useRouter()
  const [entered, sendEntry, isEntering] = useActionState(enter, null)
  const [amended, sendAmendment, isAmending] = useActionState(amend, null)
  const [given, setGiven] = useState({
    accountId: '',
    kind: entry?.kind ?? '',
    institutionId: entry?.institutionId ?? '',
    certificateNo: entry?.certificateNo ?? '',
    validFrom: entry?.validFrom ?? '',
    validTo: entry?.validTo ?? '',
    status: entry?.status ?? 'in',
  })
  const state = entry ? amended : entered
  const problem = state?.ok === false ? state.problem : null
  const wrong = problem?.fields ?? {}

  useEffect(() => {
    if (state?.ok) router.push('/personnel' as Route)
  }, [state, router])

  function set(part: Partial<typeof given>) {
    setGiven({ ...given, ...part })
  }

  function send() {
    const { accountId, status, ...rest } = given
    startTransition(() =>
      entry ? sendAmendment({ ...rest, status, personnelId: entry.id, version: entry.version }) : sendEntry({ ...rest, accountId }),
    )
  }

  return (
    <form
      method="post"
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {problem && (
        <ErrorSummary
          title="没有保存"
          problems={
            Object.keys(wrong).length > 0
              ? Object.entries(wrong).map(([field, message]) => ({ field, message: `${message}` }))
              : [{ message: problem.message }]
          }
        />
      )}
      {!entry && (
        <Select
          name="accountId"
          label="账号"
          hint="姓名和身份随账号。没有账号的，先请系统管理员开立评估人员账号。"
          placeholder="请选择"
          required
          value={given.accountId}
          onChange={(event) => set({ accountId: event.currentTarget.value })}
          error={wrong.accountId}
          options={accounts.map((one) => ({ value: one.accountId, label: `${one.name}（${one.loginName}）` }))}
        />
      )}
      <RadioCards
        name="kind"
        legend="类别"
        columns={2}
        required
        value={given.kind}
        onChange={(event) => set({ kind: event.currentTarget.value })}
        error={wrong.kind}
        options={PERSONNEL_KINDS.map((kind) => ({
          value: kind,
          label: PERSONNEL_KIND_LABEL[kind],
          hint: kind === 'expert' ? '可以确认评估结论、裁定不一致的项目' : '参加现场评估',
        }))}
      />
      <Select
        name="institutionId"
        label="评估机构"
        placeholder="请选择"
        required
        value={given.institutionId}
        onChange={(event) => set({ institutionId: event.currentTarget.value })}
        error={wrong.institutionId}
        options={institutions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        name="certificateNo"
        label="证书编号"
        width="medium"
        required
        maxLength={40}
        value={given.certificateNo}
        onChange={(event) => set({ certificateNo: event.currentTarget.value })}
        error={wrong.certificateNo}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateInput
          name="validFrom"
          label="资格自"
          required
          value={given.validFrom}
          onChange={(event) => set({ validFrom: event.currentTarget.value })}
          error={wrong.validFrom}
        />
        <DateInput
          name="validTo"
          label="资格至（含当日）"
          required
          value={given.validTo}
          onChange={(event) => set({ validTo: event.currentTarget.value })}
          error={wrong.validTo}
        />
      </div>
      {entry && (
        <RadioCards
          name="status"
          legend="名册状态"
          columns={2}
          value={given.status}
          onChange={(event) => set({ status: event.currentTarget.value === 'out' ? 'out' : 'in' })}
          options={PERSONNEL_STATUSES.map((status) => ({
            value: status,
            label: PERSONNEL_STATUS_LABEL[status],
            hint: status === 'out' ? '不再派员；已派的评估不受影响，记录保留' : '可以派员',
          }))}
        />
      )}
      <div className="actions">
        <SubmitButton pending={isEntering || isAmending} pendingLabel="正在保存…">
          {entry ? '保存更改' : '登记'}
        </SubmitButton>
        <LinkButton href="/personnel" tone="quiet">
          返回名册
        </LinkButton>
      </div>
    </form>
  )
}
