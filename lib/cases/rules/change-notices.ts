import type { ChangeKind } from '../schema'
import { callLine, dayInWords, type FamilyNotice, type Happening } from './notice'

type Words = { title: string; text: (day: string, happening: Happening) => string; isQuiet?: true }

const CHANGES: Record<ChangeKind, Words> = {
  hospitalStay: {
    title: '住院已登记',
    text: (day) => `登记的住院日期是 ${day}。住院期间护理待遇暂停，出院后请马上告诉我们，待遇从出院第二天起恢复。`,
  },
  discharge: { title: '出院已登记', text: (day) => `登记的出院日期是 ${day}。护理待遇暂停到这一天，从第二天起恢复。` },
  addressChange: { title: '搬家已登记', text: () => '搬家的日期已登记，新地址请另行登记：登录后办“变更居住地址”，也可以到窗口办。' },
  condition: { title: '身体情况的变化已登记', text: (_day, happening) => `${reassessLine(happening)}有新的结果以前，仍按现在的等级。` },
  return: {
    title: '回参保地居住已登记',
    text: (_day, { insured }) => `${insured.bureauName}会办理终止异地互认，以后在参保地享受待遇。办好会告诉您。`,
  },
  insuredRegionChange: {
    title: '参保地的变更已登记',
    text: (_day, { insured }) => `${insured.bureauName}会办理终止，以后请向新的参保地申请。办好会告诉您。`,
  },
  notEnded: { title: '登记已更正', text: () => '先前登记的情形经核实不属实，已经更正，互认结果和待遇照旧。' },
  death: { title: '已登记', text: (_day, { insured }) => `${insured.bureauName}会按规定办理终止，需要的手续会和您联系。`, isQuiet: true },
}

/** When the family may ask for 重新评估; nothing where an end is awaited. */
function reassessLine(happening: Happening): string {
  const { reassessFrom, today } = happening
  if (reassessFrom === null) return ''
  return `需要重新评估的，${reassessFrom <= today ? '现在就可以' : `从 ${dayInWords(reassessFrom, happening)} 起可以`}申请，登录后或者到窗口都能办。`
}

/** 动态更新 as its family is told; whoever reported it themselves gets no SMS about it, and a house in mourning none at all. */
export function changeNotice(happening: Happening): FamilyNotice | null {
  const { change, happenedOn } = happening.event.body
  if (!change || !happenedOn) return null
  const { title, text, isQuiet } = CHANGES[change]
  const isOwn = happening.event.side === 'applicant' || happening.event.side === 'representative'
  const says = `${text(dayInWords(happenedOn, happening), happening)}登记有误的，请马上打电话更正。${callLine(happening.insured)}`
  return { weight: 'know', title, text: says, ask: happening.insured, sms: isOwn || isQuiet ? null : '', byHand: !isOwn }
}
