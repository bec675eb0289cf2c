'use client'

import type { UseFormRegisterReturn } from 'react-hook-form'
import { DateInput } from '@/components/ui/date-input'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { FIELD_LABEL, type FieldName } from './screens'

export type RegionOption = { code: string; name: string; bureauName: string }
export type TownOption = { code: string; name: string; regionCode: string }

type Props = {
  field: FieldName
  bind: UseFormRegisterReturn
  error?: string
  today: string
  /** 受托人 or 监护人 in place of 代理人, where it is known. */
  isGuardian?: boolean
  insuredOptions?: readonly RegionOption[]
  residenceOptions?: readonly RegionOption[]
  towns?: readonly TownOption[]
  /** What is kept of a field that is not shown in full: an empty field keeps it. */
  kept?: string
}

function keepHint(kept: string | undefined, hint?: string): string | undefined {
  return kept ? `现在是 ${kept}，不改就空着。` : hint
}

/** One question of the application, whichever screen it stands on. */
export function EntryField({ field, bind, error, today, isGuardian, insuredOptions = [], residenceOptions = [], towns = [], kept }: Props) {
  const label = FIELD_LABEL[field]
  const common = { ...bind, label, error }
  switch (field) {
    case 'appliedAs':
      return (
        <RadioCards
          {...bind}
          legend={<span className="sr-only">{label}</span>}
          error={error}
          options={[
            { value: 'self', label: '本人', hint: '我就是要评估的参保人' },
            { value: 'agent', label: '受本人委托', hint: '子女、亲属等，有本人签字的委托书' },
            { value: 'guardian', label: '我是监护人', hint: '参保人不能自己办理，由监护人申请' },
          ]}
        />
      )
    case 'insuredRegion':
      return (
        <RadioCards
          {...bind}
          legend="在哪里参加的长期护理保险？"
          error={error}
          columns={2}
          options={insuredOptions.map((one) => ({ value: one.code, label: one.name, hint: `由${one.bureauName}受理` }))}
        />
      )
    case 'residenceRegion':
      return (
        <RadioCards
          {...bind}
          legend="现在长期住在哪里？"
          error={error}
          columns={2}
          options={residenceOptions.map((one) => ({ value: one.code, label: one.name, hint: `由${one.bureauName}上门评估` }))}
        />
      )
    case 'name':
      return <TextInput {...common} autoComplete="off" hint="与身份证一致；少数民族姓名用“·”隔开。" />
    case 'nationalId':
    case 'representative.nationalId':
      return (
        <TextInput
          {...common}
          label={field === 'nationalId' || !isGuardian ? label : '监护人身份证号'}
          hint={keepHint(
            kept,
            field === 'nationalId' ? '18 位，最后一位可能是字母 X。' : '填您自己的，与注册时一致；18 位，最后一位可能是字母 X。',
          )}
          width="medium"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={30}
          unkept
        />
      )
    case 'phone':
      return (
        <TextInput
          {...common}
          type="tel"
          hint={keepHint(kept, '受理、上门前都打这个电话；可以是手机，也可以是带区号的固定电话。')}
          width="medium"
          autoComplete="off"
        />
      )
    case 'townshipCode':
      return <Select {...common} placeholder="请选择" options={towns.map((one) => ({ value: one.code, label: one.name }))} />
    case 'address':
      return <TextInput {...common} hint={keepHint(kept, '到门牌号，评估人员按它上门。')} autoComplete="off" />
    case 'residenceSince':
      return <DateInput {...common} max={today} hint="记不清具体日子的，填那个月的第一天。" />
    case 'representative.name':
      return <TextInput {...common} label={isGuardian ? '监护人姓名' : label} autoComplete="off" />
    case 'representative.phone':
      return (
        <TextInput
          {...common}
          label={isGuardian ? '监护人电话' : label}
          type="tel"
          hint={keepHint(kept)}
          width="medium"
          autoComplete="off"
        />
      )
    case 'representative.relationship':
      return <TextInput {...common} hint="例如：女儿、儿子、配偶、侄子。" width="medium" autoComplete="off" maxLength={20} />
    case 'representative.validTo':
      return (
        <DateInput
          {...common}
          label={isGuardian ? '代理到哪一天' : label}
          min={today}
          hint={isGuardian ? '与监护证明一致；没有期限的，填两年以后的今天。' : '与委托书上写的一致，最后一天也算在内。'}
        />
      )
    case 'condition':
      return (
        <TextArea
          {...common}
          optional
          rows={7}
          hint="用自己的话说：吃饭、穿衣、上厕所、走路要不要人帮，认不认得家人，看得见、听得清吗。写多写少都不影响评估结果。"
        />
      )
  }
}
