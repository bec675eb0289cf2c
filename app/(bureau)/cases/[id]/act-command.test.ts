import { describe, expect, it } from 'vitest'
import { Command } from '@/lib/cases/schema/command'
import { commandIn, controlName, fieldErrors } from './act-command'

function form(entries: Array<[string, string]>): FormData {
  const typed = new FormData()
  for (const [name, value] of entries) typed.append(name, value)
  return typed
}

describe('a form of the panel', () => {
  it('becomes a command the server reads', () => {
    const commands = [
      commandIn('accept', 'c', form([['insuranceEvidence', '']])),
      commandIn(
        'returnForCorrection',
        'c',
        form([
          ['item-medical', 'on'],
          ['reason-medical', '缺'],
          ['reason-identity', '未勾选'],
        ]),
      ),
      commandIn(
        'refuse',
        'c',
        form([
          ['ground', 'other'],
          ['reason', '理由'],
        ]),
      ),
      commandIn(
        'decline',
        'c',
        form([
          ['ground', 'other'],
          ['reason', '理由'],
        ]),
      ),
      commandIn('commission', 'c', form([['points', '']])),
      commandIn('acceptCommission', 'c', form([])),
      commandIn(
        'rejectCommission',
        'c',
        form([
          ['ground', 'noTeam'],
          ['reason', '理由'],
        ]),
      ),
      commandIn(
        'assign',
        'c',
        form([
          ['personnelIds', 'a'],
          ['personnelIds', 'b'],
          ['scheduledOn', '2026-06-02'],
          ['window', '上午'],
        ]),
      ),
      commandIn(
        'callExpert',
        'c',
        form([
          ['personnelId', 'a'],
          ['duty', 'desk'],
        ]),
      ),
      commandIn(
        'releaseVisit',
        'c',
        form([
          ['why', 'ill'],
          ['note', ''],
        ]),
      ),
      commandIn('report', 'c', form([])),
      commandIn('reexamine', 'c', form([['points', '复查夜间照护']])),
      commandIn(
        'forward',
        'c',
        form([
          ['toRegion', '330482'],
          ['reason', '理由'],
        ]),
      ),
      commandIn('clarify', 'c', form([['question', '问题']])),
      commandIn('answer', 'c', form([['reply', '答复']])),
      commandIn('supplement', 'c', form([['note', '说明']])),
      commandIn('remind', 'c', form([])),
      commandIn(
        'changeAddress',
        'c',
        form([
          ['townshipCode', '330503101'],
          ['address', '示例路 2 号'],
        ]),
      ),
      commandIn(
        'end',
        'c',
        form([
          ['why', 'death'],
          ['happenedOn', '2026-06-01'],
        ]),
      ),
      commandIn('reopen', 'c', form([['reason', '理由']])),
      commandIn('invalidate', 'c', form([['reason', '理由']])),
      commandIn('withdraw', 'c', form([['reason', '']])),
      commandIn('sendBack', 'c', form([['reason', '理由']])),
      commandIn(
        'admitObjection',
        'c',
        form([
          ['number', '2'],
          ['ground', 'newEvidence'],
          ['reason', '理由'],
        ]),
      ),
      commandIn('object', 'c', form([['reason', '理由']])),
      commandIn('recognise', 'c', form([])),
      commandIn('acknowledge', 'c', form([])),
    ]
    for (const command of commands) expect(Command.safeParse(command), JSON.stringify(command)).toMatchObject({ success: true })
    expect(commands[1]).toMatchObject({ corrections: [{ item: 'medical', reason: '缺' }] })
  })

  it('gets its refusals under its own names', () => {
    const typed = form([
      ['item-identity', 'on'],
      ['item-medical', 'on'],
    ])
    expect(fieldErrors({ 'deed.command.corrections.1.reason': '请填写', 'deed.command.ground': '请选择', note: '请写明' }, typed)).toEqual({
      'reason-medical': '请填写',
      ground: '请选择',
      note: '请写明',
    })
    expect(fieldErrors({ 'deed.command.personnelIds.0': '请选择', 'deed.note': '太长' }, null)).toEqual({
      personnelIds: '请选择',
      note: '太长',
    })
    expect([controlName('reason-medical'), controlName('ground'), controlName('unknown')]).toEqual(['病历资料：', '情形：', ''])
  })
})
