import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { termText } from '@/lib/agreements/rules/terms'
import { TERM_KEYS, TERM_LABEL } from '@/lib/agreements/schema'
import { chineseDay, shortDay } from '@/lib/kernel/dates'
import { type CalendarsPage, calendarsPage } from '@/lib/web/calendars'
import { requireActor } from '@/lib/web/session'
import { postChoices } from '@/lib/web/staff'
import { StaffShell } from '../staff/staff-shell'
import { YearForm } from './year-form'

export const metadata: Metadata = { title: '节假日与条款' }

export default async function CalendarsPageView() {
  const actor = await requireActor('administrator')
  const page = await calendarsPage(actor)
  const isKeeper = actor.regionCode === null
  const scope = isKeeper ? '全部地区' : ((await postChoices(actor)).regions[0]?.label ?? actor.regionCode ?? '')
  const nextYear = page.wanted[0]?.year ?? (page.years[0]?.year ?? Number(page.today.slice(0, 4))) + 1
  return (
    <StaffShell actor={actor} scope={scope}>
      <div className="stack">
        <PageHead title="节假日与条款" note="工作日照国务院办公厅每年的节假日安排通知计算。没有载入的年份不计算，也不猜。" />
        <Card title="已有的年份" flush>
          <Table
            caption="已有的节假日安排"
            columns={[
              { key: 'year', label: '年份' },
              { key: 'source', label: '来源' },
              { key: 'off', label: '放假' },
              { key: 'work', label: '调休上班' },
            ]}
            rows={page.years.map((one) => ({
              key: String(one.year),
              cells: [
                <b key="year">
                  {one.year} {one.mark && <Tag tone="wait">{one.mark}</Tag>}
                </b>,
                <span key="source">
                  {one.source}
                  <span className="tiny block">{one.isLoaded ? '管理员载入' : '随程序带来'}</span>
                </span>,
                <Days key="off" days={one.daysOff} />,
                <Days key="work" days={one.workdays} />,
              ],
            }))}
          />
        </Card>
        <Card title="载入一年">
          {isKeeper ? <YearForm year={nextYear} /> : <p>节假日安排两地共用，由全部地区的系统管理员（总管理员）载入。请与总管理员联系。</p>}
        </Card>
        {page.pairs.map((pair) => (
          <TermsCard key={pair.agreement.id} {...pair} />
        ))}
      </div>
    </StaffShell>
  )
}

function Days({ days }: { days: readonly string[] }) {
  if (days.length === 0) return <span className="muted">无</span>
  return (
    <Disclosure summary={`${days.length} 天`}>
      <p className="small">{days.map(shortDay).join('、')}</p>
    </Disclosure>
  )
}

function TermsCard({ agreement, names, terms }: CalendarsPage['pairs'][number]) {
  return (
    <Card title={`${names.join('、')}：现行条款参数`} flush>
      <p className="small muted px-5">
        {agreement.title}，{chineseDay(agreement.signedOn)}签订。只有核对过现行条文的才印“依据”，其余待核定，按默认值办理。
      </p>
      <Table
        caption={`${names.join('、')}现行条款参数`}
        columns={[
          { key: 'term', label: '参数' },
          { key: 'value', label: '现值' },
          { key: 'source', label: '参考出处' },
          { key: 'verified', label: '核定' },
          { key: 'from', label: '自何时起' },
        ]}
        rows={TERM_KEYS.map((key) => {
          const term = terms[key]
          return {
            key,
            cells: [
              TERM_LABEL[key],
              <b key="value" className="font-semibold">
                {termText(term)}
              </b>,
              <span key="source">
                {term.source}
                {term.note && <span className="tiny block">{term.note}</span>}
              </span>,
              term.verified ? (
                <Tag key="verified" tone="done" nowrap>
                  依据
                </Tag>
              ) : (
                <Tag key="verified" tone="wait" nowrap>
                  待核定
                </Tag>
              ),
              <span key="from" className="whitespace-nowrap">
                {term.validFrom ?? '默认值'}
              </span>,
            ],
          }
        })}
      />
    </Card>
  )
}
