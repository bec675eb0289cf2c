import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MandateWords } from '@/components/application-form/mandate-words'
import { MendForm } from '@/components/application-form/mend-form'
import { GROUPS } from '@/components/application-form/screens'
import { ClearTyped } from '@/components/ui/clear-typed'
import { PageHead } from '@/components/ui/page-head'
import { type DraftView, draftOf } from '@/lib/cases/commands/draft'
import { MENDABLE, type Mendable } from '@/lib/cases/schema/apply'
import { portalToday, requireActor } from '@/lib/web/session'
import { mend } from '../../actions'
import { CheckAnswers } from './check-answers'
import { PapersStep } from './papers-step'

export const metadata: Metadata = { title: '填写申请' }

type Asked = { params: Promise<{ id: string }>; searchParams: Promise<{ step?: string | string[] }> }

export default async function EditPage({ params, searchParams }: Asked) {
  const actor = await requireActor('applicant')
  const [{ id }, { step }] = [await params, await searchParams]
  const today = await portalToday()
  const draft = await draftOf(actor, id, today)
  if (!draft) notFound()
  const group = MENDABLE.find((one) => one === step && (one !== 'representative' || draft.words.representative !== null))
  return (
    <div className="max-w-[44rem]">
      <ClearTyped storageKey={`apply-${actor.accountId}`} />
      {MENDABLE.filter((one) => one !== group).map((one) => (
        <ClearTyped key={one} storageKey={`apply-${id}-${one}`} />
      ))}
      {group ? (
        <MendStep draft={draft} group={group} today={today} />
      ) : step === 'papers' ? (
        <PapersStep draft={draft} />
      ) : (
        <CheckAnswers draft={draft} />
      )}
    </div>
  )
}

function MendStep({ draft, group, today }: { draft: DraftView; group: Mendable; today: string }) {
  const { caseId, words, isOwnTyping, isReturned } = draft
  const { representative } = words
  const check = `/apply/${caseId}/edit`
  // Ids never come back in full; others' phones and addresses neither.
  const shown = (text: string) => (isOwnTyping ? text : '')
  return (
    <>
      <PageHead
        title={group === 'representative' && draft.appliedAs === 'guardian' ? '监护人' : GROUPS[group].title}
        over={isReturned ? '补正 · 尚未重新提交' : '尚未提交'}
        note={group === 'person' ? `身份证号 ${words.nationalId} 不能更换；为另一位参保人申请，请重新开始。` : undefined}
      />
      {group === 'representative' && (
        <div className="mb-6">
          <MandateWords isGuardian={draft.appliedAs === 'guardian'} />
        </div>
      )}
      <MendForm
        save={mend}
        caseId={caseId}
        group={group}
        values={{
          name: words.name,
          phone: shown(words.phone),
          townshipCode: words.townshipCode,
          address: shown(words.address),
          residenceSince: words.residenceSince,
          condition: words.condition,
          ...(representative && { representative: { ...representative, nationalId: '', phone: shown(representative.phone) } }),
        }}
        kept={{
          ...(isOwnTyping ? {} : { phone: words.phone, address: words.address }),
          ...(representative && { 'representative.nationalId': representative.nationalId }),
          ...(representative && !isOwnTyping && { 'representative.phone': representative.phone }),
        }}
        towns={draft.townships}
        today={today}
        isGuardian={draft.appliedAs === 'guardian'}
        then={group === 'condition' && !isReturned ? `${check}?step=papers` : check}
        back={{ href: check, label: isReturned ? '不改，返回' : '跳过，去核对' }}
        storageKey={`apply-${caseId}-${group}`}
      />
    </>
  )
}
