import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { bedsText } from '@/components/institutions/beds-text'
import { institutionsHref } from '@/components/institutions/institutions-href'
import { OfferedItems } from '@/components/institutions/offered-items'
import { Photo } from '@/components/institutions/photo'
import { StandingHistory } from '@/components/institutions/standing-history'
import { WayThere } from '@/components/institutions/way-there'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LinkButton } from '@/components/ui/link-button'
import { NoticeBanner } from '@/components/ui/notice-banner'
import { PageHead } from '@/components/ui/page-head'
import { PrintButton } from '@/components/ui/print-button'
import { Tag } from '@/components/ui/tag'
import { standingOn } from '@/lib/institutions/rules'
import { CARE_SERVICE_LABEL, INSTITUTION_KIND_LABEL, type Institution } from '@/lib/institutions/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { publicInstitution } from '@/lib/web/institutions'
import { FamiliesSay } from './families-say'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ from?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await publicInstitution((await params).code)
  return { title: found?.institution.name ?? '没有这家机构' }
}

export default async function InstitutionPage({ params, searchParams }: Props) {
  const found = await publicInstitution((await params).code)
  if (!found) notFound()
  const { institution, regions, townships, today, list, items, history, photos, towns } = found
  const { from } = await searchParams
  const regionByCode = new Map(regions.map((region) => [region.code, region]))
  const region = regionByCode.get(institution.regionCode)
  const town = townships.find((one) => one.code === institution.townshipCode)
  const serves = institution.servesRegions.map((code) => regionByCode.get(code)?.name ?? code)
  const standing = standingOn(institution, today)
  const names = townships
    .filter(({ code }) => towns.some((one) => one.townshipCode === code))
    .map(({ code, name, regionCode }) => ({ value: code, label: `${regionByCode.get(regionCode)?.shortName ?? ''} · ${name}` }))
  return (
    <div className="stack">
      <PageHead
        back={{ href: institutionsHref({ kind: institution.kind }), label: '定点机构' }}
        over={`${region?.name ?? ''} · ${town?.name ?? ''}`}
        title={institution.name}
        aside={<PrintButton />}
      />
      <p className="flex flex-wrap gap-2">
        <Tag tone={standing.inForce ? 'done' : 'late'}>{standing.says}</Tag>
        <Tag>{INSTITUTION_KIND_LABEL[institution.kind]}</Tag>
        {institution.services.map((service) => (
          <Tag key={service} tone="go">
            {CARE_SERVICE_LABEL[service]}
          </Tag>
        ))}
        {institution.mark !== '' && <Tag>{institution.mark}</Tag>}
      </p>
      {institution.kind === 'care' && <FamiliesSay institutionId={institution.id} />}
      {institution.kind === 'care' && standing.inForce && (
        <NoticeBanner tone="done" title={`${serves.join('、')}的参保人都可以选择这家机构`}>
          互认并达到待遇等级后，在“我的进度”里选择；选好以后两地经办机构都能看到。
        </NoticeBanner>
      )}
      {institution.kind === 'care' && !standing.inForce && (
        <NoticeBanner tone="late" title={`现在不能选择：${standing.says}`}>
          请另选一家机构，或向{region?.bureauName ?? '当地经办机构'}询问，电话 {region?.phone}。
        </NoticeBanner>
      )}
      {institution.kind === 'assessment' && (
        <NoticeBanner title="评估机构由经办机构派员">
          上门评估由居住地经办机构安排，不用自己选择；评估机构不提供评估之后的护理。
        </NoticeBanner>
      )}
      <div className="grid gap-4 lg:grid-cols-[2fr_1fr] lg:items-start">
        <div className="stack">
          <WayThere
            institution={institution}
            towns={towns}
            names={names}
            from={typeof from === 'string' && names.some((one) => one.value === from) ? from : null}
            where={`${region?.name ?? ''}${town?.name ?? ''}`}
          />
          {photos.length > 0 && (
            <Card title="照片">
              <ul className="grid gap-4 sm:grid-cols-2">
                {photos.map(({ digest, caption, width, height }) => (
                  <li key={digest} className="grid content-start gap-2">
                    <Photo src={`/institutions/${institution.code}/photos/${digest}`} caption={caption} width={width} height={height} />
                    <span className="small">{caption}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {items.length > 0 && (
            <Card title="服务项目与价格" flush>
              <OfferedItems items={items} />
              <p className="small muted px-5 py-3">
                价格由机构申报，不高于当地目录；基金付多少、自付多少，按参保地待遇规定。见<a href="/guide/items">服务项目与两地对照</a>。
              </p>
            </Card>
          )}
          <Card title="机构情况">
            <DefinitionList ruled rows={factRows(institution, serves)} />
          </Card>
          <StandingHistory entries={history} />
        </div>
        <div className="stack">
          <Card title="由谁管理">
            <p>{region?.bureauName}</p>
            <p className="muted">{region?.phone}</p>
            <p className="small muted mt-2">机构信息有误，或对服务有意见，请向这里反映。</p>
          </Card>
          {institution.kind === 'care' && (
            <LinkButton href={institutionsHref({ kind: 'care', town: institution.townshipCode })} wide>
              看{town?.name ?? '同镇'}的其他机构
            </LinkButton>
          )}
          {list && (
            <p className="tiny">
              名录第 {list.number} 期，{chineseDay(list.issuedOn)}更新
            </p>
          )}
        </div>
      </div>
    </div>
  )
}

function factRows(one: Institution, serves: readonly string[]) {
  const beds = bedsText(one)
  const within = (from: string | null, to: string) => `${from ? `${chineseDay(from)}至` : '到'}${chineseDay(to)}（含首尾两日）`
  return [
    ...(beds ? [{ term: '床位', detail: one.freePlacesOn ? `${beds}（${chineseDay(one.freePlacesOn)}更新）` : beds }] : []),
    ...(one.carers === null
      ? []
      : [{ term: '护理员', detail: `${one.carers} 人${one.certified === null ? '' : `，其中持证 ${one.certified} 人`}` }]),
    { term: '可服务地区', detail: serves.join('、') },
    { term: '法定代表人', detail: one.legalPerson },
    { term: '定点编号', detail: one.code },
    { term: '服务协议', detail: `${one.agreementNo}，${within(one.agreementFrom, one.agreementTo)}` },
    ...(one.licenceTo ? [{ term: '许可证', detail: `${one.licenceNo}，${within(one.licenceFrom, one.licenceTo)}` }] : []),
  ]
}
