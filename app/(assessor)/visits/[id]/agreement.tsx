import { SheetDifferences } from '@/components/sheet-differences'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Tag } from '@/components/ui/tag'
import { mayTakeBack } from '@/lib/assessments/rules/agreement'
import { itemsInOrder } from '@/lib/assessments/rules/sheet'
import type { AnswerSheet } from '@/lib/assessments/schema'
import type { VisitPage } from '@/lib/web/visits'
import { type DisputedItem, DisputedItems } from './disputed-items'

type Props = { page: VisitPage }

/** 合议: what differs, side by side; how each item was or is to be settled. Nothing before all own sheets are locked. */
export function Agreement({ page }: Props) {
  const { visit, agreed, agreement, sheets, team, mine, edition } = page
  // Sheets are read only by who has declared to be free of ties.
  if (!agreed || !agreement || mine.recusal !== 'clear') return null
  const byName = sheets.flatMap((sheet) =>
    sheet.frozen ? [{ name: nameOf(sheet), frozen: sheet.frozen, notes: notesOf(sheet), sheet }] : [],
  )
  if (agreed.lockedAt) {
    return (
      <Disclosure summary={`独立评估的差异（${agreement.differing.length} 项）`} boxed>
        <SheetDifferences sheets={byName} />
      </Disclosure>
    )
  }
  if (agreement.differing.length === 0) {
    return (
      <Card title="合议" aside={<Tag tone="done">各项一致</Tag>}>
        <p>几份独立评估表的 {itemsInOrder(edition).length} 项结果全部一致，无须合议，可以直接签署。</p>
      </Card>
    )
  }
  const given = new Map(agreed.answers.map((one) => [one.linkId, one]))
  const items = agreement.differing.flatMap((one): DisputedItem[] => {
    const item = itemsInOrder(edition).find((other) => other.item.linkId === one.linkId)?.item
    if (!item) return []
    return [
      {
        ...one,
        note: given.get(one.linkId)?.note ?? '',
        why: visit.thirdWhy.find((other) => other.linkId === one.linkId)?.why ?? '',
        mayTakeBack: mayTakeBack(team, agreed.openItems, one.linkId).ok,
        options: [...item.answerOptions].reverse(),
        views: byName.map(({ name, sheet, notes }) => ({
          name,
          weight: sheet.answers.find((other) => other.linkId === one.linkId)?.weight ?? null,
          note: notes[one.linkId] ?? '',
        })),
      },
    ]
  })
  const left = agreement.wanting.length + agreement.open.length
  return (
    <Card title="合议" aside={<Tag tone={left > 0 ? 'wait' : 'done'}>{left > 0 ? `还有 ${left} 项未定` : '各项已定'}</Tag>}>
      <p className="small muted mb-4">
        独立评估有 {agreement.differing.length} 项不一致。逐项商定分值并写明理由；商定不了的，交第三位专家裁定。其余项目以独立评估为准。
      </p>
      <DisputedItems
        key={agreed.version}
        visitId={visit.id}
        version={agreed.version}
        items={items}
        part={mine.duty === 'third' && mine.recusal === 'clear' ? 'third' : mine.duty === 'onSite' ? 'onSite' : 'reader'}
      />
    </Card>
  )

  function nameOf(sheet: AnswerSheet): string {
    return team.find((one) => one.accountId === sheet.accountId)?.name ?? '评估人员'
  }
}

function notesOf(sheet: AnswerSheet): Record<string, string> {
  return Object.fromEntries(sheet.answers.flatMap((one) => (one.note === '' ? [] : [[one.linkId, one.note]])))
}
