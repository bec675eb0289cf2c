import type { Metadata } from 'next'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { LIST_FRESH_HOURS } from '@/lib/exchange/rules/verdict'
import { SUITE_LABEL } from '@/lib/exchange/schema/certificate'
import { editionWords } from '@/lib/web/certificate'
import { partiesToday } from '@/lib/web/parties'
import { verifierState } from '@/lib/web/verifier'
import { VerifyDesk } from './verify-desk'

export const metadata: Metadata = { title: '查验' }

export default async function VerifyPage() {
  const [state, { pairs }] = [await verifierState(), await partiesToday()]
  const regions = new Map(pairs.flatMap((pair) => pair.regions.map((region) => [region.code, region])))
  const names = Object.fromEntries([...regions.values()].map(({ code, name, bureauName }) => [code, { name, bureauName }]))
  return (
    <div className="stack max-w-[44rem]">
      <PageHead title="查验" note="核对一份互认证书是不是真的、现在还算不算数。不用登录；页面打开以后，没有网络也能核对签名。" />
      <VerifyDesk initial={state} names={names} editions={editionWords(pairs)} />
      <Disclosure summary="怎样才算数">
        <ul className="grid gap-2">
          <li>
            <b>绿色</b>：签名是参保地经办机构的，在有效期内，作废清单（{LIST_FRESH_HOURS} 小时以内，时限待核定）里没有它。
          </li>
          <li>
            <b>黄色</b>：签名相符，但现在不能断定还算数，例如手里的作废清单太旧。联网再查一次。
          </li>
          <li>
            <b>红色</b>：内容被改动、不是经办机构签发、已经取代、终止、作废或者到期。改动一个字节也是红色。
          </li>
        </ul>
      </Disclosure>
      <Disclosure summary="经办机构公布的签发密钥">
        <Table
          caption="经办机构公布的签发密钥"
          columns={[
            { key: 'bureau', label: '经办机构' },
            { key: 'key', label: '密钥' },
            { key: 'days', label: '有效期' },
            { key: 'state', label: '状态' },
          ]}
          rows={state.keys.map((key) => ({
            key: key.keyId,
            cells: [
              regions.get(key.regionCode)?.bureauName ?? key.regionCode,
              <span key="key">
                {key.keyId} <span className="small muted">{SUITE_LABEL[key.suite]}</span>
                <span className="digest tiny block">{key.fingerprint}</span>
              </span>,
              <span key="days">
                {key.validFrom} 至 {key.validTo}
              </span>,
              <Tag key="state" tone={key.revokedOn || key.validTo < state.today ? 'late' : 'done'}>
                {key.revokedOn ? `${key.revokedOn} 停用` : key.validTo < state.today ? '已到期' : '在用'}
              </Tag>,
            ],
          }))}
          empty={<p>还没有公布的密钥。</p>}
        />
      </Disclosure>
    </div>
  )
}
