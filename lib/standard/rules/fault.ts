import { type Problem, refused } from '../../kernel/outcome'
import { DIMENSION_IDS, type Edition, FAULT_KINDS, FAULT_LABEL, type Fault, type FaultKind, type GivenAnswer } from '../schema'
import { dimensionsOf } from './edition'

const CODE = {
  missing: 'itemsMissing',
  extra: 'itemsUnknown',
  duplicate: 'itemsRepeated',
  notInteger: 'weightsNotInteger',
  outOfRange: 'weightsOutOfRange',
} as const satisfies Record<FaultKind, string>

/**
 * Everything wrong with a sheet, item by item: the standard's items in their order, then the strangers as they came.
 * Nothing is clipped, converted or defaulted; −0 is no integer here, since no option is written so.
 */
export function faultsOf(edition: Edition, answers: readonly GivenAnswer[]): Fault[] {
  const given = new Map<string, unknown[]>()
  for (const answer of answers) {
    const weights = given.get(answer.linkId)
    if (weights === undefined) given.set(answer.linkId, [answer.weight])
    else weights.push(answer.weight)
  }
  const faults: Fault[] = []
  for (const id of DIMENSION_IDS) {
    for (const { linkId, answerOptions } of edition.dimensions[id].items) {
      const weights = given.get(linkId)
      if (weights === undefined) {
        faults.push({ kind: 'missing', linkId })
        continue
      }
      given.delete(linkId)
      if (weights.length > 1) faults.push({ kind: 'duplicate', linkId })
      if (weights.some((weight) => !isPlainInteger(weight))) faults.push({ kind: 'notInteger', linkId })
      if (weights.some((weight) => isPlainInteger(weight) && !answerOptions.some((option) => option.weight === weight))) {
        faults.push({ kind: 'outOfRange', linkId })
      }
    }
  }
  for (const [linkId, weights] of given) {
    faults.push({ kind: 'extra', linkId })
    if (weights.length > 1) faults.push({ kind: 'duplicate', linkId })
  }
  return faults
}

/** One Problem for all faults: a code of its own when they are of one kind, `fields` by linkId, `also` by kind. */
export function faultsRefused(edition: Edition, faults: readonly Fault[]): { ok: false; problem: Problem } {
  const names = new Map(dimensionsOf(edition).flatMap((dimension) => dimension.items.map((item) => [item.linkId, item.text] as const)))
  const also = FAULT_KINDS.flatMap((kind) => {
    const named = faults.filter((fault) => fault.kind === kind).map((fault) => names.get(fault.linkId) ?? quoted(fault.linkId))
    return named.length === 0 ? [] : [{ code: CODE[kind], message: `${FAULT_LABEL[kind]} ${named.length} 项（${named.join('、')}）。` }]
  })
  const fields = new Map<string, string>()
  for (const { kind, linkId } of faults) {
    fields.set(linkId, [fields.get(linkId), FAULT_LABEL[kind]].filter(Boolean).join('，'))
  }
  const [first, ...rest] = also
  const code = first !== undefined && rest.length === 0 ? first.code : 'sheetFaulty'
  const named = also.map((kind) => kind.message.slice(0, -1)).join('；')
  return refused(code, `答卷不能评级，请更正后再交：${named}。`, { fields: Object.fromEntries(fields), also })
}

export function isPlainInteger(weight: unknown): weight is number {
  return Number.isSafeInteger(weight) && !Object.is(weight, -0)
}

function quoted(linkId: string): string {
  const short = [...linkId.replace(/[\p{C}\p{Z}]+/gu, ' ')].slice(0, 40).join('')
  return `“${short}”`
}
