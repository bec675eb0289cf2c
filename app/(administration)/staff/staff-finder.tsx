'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { KeepTyped } from '@/components/ui/keep-typed'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { TextInput } from '@/components/ui/text-input'
import { ROLE_LABEL } from '@/lib/access/schema'
import { ACCOUNT_STATUS_LABEL, AccountStatus, type StaffRole } from '@/lib/accounts/schema'
import type { StaffPage } from '@/lib/web/staff'
import { findStaff } from './actions'

/** Names are searched by a post, so that none lands in an address or a log (P-05). */
export function StaffFinder({ first, roles }: { first: StaffPage; roles: readonly StaffRole[] }) {
  const [state, action] = useActionState(findStaff, null)
  const found = state?.ok ? state.value : first
  return (
    <KeepTyped storageKey="staff-search">
      <form action={action} className="stack">
        {state && !state.ok && <ErrorSummary title="没有查成" problems={[{ message: state.problem.message }]} />}
        <div className="grid items-end gap-4 sm:grid-cols-[minmax(0,2fr)_1fr_1fr_auto]">
          <TextInput name="text" type="search" label="姓名或登录名" autoComplete="off" unkept />
          <Select name="role" label="岗位" placeholder="全部" options={roles.map((role) => ({ value: role, label: ROLE_LABEL[role] }))} />
          <Select
            name="status"
            label="状态"
            placeholder="全部"
            options={AccountStatus.options.map((status) => ({ value: status, label: ACCOUNT_STATUS_LABEL[status] }))}
          />
          <SubmitButton pendingLabel="正在查找…">查找</SubmitButton>
        </div>
        <p role="status">
          共 <b>{found.total}</b> 人{found.pages > 1 && `，第 ${found.page} 页，共 ${found.pages} 页`}
        </p>
        <Table
          caption="人员账号"
          columns={[
            { key: 'name', label: '姓名' },
            { key: 'login', label: '登录名' },
            { key: 'role', label: '岗位' },
            { key: 'place', label: '地区' },
            { key: 'status', label: '状态' },
          ]}
          rows={found.rows.map((row) => ({
            key: row.id,
            cells: [
              <Link key="name" href={`/staff/${row.id}` as Route}>
                {row.displayName}
              </Link>,
              row.loginName,
              ROLE_LABEL[row.role],
              row.place,
              <span key="status" className="flex flex-wrap gap-2">
                <Tag tone={row.status === 'active' ? 'done' : 'plain'}>{ACCOUNT_STATUS_LABEL[row.status]}</Tag>
                {row.locked && <Tag tone="late">暂停登录</Tag>}
                {row.demo && <Tag tone="notice">演示</Tag>}
              </span>,
            ],
          }))}
          empty={<EmptyState title="没有符合条件的人员">换个写法，或把岗位和状态改回“全部”。</EmptyState>}
        />
        {found.pages > 1 && (
          <div className="actions">
            {found.page > 1 && (
              <Button type="submit" name="page" value={found.page - 1}>
                上一页
              </Button>
            )}
            {found.page < found.pages && (
              <Button type="submit" name="page" value={found.page + 1}>
                下一页
              </Button>
            )}
          </div>
        )}
      </form>
    </KeepTyped>
  )
}
