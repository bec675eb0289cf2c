import { notFound } from 'next/navigation'
import type { Actor } from '../access/schema'
import type { Region, Township } from '../agreements/schema'
import { regions, townships } from '../agreements/store'
import type { CarerActor } from '../cases/commands/clients'
import { asActor } from '../db'
import type { Institution } from '../institutions/schema'
import type { OfferedItem } from '../institutions/schema/items'
import type { InstitutionPhoto, InstitutionRequest } from '../institutions/schema/request'
import { institution, institutionsByCode } from '../institutions/store'
import { itemsOf } from '../institutions/store/items'
import { photosOf, requestsOf, waitingCount, waitingPhotos, waitingRequests } from '../institutions/store/request'
import { portalToday } from './session'

export type OwnInstitution = {
  own: Institution
  regions: Region[]
  townships: Township[]
  items: OfferedItem[]
  requests: InstitutionRequest[]
  photos: InstitutionPhoto[]
}

/** An institution as its own people see it. */
export async function ownPage(actor: CarerActor): Promise<OwnInstitution> {
  const today = await portalToday()
  return asActor(actor, async (tx) => {
    const own = await institution(tx, actor.institutionId)
    if (!own) notFound()
    return {
      ...{ own, regions: await regions(tx), townships: await townships(tx), items: await itemsOf(tx, own.code, today) },
      requests: await requestsOf(tx, own.id),
      photos: await photosOf(tx, own.code, ['waiting', 'shown', 'returned']),
    }
  })
}

export type Asked = { request: InstitutionRequest; institution: Institution }
export type AskedPhoto = { photo: InstitutionPhoto; name: string }

/** What institutions of the own region wait for. */
export function requestDesk(actor: Actor & { regionCode: string }): Promise<{ asked: Asked[]; photos: AskedPhoto[] }> {
  return asActor(actor, async (tx) => {
    const [requests, photos] = [await waitingRequests(tx, actor.regionCode), await waitingPhotos(tx, actor.regionCode)]
    const known = await institutionsByCode(
      tx,
      [...requests, ...photos].map((one) => one.code),
    )
    return {
      asked: requests.flatMap((request) => {
        const found = known.get(request.code)
        return found ? [{ request, institution: found }] : []
      }),
      photos: photos.map((photo) => ({ photo, name: known.get(photo.code)?.name ?? photo.code })),
    }
  })
}

/** How much waits, for the desk's line. */
export function requestsWaiting(actor: Actor & { regionCode: string }): Promise<number> {
  return asActor(actor, (tx) => waitingCount(tx, actor.regionCode))
}
