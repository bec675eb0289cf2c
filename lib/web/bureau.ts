import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PUBLIC } from '../access/schema'
import type { Region } from '../agreements/schema'
import { regions } from '../agreements/store'
import type { BureauActor } from '../cases/commands/desk'
import { asActor } from '../db'
import { requireActor } from './session'

/** Someone of a bureau, or the sign-in page, or 404: the guard of every page at a bureau's desk. */
export async function requireBureau(): Promise<BureauActor> {
  const actor = await requireActor('clerk', 'reviewer')
  if (actor.regionCode === null) notFound()
  return { ...actor, regionCode: actor.regionCode }
}

/** The region an office is of, for the frame around its pages. */
export const regionOfOffice = cache(async function regionOfOffice(regionCode: string): Promise<Region | null> {
  return (await asActor(PUBLIC, regions)).find((one) => one.code === regionCode) ?? null
})
