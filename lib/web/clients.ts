import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PUBLIC } from '../access/schema'
import type { CarerActor } from '../cases/commands/clients'
import { asActor } from '../db'
import type { Institution } from '../institutions/schema'
import { institution } from '../institutions/store'
import { requireActor } from './session'

/** Someone of a care institution, or the sign-in page, or 404: the guard of an institution's pages. */
export async function requireCarer(): Promise<CarerActor> {
  const actor = await requireActor('institution')
  if (actor.institutionId === null) notFound()
  return { ...actor, institutionId: actor.institutionId }
}

/** The institution an account is of, as the register has it. */
export const ownInstitution = cache(async function ownInstitution(id: string): Promise<Institution | null> {
  return asActor(PUBLIC, (tx) => institution(tx, id))
})
