import { randomUUID } from 'node:crypto'
import type { Route } from 'next'
import Link from 'next/link'
import { CorrectionList } from '@/components/application-form/correction-list'
import { PressForm } from '@/components/application-form/press-form'
import { wantedPapers } from '@/components/application-form/wanted-papers'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import type { DraftView } from '@/lib/cases/commands/draft'
import { APPLIED_AS_LABEL, PAPER_KIND_LABEL } from '@/lib/cases/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { discard, submit } from '../../actions'

type Props = { draft: DraftView }

export function CheckAnswers({ draft }: Props) {
  const { caseId, words, isReturned, insured, residence, corrections, papers, progress } = draft
  const { representative } = words
  const isForAnother = representative !== null
  const missing = wantedPapers(draft).filter((one) => one.isNeeded && one.count === 0)
  const mendLink = (step: string, what: string) => (
    <Link href={`/apply/${caseId}/edit?step=${step}` as Route} aria-label={`修改${what}`}>
      修改
    </Link>
  )
  return (
    <div className="stack">
      <PageHead title={isReturned ? '补正后重新提交' : '核对申请内容'} back={{ href: '/apply', label: '我的申请' }} />
      <NoticeBanner tone="wait" title={isReturned ? '尚未重新提交' : '尚未提交'}>
        {progress.says}
      </NoticeBanner>
      {corrections.length > 0 && <CorrectionList caseId={caseId} corrections={corrections} isForAnother={isForAnother} />}
      <Card title="参保人">
        <DefinitionList
          ruled
          rows={[
            { term: '申请方式', detail: APPLIED_AS_LABEL[draft.appliedAs] },
            { term: '参保地', detail: insured.name },
            { term: '居住地', detail: residence.name },
            { term: '姓名', detail: words.name, action: mendLink('person', '姓名') },
            { term: '身份证号', detail: words.nationalId },
            { term: '联系电话', detail: words.phone, action: mendLink('person', '联系电话') },
          ]}
        />
      </Card>
      <Card title="居住">
        <DefinitionList
          ruled
          rows={[
            { term: '地址', detail: `${words.township} ${words.address}`, action: mendLink('residence', '居住地址') },
            { term: '居住起始', detail: chineseDay(words.residenceSince), action: mendLink('residence', '居住起始日') },
          ]}
        />
      </Card>
      {representative && (
        <Card title={draft.appliedAs === 'guardian' ? '监护人' : '受托人'}>
          <DefinitionList
            ruled
            rows={[
              { term: '姓名', detail: representative.name, action: mendLink('representative', '代理人') },
              { term: '关系', detail: representative.relationship },
              { term: '身份证号', detail: representative.nationalId },
              { term: '电话', detail: representative.phone },
              { term: '有效到', detail: chineseDay(representative.validTo) },
            ]}
          />
        </Card>
      )}
      <Card title="身体情况" aside={mendLink('condition', '身体情况')}>
        {words.condition ? <p className="whitespace-pre-line">{words.condition}</p> : <p className="muted">没有填写，可以不填。</p>}
      </Card>
      <Card
        title="材料"
        aside={
          <Link href={`/apply/${caseId}/edit?step=papers` as Route} aria-label="上传或删除材料">
            {papers.length > 0 ? '增减' : '上传'}
          </Link>
        }
      >
        {papers.length > 0 ? (
          <ul>
            {papers.map((paper) => (
              <li key={paper.id}>
                {PAPER_KIND_LABEL[paper.kind]} <span className="small muted break-all">{paper.fileName}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">还没有上传材料。</p>
        )}
        {missing.length > 0 && (
          <NoticeBanner tone="wait" className="mt-3">
            还缺{missing.map((one) => PAPER_KIND_LABEL[one.kind]).join('、')}。可以先提交，但很可能被退回补正，耽误时间。
          </NoticeBanner>
        )}
      </Card>
      <p className="muted">提交后由{insured.bureauName}受理。请确认以上内容属实；参保情况由经办机构核实，不用您证明。申请不收费。</p>
      <PressForm
        action={submit}
        hidden={{ caseId, requestId: randomUUID() }}
        label={isReturned ? '重新提交' : '提交申请'}
        problemTitle="现在还不能提交"
        wide
      />
      <LinkButton href="/apply" wide>
        先保存，以后再提交
      </LinkButton>
      {!isReturned && (
        <Disclosure summary="放弃这份草稿" tone="stop" boxed>
          <p className="mb-3">放弃后草稿作废，上传的材料不再使用，可以重新填写。</p>
          <PressForm
            action={discard}
            hidden={{ caseId, requestId: randomUUID() }}
            label="确认放弃草稿"
            tone="stop"
            size="normal"
            problemTitle="没有放弃成功"
          />
        </Disclosure>
      )}
    </div>
  )
}
