'use client'

import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { CARE_SERVICE_LABEL, CARE_SERVICES } from '@/lib/institutions/schema'
import {
  ITEM_COLUMNS,
  ITEM_KIND_LABEL,
  ITEM_KINDS,
  ITEM_UNIT_LABEL,
  ITEM_UNITS,
  type ItemCells,
  type ItemFault,
  type ItemField,
} from '@/lib/institutions/schema/items'

/** Which field a numbered check is about. */
const FIELD_OF: Record<string, ItemField> = {
  ...{
    'S-01': 'code',
    'S-02': 'name',
    'S-03': 'kind',
    'S-04': 'forms',
    'S-05': 'unit',
    'S-06': 'minutes',
    'S-07': 'price',
    'S-08': 'fundShare',
  },
  'S-09': 'mark',
}

type Props = { id: string; cells: ItemCells; isNew?: boolean; faults: readonly ItemFault[]; onCells: (cells: ItemCells) => void }

/** The fields of one item, as typed. */
export function ItemFields({ id, cells, isNew, faults, onCells }: Props) {
  const errorOf = (field: ItemField) => faults.find((one) => FIELD_OF[one.code] === field)?.says
  const text = (field: ItemField) => ({
    ...{ name: field, id: `${id}-${field}`, label: ITEM_COLUMNS[field], value: cells[field], error: errorOf(field), autoComplete: 'off' },
    onChange: (event: { target: { value: string } }) => onCells({ ...cells, [field]: event.target.value }),
  })
  const offered = cells.forms.split('、')
  const isTimed = cells.unit === ITEM_UNIT_LABEL.visit
  return (
    <div className="grid gap-4 rounded-[6px] bg-wash p-4">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {isNew && <TextInput {...text('code')} hint="3至16位大写字母、数字或短横，定后不改" />}
        <TextInput {...text('name')} />
        <Select {...text('kind')} options={ITEM_KINDS.map((one) => ({ value: ITEM_KIND_LABEL[one], label: ITEM_KIND_LABEL[one] }))} />
        <Select
          {...text('unit')}
          onChange={(event) => onCells({ ...cells, unit: event.target.value, minutes: '' })}
          options={ITEM_UNITS.map((one) => ({ value: ITEM_UNIT_LABEL[one], label: ITEM_UNIT_LABEL[one] }))}
        />
        {isTimed && <TextInput {...text('minutes')} inputMode="numeric" width="short" />}
        <TextInput {...text('price')} inputMode="decimal" width="short" />
        <TextInput {...text('fundShare')} inputMode="decimal" width="short" hint="留空表示按参保地待遇规定" />
      </div>
      <fieldset className="grid gap-1">
        <legend className="label">{ITEM_COLUMNS.forms}</legend>
        {errorOf('forms') && <p className="text-red small">{errorOf('forms')}</p>}
        <div className="flex flex-wrap gap-x-5">
          {CARE_SERVICES.map((form) => {
            const label = CARE_SERVICE_LABEL[form]
            const isOn = offered.includes(label)
            return (
              <label key={form} className="flex min-h-(--target) items-center gap-2">
                <input
                  type="checkbox"
                  className="size-5"
                  checked={isOn}
                  onChange={() => {
                    const next = isOn ? offered.filter((one) => one !== label) : [...offered, label]
                    onCells({ ...cells, forms: next.filter((one) => one !== '').join('、') })
                  }}
                />
                {label}
              </label>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
