'use client'

import { useState } from 'react'
import { Select } from '@/components/ui/select'
import { ROLE_LABEL } from '@/lib/access/schema'
import { REGIONAL_ROLES } from '@/lib/accounts/rules/scope'
import type { StaffRole } from '@/lib/accounts/schema'
import type { Choice } from '@/lib/web/staff'

export type PostChoices = {
  roles: readonly StaffRole[]
  regions: readonly Choice[]
  institutions: readonly (Choice & { regionCode: string })[]
}

type Props = {
  choices: PostChoices
  now?: { role: string; regionCode: string | null; institutionId: string | null }
  errors: Record<string, string>
}

export function PostFields({ choices, now, errors }: Props) {
  const only = choices.regions.length === 1 ? (choices.regions[0]?.value ?? '') : ''
  const [role, setRole] = useState(now?.role ?? '')
  const [regionCode, setRegion] = useState(now?.regionCode ?? only)
  const [institutionId, setInstitution] = useState(now?.institutionId ?? '')
  const regional = REGIONAL_ROLES.some((one) => one === role)
  const atInstitution = role === 'institution' || role === 'assessor'
  return (
    <>
      <Select
        name="role"
        label="岗位"
        placeholder="请选择"
        value={role}
        onChange={(event) => setRole(event.target.value)}
        options={choices.roles.map((one) => ({ value: one, label: ROLE_LABEL[one] }))}
        error={errors.role}
        required
      />
      <Select
        name="regionCode"
        label="地区"
        placeholder={only ? undefined : regional ? '请选择' : '全部地区'}
        value={regionCode}
        onChange={(event) => setRegion(event.target.value)}
        options={choices.regions}
        error={errors.regionCode}
      />
      {atInstitution && (
        <Select
          name="institutionId"
          label="所在机构"
          placeholder="请选择"
          value={institutionId}
          onChange={(event) => setInstitution(event.target.value)}
          options={choices.institutions.filter((one) => regionCode === '' || one.regionCode === regionCode)}
          error={errors.institutionId}
          optional={role === 'assessor'}
        />
      )}
    </>
  )
}
