import { Card } from '@/components/ui/card'
import { Timeline } from '@/components/ui/timeline'
import { chineseDay } from '@/lib/kernel/dates'
import { type FindingStep, STEP_KIND_LABEL } from '@/lib/supervision/schema/finding'

type Props = { steps: ReadonlyArray<FindingStep & { by: string }>; isClosed: boolean }

/** The thread of one finding, from the day it was found to its closure. */
export function FindingThread({ steps, isClosed }: Props) {
  return (
    <Card title="经过">
      <Timeline
        entries={steps.map((step, i) => ({
          key: String(step.seq),
          title: STEP_KIND_LABEL[step.kind],
          note: (
            <>
              {chineseDay(step.on)} · {step.by}
              {step.dueOn && ` · 整改期限到 ${chineseDay(step.dueOn)}`}
              <p className="mt-1 whitespace-pre-wrap break-words text-base text-ink">{step.text}</p>
            </>
          ),
          state: step.kind === 'withdrawn' ? 'stopped' : i === steps.length - 1 && !isClosed ? 'now' : 'done',
        }))}
      />
    </Card>
  )
}
