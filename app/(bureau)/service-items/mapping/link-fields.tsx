'use client'

import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { ratioOf } from '@/lib/institutions/rules/item-drafts'
import { unitSays } from '@/lib/institutions/rules/items'
import { ITEM_UNIT_LABEL, type ServiceItem } from '@/lib/institutions/schema/items'
import type { ItemLink, ItemTarget } from '@/lib/institutions/schema/mapping'

type Props = { id: string; item: ServiceItem; there: readonly ServiceItem[]; link: ItemLink; onLink: (link: ItemLink) => void }

/** What one item is in the other region: one or several of its items with their factors, or a reason why it is none. */
export function LinkFields({ id, item, there, link, onLink }: Props) {
  function setTarget(at: number, target: ItemTarget) {
    onLink({ ...link, reason: '', targets: link.targets.map((one, each) => (each === at ? target : one)) })
  }
  function choose(at: number, code: string) {
    const chosen = there.find((one) => one.code === code)
    if (chosen) setTarget(at, { code, ...(ratioOf(item, chosen) ?? { num: 1, den: 1 }) })
  }
  function add() {
    const free = there.find((one) => !link.targets.some((target) => target.code === one.code) && ratioOf(item, one) !== null)
    if (free)
      onLink({ ...link, reason: '', targets: [...link.targets, { code: free.code, ...(ratioOf(item, free) ?? { num: 1, den: 1 }) }] })
  }
  const unit = ITEM_UNIT_LABEL[item.unit]
  return (
    <div className="grid gap-4 rounded-[6px] bg-wash p-4">
      {link.targets.map((target, at) => (
        <div key={target.code} className="grid gap-3">
          <Select
            name={`target-${at}`}
            id={`${id}-target-${at}`}
            label={`对应的项目${link.targets.length > 1 ? `（${at + 1}）` : ''}`}
            value={target.code}
            onChange={(event) => choose(at, event.target.value)}
            options={there.map((one) => ({
              value: one.code,
              label: `${one.name}（按${unitSays(one)}，${one.code}）`,
              disabled: link.targets.some((other, each) => each !== at && other.code === one.code),
            }))}
          />
          <div className="flex flex-wrap items-end gap-3">
            <TextInput
              name={`num-${at}`}
              id={`${id}-num-${at}`}
              label={`1${unit}算几分之几：分子`}
              inputMode="numeric"
              width="short"
              value={String(target.num)}
              onChange={(event) => setTarget(at, { ...target, num: countOf(event.target.value) })}
            />
            <TextInput
              name={`den-${at}`}
              id={`${id}-den-${at}`}
              label="分母"
              inputMode="numeric"
              width="short"
              value={String(target.den)}
              onChange={(event) => setTarget(at, { ...target, den: countOf(event.target.value) })}
            />
            <Button tone="quiet" onClick={() => onLink({ ...link, targets: link.targets.filter((_, each) => each !== at) })}>
              去掉
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button size="little" onClick={add}>
          {link.targets.length === 0 ? '选对应的项目' : '再加一项（一项对应几项）'}
        </Button>
      </div>
      {link.targets.length === 0 && (
        <TextInput
          name="reason"
          id={`${id}-reason`}
          label="没有对应的理由"
          hint="写给群众看，例如“对方目录没有这样的项目”。"
          maxLength={100}
          value={link.reason}
          onChange={(event) => onLink({ ...link, reason: event.target.value })}
        />
      )}
    </div>
  )
}

/** A count as typed; what is none counts as one. */
function countOf(typed: string): number {
  const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 5)
  return digits === '' || Number(digits) === 0 ? 1 : Number(digits)
}
