import type { Metadata } from 'next'
import { GradeMatrix } from '@/components/public/grade-matrix'
import { ScaleDimension } from '@/components/public/scale-dimension'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { PrintButton } from '@/components/ui/print-button'
import { Table } from '@/components/ui/table'
import { Unsure } from '@/components/ui/unsure'
import { WithContents } from '@/components/ui/with-contents'
import { chineseDay } from '@/lib/kernel/dates'
import { dimensionsOf } from '@/lib/standard/rules/edition'
import { partiesToday } from '@/lib/web/parties'

export const metadata: Metadata = { title: '评估标准' }

const CONTENTS = [
  ['how', '等级怎样得出'],
  ['bands', '第一步：分项定级'],
  ['table', '第二步：综合判定'],
  ['items', '逐项内容与分值'],
  ['unsettled', '还有哪些待核定'],
] as const

export default async function StandardPage() {
  const { pairs } = await partiesToday()
  const [pair] = pairs
  if (!pair) return <EmptyState title="现在没有生效的两地协议">两地协议生效后，这里会印出正在使用的评估标准。</EmptyState>
  const { edition, editionTitle, terms } = pair
  const dimensions = dimensionsOf(edition)
  const count = dimensions.reduce((sum, dimension) => sum + dimension.items.length, 0)
  const firstNumbers = dimensions.map((_, at) => 1 + dimensions.slice(0, at).reduce((sum, before) => sum + before.items.length, 0))
  const isUnsettled = (field: string) => edition.provenance.unsettled.some((one) => one.field === field)

  return (
    <>
      <PageHead
        title="评估标准"
        note={`${edition.documentNo}《${edition.title}》，两地同一把尺`}
        back={{ href: '/', label: '首页' }}
        aside={<PrintButton />}
      />
      <NoticeBanner tone="wait" title={editionTitle} className="mb-7 max-w-[52em]">
        编码来源：{edition.provenance.encodedFrom}。{edition.provenance.checked}。
      </NoticeBanner>
      <WithContents contents={CONTENTS}>
        <section id="how">
          <h2>等级怎样得出</h2>
          <p>
            评估人员上门，按 {dimensions.length} 个方面、{count}{' '}
            项逐项打分；每个方面的总分落在哪一档，就是这一方面的能力等级；再按组合表查出失能等级。不是把三个总分加起来。
          </p>
          <ul className="ticks mt-2">
            {edition.principles.map((principle) => (
              <li key={principle}>{principle}。</li>
            ))}
          </ul>
        </section>

        <section id="bands">
          <h2>第一步：分项定级 {isUnsettled('levels') && <Unsure>分级区间待核定</Unsure>}</h2>
          <Card flush>
            <Table
              caption="每个方面的总分与能力等级"
              columns={[
                { key: 'dimension', label: '方面' },
                ...edition.dimensions.adl.levels.map((level) => ({ key: String(level.level), label: level.label })),
              ]}
              rows={dimensions.map((dimension) => ({
                key: dimension.linkId,
                cells: [
                  <b key="dimension">{dimension.text}</b>,
                  ...dimension.levels.map((level) => (level.min === level.max ? `${level.min} 分` : `${level.min}–${level.max} 分`)),
                ],
              }))}
            />
          </Card>
        </section>

        <section id="table">
          <h2>
            第二步：综合判定（{edition.combination.method}） {isUnsettled('combination') && <Unsure>组合表待核定</Unsure>}
          </h2>
          <Card>
            <GradeMatrix edition={edition} entitledFrom={terms.benefitFromGrade.value} />
          </Card>
          <p className="small">
            <span className="swatch" aria-hidden="true" />
            框起来的等级可以享受长护险待遇{!terms.benefitFromGrade.verified && <Unsure />}。数字越大，失能越重。
          </p>
        </section>

        <section id="items">
          <h2>逐项内容与分值</h2>
          {dimensions.map((dimension, at) => (
            <ScaleDimension key={dimension.linkId} dimension={dimension} firstNumber={firstNumbers[at] ?? 1} />
          ))}
        </section>

        <section id="unsettled">
          <h2>还有哪些待核定</h2>
          <ul className="ticks">
            {edition.provenance.unsettled.map((one) => (
              <li key={one.field}>{one.says}。</li>
            ))}
          </ul>
          <p>两地经办机构都核对并签署之前，按这一版得出的结论都写明“暂行”。</p>
          <Card title="这一版的身份" level={3} className="mt-5">
            <DefinitionList
              rows={[
                { term: '版本', detail: `${edition.id}，第 ${edition.revision} 次修订` },
                { term: '起用', detail: chineseDay(edition.effectiveFrom) },
                { term: '摘要', detail: <span className="digest">{edition.digest}</span> },
              ]}
            />
          </Card>
        </section>
      </WithContents>
    </>
  )
}
