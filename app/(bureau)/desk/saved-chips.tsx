import { Chips } from '@/components/ui/chips'
import { FilterCodes, type QueueFilter, type SavedFilter, type SavedList } from '@/lib/cases/schema/desk'
import { NO_CONDITIONS, queueHref, queueQuery } from './queue-href'

type Props = { base: SavedList; filter: QueueFilter; saved: readonly SavedFilter[] }

/** One's own kept filters as links, the one in force marked. */
export function SavedChips({ base, filter, saved }: Props) {
  if (saved.length === 0) return null
  const codes = FilterCodes.parse(filter)
  const here = queueQuery(base, codes)
  const plain = { ...codes, ...NO_CONDITIONS, sort: undefined }
  return (
    <Chips
      label="保存的条件"
      items={[
        { href: queueHref(base, plain, {}), label: '不限条件', current: here === queueQuery(base, plain) },
        ...saved.map((one) => ({
          href: queueHref(base, one.codes, {}),
          label: one.isStandard ? `${one.name}（默认）` : one.name,
          current: here === queueQuery(base, one.codes),
        })),
      ]}
    />
  )
}
