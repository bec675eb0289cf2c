import { CORRECTION_ITEM_LABEL, CORRECTION_ITEMS, type CorrectionItem } from '@/lib/cases/schema'
import type { CommandKind } from '@/lib/cases/schema/command'

/** Acts that need more room than the panel has: their form stands in the middle of the page. */
export const WIDE_ACTS: readonly CommandKind[] = ['assign']

function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The items ticked for correction, in the order of the list. */
function correctionsIn(form: FormData): Array<{ item: string; reason: string }> {
  return CORRECTION_ITEMS.filter((item) => form.has(`item-${item}`)).map((item) => ({ item, reason: textIn(form, `reason-${item}`) }))
}

/** What an act's form says, as the command the server reads; shapes are judged there. */
export function commandIn(act: CommandKind, caseId: string, form: FormData): Record<string, unknown> {
  const command = { kind: act, caseId }
  switch (act) {
    case 'accept':
      return { ...command, insuranceEvidence: textIn(form, 'insuranceEvidence') }
    case 'returnForCorrection':
      return { ...command, corrections: correctionsIn(form) }
    case 'refuse':
    case 'decline':
    case 'rejectCommission':
      return { ...command, ground: textIn(form, 'ground'), reason: textIn(form, 'reason') }
    case 'commission':
    case 'reexamine':
      return { ...command, points: textIn(form, 'points') }
    case 'forward':
      return { ...command, toRegion: textIn(form, 'toRegion'), reason: textIn(form, 'reason') }
    case 'clarify':
      return { ...command, question: textIn(form, 'question') }
    case 'answer':
      return { ...command, reply: textIn(form, 'reply') }
    case 'supplement':
      return { ...command, note: textIn(form, 'note') }
    case 'changeAddress':
      return { ...command, townshipCode: textIn(form, 'townshipCode'), address: textIn(form, 'address') }
    case 'end':
      return { ...command, why: textIn(form, 'why'), happenedOn: textIn(form, 'happenedOn') }
    case 'assign':
      return {
        ...command,
        personnelIds: form.getAll('personnelIds'),
        scheduledOn: textIn(form, 'scheduledOn'),
        window: textIn(form, 'window'),
      }
    case 'chooseInstitution':
      return { ...command, institutionId: textIn(form, 'institutionId') }
    case 'callExpert':
      return { ...command, personnelId: textIn(form, 'personnelId'), duty: textIn(form, 'duty') }
    case 'releaseVisit':
      return { ...command, why: textIn(form, 'why'), note: textIn(form, 'note') }
    case 'object':
    case 'withdraw':
    case 'reopen':
    case 'invalidate':
    case 'sendBack':
      return { ...command, reason: textIn(form, 'reason') }
    case 'admitObjection':
    case 'dismissObjection':
      return { ...command, number: Number(textIn(form, 'number')) || null, ground: textIn(form, 'ground'), reason: textIn(form, 'reason') }
    default:
      return command
  }
}

/**
 * Refused fields under the names of the form's controls: 'deed.command.corrections.1.reason' is the reason of the second item that was
 * ticked.
 */
export function fieldErrors(fields: Record<string, string> | undefined, form: FormData | null): Record<string, string> {
  const errors: Record<string, string> = {}
  const ticked = form ? correctionsIn(form).map((one) => one.item) : []
  for (const [path, message] of Object.entries(fields ?? {})) {
    const name = path.replace(/^deed\.(command\.)?/, '')
    const inCorrections = /^corrections\.(\d+)\.reason$/.exec(name)
    const item = inCorrections ? ticked[Number(inCorrections[1])] : undefined
    errors[item ? `reason-${item}` : name.replace(/\.\d+$/, '')] = message
  }
  return errors
}

const CONTROL: Record<string, string> = {
  insuranceEvidence: '参保核实依据',
  corrections: '要补什么',
  number: '哪一项异议',
  ground: '情形',
  reason: '理由',
  points: '委托要点',
  personnelIds: '评估人员',
  scheduledOn: '上门日期',
  window: '时段',
  personnelId: '评估专家',
  institutionId: '护理机构',
  duty: '增派做什么',
  why: '原因',
  toRegion: '转给哪一方',
  question: '问题',
  reply: '答复',
  note: '说明',
  townshipCode: '乡镇（街道）',
  address: '详细地址',
  happenedOn: '发生日期',
}

/** A control's name before its error in the summary, where errors of several stand together; empty where it is plain anyway. */
export function controlName(name: string): string {
  const item = /^reason-(.+)$/.exec(name)?.[1]
  const label = item ? CORRECTION_ITEM_LABEL[item as CorrectionItem] : CONTROL[name]
  return label ? `${label}：` : ''
}
