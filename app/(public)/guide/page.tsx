import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { GuideBothWays } from '@/components/public/guide-both-ways'
import { GuideSteps } from '@/components/public/guide-steps'
import { TermText } from '@/components/public/term-text'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { PrintButton } from '@/components/ui/print-button'
import { Unsure } from '@/components/ui/unsure'
import { WithContents } from '@/components/ui/with-contents'
import { chineseDay } from '@/lib/kernel/dates'
import { GRADE_LABEL, type Grade } from '@/lib/standard/schema'
import { partiesToday } from '@/lib/web/parties'

export const metadata: Metadata = { title: '办事指南' }

const CONTENTS = [
  ['who', '谁能办'],
  ['bring', '带什么'],
  ['way', '向谁办'],
  ['long', '多久办好'],
  ['cost', '花多少钱'],
  ['result', '办好得到什么'],
  ['agent', '请人代办'],
  ['counter', '到窗口办'],
  ['object', '不同意怎么办'],
  ['privacy', '谁能看到我的信息'],
  ['phone', '咨询与投诉'],
] as const

export default async function GuidePage() {
  const { today, pairs } = await partiesToday()
  const [pair] = pairs
  if (!pair) return <EmptyState title="现在没有生效的两地协议">两地签署并生效后，这里会印出办事指南。</EmptyState>
  const { regions, terms } = pair
  const names = regions.map((region) => region.shortName).join('、')

  return (
    <>
      <PageHead
        title="办事指南"
        note={`异地失能评估与结果互认（${names}）· ${chineseDay(today)} 印`}
        back={{ href: '/', label: '首页' }}
        aside={<PrintButton>打印这份指南</PrintButton>}
      />
      <p className="mb-7 max-w-[44em]">
        打上 <Unsure /> 的数字和材料，现有公开文件没有写明或尚未核对原文，暂按默认值办理，以经办机构书面告知为准。
      </p>
      <WithContents contents={CONTENTS}>
        <section id="who">
          <h2>谁能办</h2>
          <p>以下几条都满足，就可以申请：</p>
          <ul className="ticks mt-2">
            <li>在{names}其中一地参加长期护理保险；</li>
            <li>长期住在另一地，并已办或随申请一并办理异地备案；</li>
            <li>因年老、疾病、伤残，日常生活长期需要别人照料；</li>
            <li>
              参保满 <TermText term={terms.waitingMonths} />；
            </li>
            <li>同一个人、同样两地，没有另一件正在办理的申请。</li>
          </ul>
          <p>是否参保由经办机构核对，不用您证明。</p>
        </section>

        <section id="bring">
          <h2>
            带什么 <Unsure>材料清单待核定</Unsure>
          </h2>
          <DefinitionList
            ruled
            rows={[
              { term: '身份证明', detail: '参保人的身份证。请人代办的，另带代办人的身份证。' },
              { term: '居住证明', detail: '能说明现在住在哪里的材料，例如居住证、房屋租住或同住的证明、村（社区）出具的证明。' },
              { term: '病历资料', detail: '近期的出院小结、诊断证明或门诊病历。没有住院过的，不必为此去住院。' },
              { term: '委托书或监护证明', detail: '只有请人代办时才需要。' },
            ]}
          />
          <p>手机拍照上传就行，四角拍全、字看得清；照片（jpg、png）或 pdf，每份不超过 10 MB。</p>
        </section>

        <section id="way">
          <h2>向谁办</h2>
          <p>一句话：在哪里参保，就向哪里申请；住在哪里，就在哪里评估。申请只交一次，两地之间由经办机构自己联系，不用您来回跑。</p>
          <div className="mt-4">
            <GuideBothWays regions={regions} />
          </div>
        </section>

        <section id="long">
          <h2>多久办好</h2>
          <p>
            从受理到拿到评估结论书，不超过 <TermText term={terms.conclusionDays} />
            ；从哪一天起算 <Unsure />
            。各步期限如下：
          </p>
          <div className="mt-4">
            <GuideSteps terms={terms} />
          </div>
          <p>
            材料不齐的会退回补正，请在 <TermText term={terms.correctionDays} /> 内补齐；没写完的申请会替您留{' '}
            <TermText term={terms.draftDays} />。
          </p>
        </section>

        <section id="cost">
          <h2>花多少钱</h2>
          <p>
            申请、查询进度和领取结论书，本平台不收费。上门评估的费用标准、由谁承担 <Unsure />
            ：办理前由经办机构书面告知，没有告知的不收。
          </p>
          <p>
            护理开始以后，每一项在两地各叫什么、一次多少钱、基金付多少，见<Link href={'/guide/items' as Route}>服务项目与价格</Link>。
          </p>
        </section>

        <section id="result">
          <h2>办好得到什么</h2>
          <ul className="ticks">
            <li>一份评估结论书，写明失能等级、依据和有效期；一份互认决定书，两地都认。</li>
            <li>
              <b>{GRADE_LABEL[terms.benefitFromGrade.value as Grade]}</b> 及以上{!terms.benefitFromGrade.verified && <Unsure />}
              的，可以在居住地挑一家两地都认的<Link href={'/institutions' as Route}>定点护理机构</Link>
              ，开始护理；待遇从 <TermText term={terms.benefitStart} /> 起。
            </li>
            <li>
              结论有效 <TermText term={terms.validityMonths} />
              ，到期前 <TermText term={terms.renewalLeadDays} /> 会提醒您做期满评估；状态有变化的，满{' '}
              <TermText term={terms.reassessAfterMonths} /> 可以申请重新评估。
            </li>
            <li>
              等级怎样得出，见<Link href={'/standard' as Route}>评估标准</Link>：17 项，逐项打分，两地同一把尺。
            </li>
          </ul>
        </section>

        <section id="agent">
          <h2>请人代办</h2>
          <p>本人、监护人，或者本人委托的人都可以办。委托书要写清三件事：委托谁、办哪些事、到哪一天为止。受理时核对，本人随时可以撤销。</p>
          <p>两个人都说自己是代办人的，先登记的算数，由参保地经办机构决定是否更换。</p>
        </section>

        <section id="counter">
          <h2>不用手机，到窗口办</h2>
          <p>
            两地经办机构的窗口都能办，不需要账号。带好上面的材料，在纸质申请表上签字，窗口人员替您录入，当场打印回执；回执上有案号和查询码，凭它
            <Link href={'/progress' as Route}>查进度</Link>。替您录入的人，不能审核您的申请。
          </p>
        </section>

        <section id="object">
          <h2>不同意怎么办</h2>
          <ul className="ticks">
            <li>
              对评估结论有异议：在 <TermText term={terms.objectionDays} /> 内提出，经办机构在{' '}
              <TermText term={terms.objectionDecisionDays} /> 内核实。需要复评的，换机构、换人来评；复评结论为最终结论。
            </li>
            <li>
              不予受理或不予认定：决定书上写明理由。可以向作出决定的经办机构申请复查，也可以依法申请行政复议或者提起行政诉讼；条款与期限{' '}
              <Unsure />。
            </li>
            <li>评估人员与您有亲属或利害关系、或者就在照护您的机构任职的，您可以要求回避。</li>
          </ul>
        </section>

        <section id="privacy">
          <h2>谁能看到我的信息</h2>
          <p>
            您这件申请的两地经办机构，和被指派上门的评估人员。评估人员只在上门期间看到姓名、住址和电话；别人看到的都是遮盖后的。每次查看都留有记录。
          </p>
        </section>

        <section id="phone">
          <h2>咨询与投诉</h2>
          <div className="three">
            {regions.map((region) => (
              <Card key={region.code} title={region.bureauName} level={3}>
                <p className="text-xl font-semibold">{region.phone}</p>
                <p className="small muted mt-1">{region.address}</p>
              </Card>
            ))}
          </div>
          <p>对办理快慢、评估人员的态度或收费有意见，打以上任何一个电话都算数，不用分清该找哪一地。</p>
        </section>

        <p className="no-print">
          <LinkButton href="/apply" tone="main" size="big">
            申请异地失能评估
          </LinkButton>
        </p>
      </WithContents>
    </>
  )
}
