import { type Actor, CALENDAR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import type { Township } from '../../agreements/schema'
import { termsFor, townships } from '../../agreements/store'
import { asActor, type Door, nowAsking } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { shape } from '../../people/rules/visibility'
import type { CareRelationship, PersonRow } from '../../people/schema'
import { peopleOf } from '../../people/store'
import { careBy } from '../../people/store/care'
import { benefitOf } from '../rules/benefit'
import { recognitionStands, reportable } from '../rules/changes'
import { gradeNameOf } from '../rules/grade-name'
import type { Client, ClientPage } from '../schema/client'
import type { CaseFile } from '../schema/event'
import { casesByIds, eventsOf } from '../store/case'

/** Someone of an institution. */
export type CarerActor = Actor & { institutionId: string }

/** 本机构的服务对象 today, the longest cared for first. */
export function clientsOf(actor: CarerActor, today: PlainDate): Promise<Client[]> {
  return asActor(actor, async (tx) => {
    const care = await careBy(tx, actor.institutionId, today)
    const clients = await withPortalsHand(tx, actor, async () => (await known(tx, care)).map((one) => clientOf(one, today)))
    await writeAudit(tx, actor, {
      act: 'clients.read',
      subject: `institution:${actor.institutionId}`,
      outcome: 'done',
      detail: { rows: clients.length },
    })
    return clients
  })
}

/** One client with what may be reported and what was; null for a miss, a wall and a care that no longer runs. */
export function clientPage(actor: CarerActor, caseId: string, today: PlainDate): Promise<ClientPage | null> {
  return asActor(actor, async (tx) => {
    const care = (await careBy(tx, actor.institutionId, today)).filter((one) => one.caseId === caseId)
    const page = await withPortalsHand(tx, actor, async () => {
      const [found] = await known(tx, care)
      if (!found) return null
      const { caseFile } = found
      const terms = await termsFor(tx, caseFile.agreementId, today)
      const reported = (await eventsOf(tx, caseId)).filter((one) => one.kind === 'changeReported')
      return {
        ...clientOf(found, today),
        reportable: recognitionStands(caseFile) ? reportable('institution', caseFile.facts) : [],
        validFrom: caseFile.facts.recognition?.validFrom ?? null,
        backDays: terms.changeBackDays.value,
        reports: reported.flatMap(({ seq, body, today: on }) =>
          body.change && body.happenedOn
            ? [{ key: seq, change: body.change, happenedOn: body.happenedOn, on, isOwn: body.institutionId === actor.institutionId }]
            : [],
        ),
      }
    })
    const outcome = page ? 'done' : 'refused'
    await writeAudit(tx, actor, { act: 'client.read', subject: `case:${page ? caseId : 'none'}`, ...(page ? { caseId } : {}), outcome })
    return page
  })
}

type Known = { care: CareRelationship; caseFile: CaseFile; person: PersonRow; towns: Township[] }

/** Cases and people stay closed to institutions: what care they give is read by their own eyes, the rest by the portal's, and shaped. */
async function withPortalsHand<T>(tx: Door, actor: Actor, work: () => Promise<T>): Promise<T> {
  await nowAsking(tx, CALENDAR)
  const answer = await work()
  await nowAsking(tx, actor)
  return answer
}

async function known(tx: Door, care: readonly CareRelationship[]): Promise<Known[]> {
  const cases = await casesByIds(
    tx,
    care.map((one) => one.caseId),
  )
  const people = await peopleOf(
    tx,
    care.map((one) => one.personId),
  )
  const towns = await townships(tx)
  return care.flatMap((one) => {
    const [caseFile, person] = [cases.get(one.caseId), people.get(one.personId)]
    return caseFile && person ? [{ care: one, caseFile, person, towns }] : []
  })
}

const VIEWERS = ['institution'] as const

function clientOf({ care, caseFile, person, towns }: Known, today: PlainDate): Client {
  return {
    caseId: caseFile.id,
    name: shape('name', person.name, VIEWERS) ?? '—',
    sex: shape('sex', person.sex, VIEWERS) === person.sex ? person.sex : null,
    town: shape('township', towns.find((one) => one.code === caseFile.townshipCode)?.name ?? '', VIEWERS) ?? '',
    grade: shape('grade', gradeNameOf(caseFile) ?? '', VIEWERS) ?? '',
    since: care.from,
    validTo: caseFile.validTo,
    benefit: benefitOf(caseFile, today),
  }
}
