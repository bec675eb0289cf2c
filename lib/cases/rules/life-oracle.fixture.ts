import { SIDES, type Side } from '../../access/schema'
import type { CaseStatus } from '../schema'
import type { CommandKind } from '../schema/command'

// The life of a case written out by hand a second time: status | act | sides | to | ②. Nothing here is read from LIFE.
// 申 applicant, 代 representative, 参 competent bureau, 居 residence bureau, 评 assessor, 历 calendar, 机 the institution that cares; the joint group has no act.
const ORACLE = `
draft         saveDraft            申代    stays
draft         submit               申代    submitted
draft         discard              申代历  withdrawn

submitted     accept               参      accepted        ②
submitted     returnForCorrection  参      returned
submitted     refuse               参      refused         ②
submitted     withdraw             申代    withdrawn
submitted     end                  参      ended           ②
submitted     changeAddress        申代参居 stays
submitted     clarify              参居    stays
submitted     answer               参居    stays
submitted     remind               参居历  stays
submitted     supplement           参居    stays
submitted     invalidate           参      invalidated     ②
submitted     noteInstitution      历      stays

returned      saveDraft            申代    stays
returned      submit               申代    submitted
returned      lapse                历      lapsed
returned      withdraw             申代    withdrawn
returned      end                  参      ended           ②
returned      changeAddress        申代参居 stays
returned      clarify              参居    stays
returned      answer               参居    stays
returned      remind               参居历  stays
returned      supplement           参居    stays
returned      invalidate           参      invalidated     ②
returned      noteInstitution      历      stays

accepted      commission           参      commissioned
accepted      withdraw             申代    withdrawn
accepted      end                  参      ended           ②
accepted      changeAddress        申代参居 stays
accepted      clarify              参居    stays
accepted      answer               参居    stays
accepted      remind               参居历  stays
accepted      supplement           参居    stays
accepted      invalidate           参      invalidated     ②
accepted      noteInstitution      历      stays

commissioned  acceptCommission     居      arranging
commissioned  rejectCommission     居      accepted
commissioned  forward              居      accepted
commissioned  withdraw             申代    withdrawn
commissioned  end                  参      ended           ②
commissioned  changeAddress        申代参居 stays
commissioned  clarify              参居    stays
commissioned  answer               参居    stays
commissioned  remind               参居历  stays
commissioned  supplement           参居    stays
commissioned  invalidate           参      invalidated     ②
commissioned  noteInstitution      历      stays

arranging     assign               居      assessing
arranging     withdraw             申代    withdrawn
arranging     end                  参      ended           ②
arranging     changeAddress        申代参居 stays
arranging     clarify              参居    stays
arranging     answer               参居    stays
arranging     remind               参居历  stays
arranging     supplement           参居    stays
arranging     invalidate           参      invalidated     ②
arranging     noteInstitution      历      stays

assessing     callExpert           居      stays
assessing     submitFinding        评      found
assessing     releaseVisit         评居    arranging
assessing     withdraw             申代    withdrawn
assessing     end                  参      ended           ②
assessing     changeAddress        申代参居 stays
assessing     clarify              参居    stays
assessing     answer               参居    stays
assessing     remind               参居历  stays
assessing     supplement           参居    stays
assessing     invalidate           参      invalidated     ②
assessing     noteInstitution      历      stays

found         report               居      noticeOrReport  ②
found         sendBack             居      assessing
found         withdraw             申代    withdrawn
found         end                  参      ended           ②
found         changeAddress        申代参居 stays
found         clarify              参居    stays
found         answer               参居    stays
found         remind               参居历  stays
found         supplement           参居    stays
found         invalidate           参      invalidated     ②
found         noteInstitution      历      stays

onNotice      endNotice            历      reported
onNotice      object               申代    disputed
onNotice      receiveObjection     历      disputed
onNotice      withdraw             申代    withdrawn
onNotice      end                  参      ended           ②
onNotice      changeAddress        申代参居 stays
onNotice      clarify              参居    stays
onNotice      answer               参居    stays
onNotice      remind               参居历  stays
onNotice      supplement           参居    stays
onNotice      invalidate           参      invalidated     ②
onNotice      noteInstitution      历      stays

disputed      object               申代    stays
disputed      receiveObjection     历      stays
disputed      admitObjection       居      arranging       ②
disputed      dismissObjection     居      back            ②
disputed      reportChange         申代参居机 stays
disputed      supersede            历      superseded
disputed      withdraw             申代    withdrawn
disputed      end                  参      ended           ②
disputed      changeAddress        申代参居 stays
disputed      clarify              参居    stays
disputed      answer               参居    stays
disputed      remind               参居历  stays
disputed      supplement           参居    stays
disputed      invalidate           参      invalidated     ②
disputed      noteInstitution      历      stays

reported      recognise            参      recognised      ②
reported      decline              参      declined        ②
reported      reexamine            参      commissioned
reported      object               申代    disputed
reported      withdraw             申代    withdrawn
reported      end                  参      ended           ②
reported      changeAddress        申代参居 stays
reported      clarify              参居    stays
reported      answer               参居    stays
reported      remind               参居历  stays
reported      supplement           参居    stays
reported      invalidate           参      invalidated     ②
reported      noteInstitution      历      stays

recognised    reportChange         申代参居机 stays
recognised    object               申代    disputed
recognised    end                  参      ended           ②
recognised    expire               历      expired
recognised    supersede            历      superseded
recognised    acknowledge          参居    stays
recognised    chooseInstitution    申代历  stays
recognised    changeInstitution    申代    stays
recognised    openRenewal          历      stays
recognised    changeAddress        申代参居 stays
recognised    clarify              参居    stays
recognised    answer               参居    stays
recognised    remind               参居历  stays
recognised    supplement           参居    stays
recognised    invalidate           参      invalidated     ②
recognised    noteInstitution      历      stays

refused       reopen               参      back            ②
declined      reopen               参      back            ②
declined      acknowledge          参居    stays
withdrawn     reopen               参      back            ②
lapsed        reopen               参      back            ②
ended         reopen               参      back            ②
expired       reopen               参      back            ②
superseded    reopen               参      back            ②
invalidated   reopen               参      back            ②
`

const LETTER: Record<Side, string> = {
  applicant: '申',
  representative: '代',
  competentBureau: '参',
  residenceBureau: '居',
  assessor: '评',
  calendar: '历',
  supervisor: '组',
  institution: '机',
}

/** One row of the oracle. */
export type Row = { status: CaseStatus; act: CommandKind; sides: Side[]; to: string; two: boolean }

export const rows: Row[] = ORACLE.split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [status = '', act = '', letters = '', to = '', two = ''] = line.trim().split(/\s+/)
    return {
      status: status as CaseStatus,
      act: act as CommandKind,
      sides: SIDES.filter((side) => letters.includes(LETTER[side])),
      to,
      two: two === '②',
    }
  })
export const rowOf = (status: CaseStatus, act: CommandKind) => rows.find((row) => row.status === status && row.act === act)
