import { randomUUID } from 'node:crypto'
import { groundsFor, openObjections } from '@/lib/cases/rules/objection'
import type { PanelAct } from '@/lib/cases/rules/panel'
import { mayRemind } from '@/lib/cases/rules/reminding'
import { reopeningSays } from '@/lib/cases/rules/reopening'
import { DECLINE_GROUND_ROWS, REFUSAL_GROUND_LABEL, REFUSAL_GROUNDS, REMEDY } from '@/lib/cases/schema'
import type { CommandKind } from '@/lib/cases/schema/command'
import { OBJECTED_BY_LABEL } from '@/lib/cases/schema/objection'
import { dayBeside, shortDay } from '@/lib/kernel/dates'
import type { CasePage } from '@/lib/web/case-page'
import type { ActExtras } from './act-fields'
import { ActForm } from './act-form'

type Props = { one: PanelAct; page: CasePage; tone: 'main' | 'stop' | 'plain' }

/** One act of the panel with what its form needs of the case. */
export function PanelForm({ one, page, tone }: Props) {
  return (
    <ActForm
      caseId={page.caseFile.id}
      seen={page.caseFile.version}
      requestId={randomUUID()}
      act={one.act}
      atWindow={one.side === 'applicant'}
      as={one.as === 'propose' ? 'propose' : 'do'}
      tone={tone}
      follows={followsOf(one, page)}
      extras={extrasOf(one.act, page)}
    />
  )
}

/** What follows this act on this case, said before the press. */
export function followsOf(one: PanelAct, page: CasePage): string {
  const { caseFile, wouldBe, reportGoesOnNotice } = page
  if (one.act === 'recognise' && wouldBe) {
    const benefit = wouldBe.benefitFrom ? `待遇自 ${wouldBe.benefitFrom} 起，` : '未达到享受待遇的等级，'
    return `互认后：${benefit}结果有效至 ${wouldBe.validTo}；两地同时收到。`
  }
  if (one.act === 'report') return reportGoesOnNotice ? '达到待遇等级，复核上报后进入公示。' : '不需要公示，复核上报后直接报参保地确认。'
  if (one.act === 'reopen') return `${reopeningSays(caseFile) ?? ''}${one.move.follows}`
  if (one.act === 'remind') return remindSays(page)
  if (one.act === 'assign' && caseFile.occasion === 'dispute') {
    const another = page.candidates.some(
      ({ may }) => !may.ok && [may.problem, ...(may.problem.also ?? [])].some((each) => each.code === 'sameInstitution'),
    )
    return another
      ? `${one.move.follows}本次复评由另一家评估机构承担，前一轮的机构和人员回避。`
      : `${one.move.follows}名册里没有另一家能派出两名人员（含一名专家）的评估机构，本次复评可由同一机构的其他人员承担（条款待核定）。`
  }
  return one.move.follows
}

/** Whom the reminder reaches, and when this bureau and the other reminded last. */
function remindSays({ caseFile, own, nameOf, today }: CasePage): string {
  const whom = mayRemind(caseFile, own.code, today)
  const last = Object.entries(caseFile.facts.urgedOn).map(([code, on]) => `${nameOf(code)}上次催办 ${dayBeside(on, today)}`)
  return `${whom.ok ? `催办${whom.value}。` : ''}${last.length > 0 ? `${last.join('，')}。` : '本环节还没有催办过。'}同一天只能催办一次。`
}

function extrasOf(act: CommandKind, page: CasePage): ActExtras {
  const { today } = page
  switch (act) {
    case 'accept':
      return { needsEvidence: page.insurance?.standing === 'unknown' }
    case 'refuse':
      return { grounds: REFUSAL_GROUNDS.map((value) => ({ value, label: REFUSAL_GROUND_LABEL[value] })), remedy: REMEDY }
    case 'decline':
      return {
        grounds: DECLINE_GROUND_ROWS.filter((row) => row.from <= today).map(({ ground, label }) => ({ value: ground, label })),
        remedy: REMEDY,
      }
    case 'admitObjection':
    case 'dismissObjection':
      return {
        grounds: groundsFor(act === 'admitObjection' ? 'admitted' : 'dismissed', today).map(({ ground, label }) => ({
          value: ground,
          label,
        })),
        objections: openObjections(page.caseFile).map(({ number, by, on }) => ({
          value: String(number),
          label: `第 ${number} 项 · ${OBJECTED_BY_LABEL[by]} · ${shortDay(on)}`,
        })),
      }
    case 'commission':
      return { points: page.between.points }
    case 'forward':
      return { regions: page.between.thirdParties.map(({ code, name }) => ({ value: code, label: name })) }
    case 'changeAddress':
      return {
        towns: page.between.towns.map(({ code, name }) => ({ value: code, label: name })),
        town: page.caseFile.townshipCode,
        residence: page.residence.name,
      }
    case 'end':
      return { today, ...endAskedFor(page) }
    case 'assign':
      return { people: pickable(page.candidates), today }
    case 'chooseInstitution':
      return { institutions: page.choices.map(({ id, name, address }) => ({ value: id, label: `${name}（${address}）` })) }
    case 'callExpert':
      return page.calls ? { people: pickable(page.calls.experts), duties: page.calls.duties } : {}
    default:
      return {}
  }
}

/** What the end is asked for by: a reported change, or a commission that came back for another region. */
function endAskedFor({ caseFile, between, today }: CasePage): Pick<ActExtras, 'end'> {
  const { endReported } = caseFile.facts
  if (endReported) return { end: endReported }
  const why = between.cameBack?.suggestsEnd
  return why ? { end: { why, on: today } } : {}
}

function pickable(candidates: CasePage['candidates']): NonNullable<ActExtras['people']> {
  return candidates.map(({ personnel, may }) => ({
    id: personnel.id,
    name: personnel.name,
    about: `${personnel.kind === 'expert' ? '评估专家' : '评估员'} · ${personnel.institutionName} · 证书有效至 ${personnel.validTo}`,
    blocked: may.ok ? null : [may.problem, ...(may.problem.also ?? [])].map((each) => each.message).join(' '),
  }))
}
