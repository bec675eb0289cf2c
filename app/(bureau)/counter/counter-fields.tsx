'use client'

import type { ChangeEvent } from 'react'
import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { DateInput } from '@/components/ui/date-input'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { Region, Township } from '@/lib/agreements/schema'
import type { Start } from '@/lib/cases/schema/command'
import { MANDATE_KIND_LABEL, MANDATE_KINDS } from '@/lib/people/schema'
import { FIELD_NAME, type FieldPath, NO_REPRESENTATIVE } from './start-values'

type Props = { regions: readonly Region[]; own: Region; townships: readonly Township[]; today: string }

/** The fields of the paper form, in its order. */
export function CounterFields({ regions, own, townships, today }: Props) {
  const { register, control, setValue, getFieldState } = useFormContext<Start>()
  const formState = useFormState({ control })
  const [insured, residence] = useWatch({ control, name: ['insuredRegion', 'residenceRegion'] })
  const representative = useWatch({ control, name: 'application.representative' })

  function bind(path: FieldPath) {
    const field = register(path)
    return { ...field, id: path, label: FIELD_NAME[path], error: getFieldState(path, formState).error?.message }
  }
  const options = regions.map((region) => ({ value: region.code, label: region.name }))
  const towns = townships.filter((town) => town.regionCode === residence)

  /** One of the two is this bureau's own region: choosing one side settles the other. */
  function pair(path: 'insuredRegion' | 'residenceRegion', code: string) {
    setValue(path, code)
    const other = path === 'insuredRegion' ? 'residenceRegion' : 'insuredRegion'
    if (code !== own.code) setValue(other, own.code)
    else if ((path === 'insuredRegion' ? residence : insured) === own.code)
      setValue(other, regions.find((one) => one.code !== own.code)?.code ?? '')
    setValue('application.townshipCode', '')
  }

  return (
    <>
      <Card title="参保与居住">
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <Select {...bind('insuredRegion')} {...paired('insuredRegion', insured)} options={options} />
          <Select {...bind('residenceRegion')} {...paired('residenceRegion', residence)} options={options} />
          <Select
            {...bind('application.townshipCode')}
            placeholder="请选择"
            options={towns.map((town) => ({ value: town.code, label: town.name }))}
          />
          <DateInput {...bind('application.residenceSince')} max={today} hint="从哪天起住在居住地" />
        </div>
      </Card>
      <Card title="参保人">
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <TextInput {...bind('application.name')} autoComplete="off" />
          <TextInput {...bind('application.nationalId')} autoComplete="off" inputMode="text" maxLength={30} />
          <TextInput {...bind('application.phone')} autoComplete="off" inputMode="tel" />
          <TextInput {...bind('application.address')} autoComplete="off" hint="到门牌号" />
        </div>
        <div className="mt-5">
          <TextArea {...bind('application.condition')} optional hint="照申请表抄录" maxLength={1000} rows={2} />
        </div>
      </Card>
      <Card title="代理人">
        <Checkbox
          name="hasRepresentative"
          label="由监护人或受托人代为申请"
          hint="须有委托书或监护证明，随申请表一起扫描。"
          checked={representative !== null}
          onChange={(event) => setValue('application.representative', event.target.checked ? { ...NO_REPRESENTATIVE } : null)}
        />
        {representative !== null && (
          <div className="mt-5 grid items-end gap-5 sm:grid-cols-2">
            <Select
              {...bind('application.representative.kind')}
              options={MANDATE_KINDS.map((kind) => ({ value: kind, label: MANDATE_KIND_LABEL[kind] }))}
            />
            <TextInput {...bind('application.representative.name')} autoComplete="off" />
            <TextInput {...bind('application.representative.nationalId')} autoComplete="off" maxLength={30} />
            <TextInput {...bind('application.representative.phone')} autoComplete="off" inputMode="tel" />
            <TextInput {...bind('application.representative.relationship')} hint="例如女儿、配偶" />
            <DateInput {...bind('application.representative.validTo')} min={today} hint="照委托书写明的日期" />
          </div>
        )}
      </Card>
    </>
  )

  function paired(path: 'insuredRegion' | 'residenceRegion', value: string) {
    return { value, onChange: (event: ChangeEvent<HTMLSelectElement>) => pair(path, event.target.value) }
  }
}
