type Place = { name: string; shortName: string; bureauName: string }
type Props = { regions: readonly [Place, Place] }

/** The same road in both directions: one small map each. */
export function TwoWays({ regions }: Props) {
  const [one, other] = regions
  return (
    <div className="two-ways">
      {[
        { insured: one, living: other },
        { insured: other, living: one },
      ].map(({ insured, living }) => (
        <article key={insured.name} className="way card">
          <h3>
            参保在{insured.shortName}，住在{living.shortName}
          </h3>
          <ol>
            <li>
              <span className="place insured">{insured.shortName}</span>
              <span>受理，出具委托</span>
            </li>
            <li>
              <span className="place living">{living.shortName}</span>
              <span>派人上门评估</span>
            </li>
            <li>
              <span className="place insured">{insured.shortName}</span>
              <span>确认，不再打分</span>
            </li>
            <li>
              <span className="place both">两地</span>
              <span>同时生效</span>
            </li>
          </ol>
        </article>
      ))}
    </div>
  )
}
