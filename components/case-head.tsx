import { type CaseClock, clockSays } from '@/lib/cases/rules/clock'
import { DESK_OF } from '@/lib/cases/rules/life'
import { DESK_LABEL, OCCASION_LABEL } from '@/lib/cases/schema'
import type { CaseFile } from '@/lib/cases/schema/event'
import type { PlainDate } from '@/lib/kernel/dates'
import { SEX_LABEL, type Sex } from '@/lib/people/schema'
import { CaseStatusTag } from './case-status-tag'
import { FromTo } from './ui/from-to'

type Props = {
  caseFile: Pick<CaseFile, 'caseNo' | 'occasion' | 'round' | 'status' | 'deskRegion' | 'validTo'>
  /** Shaped for this reader. */
  name: string
  sex: Sex | null
  age: number | null
  insured: string
  /** Region and township. */
  residence: string
  /** Short name of the region whose desk it is, when a bureau's. */
  deskName: string | null
  gradeName: string | null
  clock: CaseClock
  today: PlainDate
}

/** Who, from where to where, how it stands and on whose desk, how long is left. */
export function CaseHead({ caseFile, name, sex, age, insured, residence, deskName, gradeName, clock, today }: Props) {
  const { caseNo, occasion, round, status, validTo } = caseFile
  const about = [sex ? SEX_LABEL[sex] : '', age === null ? '' : `${age} 岁`].filter((part) => part !== '').join(' · ')
  const desk = DESK_OF[status]
  const where = deskName ? `${deskName}案头` : desk === 'none' || desk === 'calendar' ? '' : DESK_LABEL[desk]
  const aside = status === 'recognised' ? (gradeName ?? '') : where
  const time = clockSays(clock.desk, today)
  const answer = clockSays(clock.answer, today)
  return (
    <header className="page-head ruled">
      <div className="words">
        <p className="small muted">
          {caseNo} · {OCCASION_LABEL[occasion]}
          {round > 1 && ` · 第 ${round} 轮评估`}
        </p>
        <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
          <h1>
            {name} {about && <span className="font-normal text-ink-2">{about}</span>}
          </h1>
          <span className="text-[1.0625rem]">
            <FromTo from={`${insured}参保`} to={`住${residence}`} />
          </span>
        </div>
      </div>
      <div className="actions">
        <CaseStatusTag status={status} aside={aside} big />
        {time && <span className={`small ${time.tone === 'late' ? 'font-semibold text-red' : 'muted'}`}>{time.text}</span>}
        {answer && (
          <span className={`small ${answer.tone === 'late' ? 'font-semibold text-red' : 'muted'}`}>
            {clock.answer.limit?.label}：{answer.text}
          </span>
        )}
        {clock.held && <span className="small muted">{clock.held.limit?.label}暂停计时</span>}
        {status === 'recognised' && validTo && <span className="small muted">有效至 {validTo}</span>}
      </div>
    </header>
  )
}
