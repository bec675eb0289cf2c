import { canonical, type Json } from '../../kernel/digest'
import type { CaseEvent, CaseFile } from '../schema/event'
import { chainFaults, replayed } from './chain'

/** What is wrong with a case's row or events: the case, and in one line where. No value of a field is repeated. */
export type ReplayFault = { caseId: string; caseNo: string; says: string }

const FAULT = { altered: '内容与摘要不符', notNext: '序号不连续', unjoined: '与前一条不衔接', cutShort: '末尾缺失' }

/** The first field, by path, in which two values differ; null when none does. */
export function firstDifference(one: Json | undefined, other: Json | undefined, path = ''): string | null {
  if (isObject(one) && isObject(other)) {
    for (const key of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
      const found = firstDifference(one[key], other[key], path === '' ? key : `${path}.${key}`)
      if (found !== null) return found
    }
    return null
  }
  const same = one === undefined || other === undefined ? one === other : canonical(one) === canonical(other)
  return same ? null : path
}

function isObject(value: Json | undefined): value is { [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Replays one case from its events and compares the fold with its row, and the chain with its head. Events written after the
 * row was read are left to the next check.
 */
export function replayFault(row: CaseFile, written: readonly CaseEvent[]): ReplayFault | null {
  const { id: caseId, caseNo, version } = row
  const fault = (says: string): ReplayFault => ({ caseId, caseNo, says })
  const events = written.filter((one) => one.seq <= version)
  const [broken] = chainFaults(events, row.chainHead)
  if (broken) return fault(`第 ${broken.at + 1} 条${FAULT[broken.fault]}`)
  try {
    const field = firstDifference(replayed(events) as unknown as Json, row as unknown as Json)
    return field === null ? null : fault(`字段 ${field} 与重放结果不一致`)
  } catch (error) {
    return fault(`不能重放：${error instanceof Error ? error.message : String(error)}`)
  }
}
