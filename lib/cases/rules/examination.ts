import { done, refused } from '../../kernel/outcome'
import { type Deciders, moving, staying } from './known'

/** Commission and visit: the competent bureau asks, the residence bureau examines (委托评估). */
export const EXAMINATION: Deciders<
  | 'commission'
  | 'acceptCommission'
  | 'rejectCommission'
  | 'forward'
  | 'assign'
  | 'callExpert'
  | 'submitFinding'
  | 'releaseVisit'
  | 'sendBack'
> = {
  commission: (_case, _command, known) => done([{ kind: 'commissioned', body: moving('commissioned', known) }]),

  acceptCommission: (_case, _command, known) => done([{ kind: 'commissionAccepted', body: moving('arranging', known) }]),

  rejectCommission: (_case, command, known) =>
    done([{ kind: 'commissionRejected', body: { ...moving('accepted', known), rejectGround: command.ground } }]),

  forward(caseFile, command, known) {
    if (command.toRegion === caseFile.insuredRegion || command.toRegion === caseFile.residenceRegion)
      return refused('notAThirdParty', '转办须指明本案两地以外的一方。', { fields: { toRegion: '请选择两地以外的一方' } })
    if (!(known.thirdParties ?? []).includes(command.toRegion))
      return refused('noSuchParty', '参保地与所选的一方今天没有生效的协议，不能转办；请用“退回委托”写明情况。', {
        fields: { toRegion: '请选择与参保地有协议的一方' },
      })
    return done([{ kind: 'forwarded', body: { ...moving('accepted', known), regionCode: command.toRegion } }])
  },

  assign(_case, command, known) {
    if (!known.team) throw new Error('the team was not judged')
    if (!known.team.judged.ok) return known.team.judged
    if (command.scheduledOn < known.today)
      return refused('visitInPast', '上门日期不能早于今天，请改选日期。', { fields: { scheduledOn: '不能早于今天' } })
    const { accountIds, personKeys, visitId } = known.team
    return done([
      {
        kind: 'assigned',
        body: {
          ...moving('assessing', known),
          visitId,
          assessorIds: accountIds,
          assessorKeys: personKeys,
          scheduledOn: command.scheduledOn,
        },
      },
    ])
  },

  callExpert(_case, _command, known) {
    if (!known.team) throw new Error('the expert was not judged')
    if (!known.team.judged.ok) return known.team.judged
    const { accountIds, personKeys, visitId } = known.team
    return done([{ kind: 'expertCalled', body: { ...staying(known), visitId, assessorIds: accountIds, assessorKeys: personKeys } }])
  },

  submitFinding(_case, command, known) {
    if (!known.finding) throw new Error('the agreed sheet was not loaded')
    if (!known.finding.ok) return known.finding
    const finding = known.finding.value
    if (finding.sheetDigest !== command.sheetDigest) return refused('sheetChanged', '合议评估表与您看到的不一致，请刷新后重新核对。')
    return done([{ kind: 'found', body: { ...moving('found', known), finding } }])
  },

  releaseVisit: (_case, command, known) =>
    done([{ kind: 'visitReleased', body: { ...moving('arranging', known), releaseReason: command.why } }]),

  sendBack(_case, _command, known) {
    if (!known.newVisitId) throw new Error('no visit id was drawn')
    return done([{ kind: 'sentBack', body: { ...moving('assessing', known), visitId: known.newVisitId } }])
  },
}
