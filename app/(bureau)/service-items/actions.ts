'use server'

import { docketCloseEntrySchema, docketSignEntrySchema } from '@/lib/agreements/schema/docket'
import { endInstitutionItem, recordInstitutionItems } from '@/lib/institutions/commands/institution-items'
import { returnItemDocket, signItemDocket, withdrawItemDocket } from '@/lib/institutions/commands/item-dockets'
import { proposeCatalogue } from '@/lib/institutions/commands/items'
import { proposeMapping } from '@/lib/institutions/commands/mapping'
import { priceFormSchema } from '@/lib/institutions/rules/item-cells'
import { catalogueProposalSchema, institutionItemEndSchema } from '@/lib/institutions/schema/items'
import { mappingProposalSchema } from '@/lib/institutions/schema/mapping'
import { done } from '@/lib/kernel/outcome'
import { makeAction } from '@/lib/web/action'

const BUREAU = ['clerk', 'reviewer'] as const
const PAGES = ['/service-items', '/guide/items']

export const fileCatalogue = makeAction({
  roles: BUREAU,
  schema: catalogueProposalSchema,
  revalidate: PAGES,
  work: async ({ actor, input, today }) => {
    const filed = await proposeCatalogue(actor, { ...input, today })
    return filed.ok ? done(filed.value.id) : filed
  },
})

export const fileMapping = makeAction({
  roles: BUREAU,
  schema: mappingProposalSchema,
  revalidate: PAGES,
  work: async ({ actor, input, today }) => {
    const filed = await proposeMapping(actor, { ...input, today })
    return filed.ok ? done(filed.value.id) : filed
  },
})

export const sign = makeAction({
  roles: ['reviewer'],
  schema: docketSignEntrySchema,
  revalidate: ({ docketId }) => [...PAGES, `/service-items/dockets/${docketId}`],
  work: async ({ actor, input, today }) => {
    const signed = await signItemDocket(actor, { ...input, today })
    return signed.ok ? done(signed.value.state) : signed
  },
})

export const giveBack = makeAction({
  roles: ['reviewer'],
  schema: docketCloseEntrySchema,
  revalidate: ({ docketId }) => [...PAGES, `/service-items/dockets/${docketId}`],
  work: async ({ actor, input, today }) => {
    const returned = await returnItemDocket(actor, { ...input, today })
    return returned.ok ? done(returned.value.state) : returned
  },
})

export const takeBack = makeAction({
  roles: BUREAU,
  schema: docketCloseEntrySchema,
  revalidate: ({ docketId }) => [...PAGES, `/service-items/dockets/${docketId}`],
  work: async ({ actor, input, today }) => {
    const withdrawn = await withdrawItemDocket(actor, { ...input, today })
    return withdrawn.ok ? done(withdrawn.value.state) : withdrawn
  },
})

export const recordPrice = makeAction({
  roles: BUREAU,
  schema: priceFormSchema,
  revalidate: ({ institutionCode }) => [`/service-items/institutions/${institutionCode}`, `/institutions/${institutionCode}`],
  work: ({ actor, input: { institutionCode, ...entry } }) => recordInstitutionItems(actor, { institutionCode, entries: [entry] }),
})

export const endPrice = makeAction({
  roles: BUREAU,
  schema: institutionItemEndSchema,
  revalidate: ({ institutionCode }) => [`/service-items/institutions/${institutionCode}`, `/institutions/${institutionCode}`],
  work: ({ actor, input, today }) => endInstitutionItem(actor, { ...input, today }),
})
