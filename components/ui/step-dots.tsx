import type { CSSProperties } from 'react'

type Props = {
  /** Spoken in place of the dots, such as 已答 6 项，共 17 项. */
  label: string
  groups: readonly (readonly ('done' | 'now' | 'open')[])[]
}

export function StepDots({ label, groups }: Props) {
  return (
    <div className="dots" role="img" aria-label={label}>
      {[...groups.entries()].map(([at, group]) => (
        <ol key={`group-${at}`} style={{ '--n': group.length } as CSSProperties}>
          {[...group.entries()].map(([place, state]) => (
            <li key={`dot-${place}`} className={state} />
          ))}
        </ol>
      ))}
    </div>
  )
}
