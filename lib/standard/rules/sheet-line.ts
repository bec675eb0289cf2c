import { findingOf } from '../rules'
import type { DimensionId, Edition, GivenAnswer, Grade, Level } from '../schema'
import { faultsOf, faultsRefused } from './fault'
import { type JsonText, readJsonText, repeatedKeys } from './json-text'

export type GradedLine = {
  grade: Grade
  label: string
  scores: Record<DimensionId, number>
  levels: Record<DimensionId, Level>
  edition: string
  digest: string
}

export type RefusedLine = { problem: { code: string; message: string; items: string[] } }

/**
 * Grades one line `{"edition":id,"answers":{linkId:weight,…}}`, or says why not. A weight is an integer as written:
 * `10.0`, `1e1`, `-0`, `"10"` and `null` are none. Nothing but the two members may stand on a line, each once.
 */
export function gradeLine(editions: readonly Edition[], line: string): GradedLine | RefusedLine {
  const sheet = readJsonText(line)
  if (sheet === null) return lineRefused('lineNotJson', '这一行不是合法的 JSON，请按一行一份答卷重新导出。')
  const repeated = repeatedKeys(sheet)
  if (sheet.kind !== 'object')
    return lineRefused('lineNotObject', '这一行不是一份答卷，请写成含 edition 与 answers 的 JSON 对象。', repeated)
  const strangers = sheet.members.map((member) => member.key).filter((key) => key !== 'edition' && key !== 'answers')
  const answers = sheet.members.find((member) => member.key === 'answers')?.value
  const named = sheet.members.find((member) => member.key === 'edition')?.value
  const edition = named?.kind === 'string' ? editions.find((one) => one.id === named.value) : undefined

  if (repeated.length > 0) {
    const readable = edition !== undefined && answers !== undefined && !repeated.includes('edition') && !repeated.includes('answers')
    const others = readable ? faultsOf(edition, answersIn(answers)).filter((fault) => fault.kind !== 'duplicate') : []
    const also = others.length > 0 && edition !== undefined ? faultsRefused(edition, others).problem.message : ''
    return lineRefused('keyRepeated', `同一键写了不止一次（${listed(repeated)}），请每项只保留一个值。${also}`, [
      ...repeated,
      ...others.map((fault) => fault.linkId),
    ])
  }
  if (strangers.length > 0)
    return lineRefused('memberUnknown', `这一行有不认识的键（${listed(strangers)}），只应有 edition 与 answers。`, strangers)
  if (edition === undefined) return lineRefused('editionUnknown', '没有这一版评估标准，请在 edition 写明已发布版本的编号。')
  if (answers?.kind !== 'object') return lineRefused('answersAbsent', '这一行没有答卷，请在 answers 写明各项分值。')

  const given = answersIn(answers)
  const finding = findingOf(edition, given)
  if (!finding.ok) {
    const items = faultsOf(edition, given).map((fault) => fault.linkId)
    return lineRefused(finding.problem.code, finding.problem.message, items)
  }
  const { grade, label, totals, levels, digest } = finding.value
  return { grade, label, scores: totals, levels, edition: edition.id, digest }
}

/** A refused line; each item is named once. */
export function lineRefused(code: string, message: string, items: readonly string[] = []): RefusedLine {
  return { problem: { code, message, items: [...new Set(items)] } }
}

function answersIn(answers: JsonText): GivenAnswer[] {
  if (answers.kind !== 'object') return []
  return answers.members.map(({ key, value }) => ({ linkId: key, weight: value.kind === 'number' ? integerAsWritten(value.source) : null }))
}

function integerAsWritten(source: string): number | null {
  if (source === '-0' || !/^-?[0-9]+$/.test(source)) return null
  return Number(source)
}

function listed(keys: readonly string[]): string {
  return [...new Set(keys)].map((key) => `“${[...key].slice(0, 40).join('')}”`).join('、')
}
