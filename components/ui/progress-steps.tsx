type Props = {
  label: string
  steps: readonly { label: string; state: 'done' | 'now' | 'next' }[]
}

const SPOKEN = { done: '已完成', now: '正在进行', next: '未开始' } as const

export function ProgressSteps({ label, steps }: Props) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          {step.label}
          <span className="sr-only">（{SPOKEN[step.state]}）</span>
        </li>
      ))}
    </ol>
  )
}
