import { DefinitionList } from '@/components/ui/definition-list'
import { shownSerial } from '@/lib/exchange/rules/certificate'
import { ageText } from '@/lib/exchange/rules/verdict'
import type { Verdict } from '@/lib/exchange/schema/certificate'
import { chineseDay } from '@/lib/kernel/dates'
import type { EditionWords } from '@/lib/web/certificate'
import type { RegionNames } from './verify-desk'

type Props = { verdict: Verdict; names: RegionNames; editions: EditionWords }

const WORD: Record<Verdict['colour'], string> = { green: '有效', amber: '待核实', red: '不能认可' }

/** The verdict by word, shape and colour, then the facts. Facts nobody signed are not shown at all. */
export function VerdictCard({ verdict, names, editions }: Props) {
  const { colour, says, facts, listAge } = verdict
  return (
    <section className={`verdict ${colour}`} aria-label={`查验结果：${WORD[colour]}`}>
      <h2>{WORD[colour]}</h2>
      <p>{says}</p>
      {facts && (
        <DefinitionList
          ruled
          rows={[
            { term: '参保人', detail: facts.name },
            { term: '失能等级', detail: <b>{editions[facts.editionId]?.grades[facts.grade] ?? `${facts.grade} 级`}</b> },
            { term: '有效期', detail: `${chineseDay(facts.validFrom)}至${chineseDay(facts.validTo)}` },
            { term: '签发', detail: names[facts.regions[0]]?.bureauName ?? facts.regions[0] },
            { term: '评估地', detail: names[facts.regions[1]]?.name ?? facts.regions[1] },
            { term: '评估标准', detail: editions[facts.editionId]?.title ?? facts.editionId },
            { term: '编号', detail: shownSerial(facts.serial) },
          ]}
        />
      )}
      {listAge !== null && <p className="small muted">作废清单：{ageText(listAge)}签发。</p>}
    </section>
  )
}
