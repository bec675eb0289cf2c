import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { complaintPage, supervisedHouses } from '@/lib/supervision/commands/desk'
import { requireBureau } from '@/lib/web/bureau'
import { portalToday } from '@/lib/web/session'
import { FindingForm } from './finding-form'
import { PlanForm } from './plan-form'

type Props = { searchParams: Promise<{ as?: string | string[]; complaint?: string | string[] }> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await searchParams).as === 'inspection' ? '列入检查计划' : '登记问题' }
}

export default async function PlanPage({ searchParams }: Props) {
  const actor = await requireBureau()
  const { as, complaint } = await searchParams
  const from = typeof complaint === 'string' ? await complaintPage(actor, complaint) : null
  if (complaint !== undefined && !from) notFound()
  const houses = (await supervisedHouses(actor)).map(({ id, name }) => ({ value: id, label: name }))
  const isInspection = as === 'inspection'
  return (
    <div className="stack max-w-[44rem]">
      <PageHead
        title={isInspection ? '列入检查计划' : '登记问题'}
        note={isInspection ? '在本统筹区，或服务本统筹区参保人的机构，都可以列入。' : '抽查、投诉核实中发现的，不经检查表，直接登记。'}
        back={{ href: '/supervision', label: '联合监管' }}
        ruled
      />
      <Card>
        {isInspection ? (
          <PlanForm requestId={randomUUID()} houses={houses} today={await portalToday()} />
        ) : (
          <FindingForm
            requestId={randomUUID()}
            houses={from ? houses.filter(({ value }) => value === from.house.id) : houses}
            complaint={from && { id: from.complaint.id, number: from.complaint.number }}
          />
        )}
      </Card>
    </div>
  )
}
