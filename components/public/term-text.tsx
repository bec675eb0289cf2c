import { Unsure } from '@/components/ui/unsure'
import { termText } from '@/lib/agreements/rules/terms'
import type { Term } from '@/lib/agreements/schema'

type Props = { term: Term }

/** A figure as people read it, with the mark where no checked clause gives it. */
export function TermText({ term }: Props) {
  return (
    <span className="whitespace-nowrap">
      <b>{termText(term)}</b>
      {!term.verified && (
        <>
          {' '}
          <Unsure />
        </>
      )}
    </span>
  )
}
