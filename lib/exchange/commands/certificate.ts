import { randomBytes } from 'node:crypto'
import { type Actor, CALENDAR } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { regions } from '../../agreements/store'
import { standingOf } from '../../cases/commands/standing'
import type { CaseFile } from '../../cases/schema/event'
import { caseById } from '../../cases/store/case'
import { asActor, type Door, nowAsking } from '../../db'
import type { PlainDate } from '../../kernel/dates'
import { done, type Outcome, refused } from '../../kernel/outcome'
import { maskName } from '../../people/rules/name'
import { peopleOf } from '../../people/store'
import { certificateEnd, readSerial, serialOf } from '../rules/certificate'
import { listMessage, readToken, serialKey, signedToken } from '../rules/token'
import { type BureauKey, type CertificateEnd, type CertificateFacts, Serial, type StatusList } from '../schema/certificate'
import {
  bureauKeys,
  type Certificate,
  certificateBySerial,
  certificateFor,
  doubtfulCertificates,
  insertCertificate,
  lastCertificateOf,
  withoutCertificate,
} from '../store/certificate'
import { type SigningKey, SUITE_BY_ID, signingKey } from './keystore'

export const NO_CERTIFICATE = refused('certificate.notFound', '没有找到这份互认证书')
const NO_KEY = refused('noSigningKey', '参保地经办机构还没有启用签发密钥，暂时不能出具互认证书')

/** A certificate as its holder sees it. */
export type HeldCertificate = { serial: string; token: string; facts: CertificateFacts; issuedOn: PlainDate; end: CertificateEnd | null }

/** The certificate of a recognised case, given at the first asking; null when the case carries no recognition with a grade. */
async function given(tx: Door, caseFile: CaseFile, today: PlainDate, key: SigningKey): Promise<Certificate | null> {
  const { id: caseId, insuredRegion, residenceRegion, grade, personId } = caseFile
  const { recognition, finding } = caseFile.facts
  if (caseFile.status !== 'recognised' || !recognition || !finding || grade === null) return null
  const { validFrom, validTo } = recognition
  const of = { caseId, validFrom, validTo, grade, keyId: key.keyId }
  const standing = await certificateFor(tx, of)
  if (standing) return standing
  const person = (await peopleOf(tx, [personId])).get(personId)
  if (!person) throw new Error(`the person of case ${caseId} is not there`)
  const serial = serialOf(randomBytes(10))
  const facts: CertificateFacts = {
    ...{ serial, name: maskName(person.name), grade, validFrom, validTo, regions: [insuredRegion, residenceRegion] },
    ...{ editionId: finding.editionId, keyId: key.keyId },
  }
  const token = signedToken(facts, SUITE_BY_ID[key.suite], key.secret)
  await insertCertificate(tx, { ...of, serial, insuredRegion, residenceRegion, token, issuedOn: today })
  await writeAudit(tx, CALENDAR, { act: 'certificate.issue', subject: `Certificate:${serial}`, caseId, personId, outcome: 'done' })
  return certificateFor(tx, of)
}

/** Gives every recognised case its certificate, region by region; those that have theirs are left. Answers how many were given. */
export async function issueCertificates(today: PlainDate): Promise<number> {
  let count = 0
  for (const { code } of await asActor(CALENDAR, regions)) {
    const key = await signingKey(code, today)
    if (!key) continue
    for (;;) {
      const ids = await asActor(CALENDAR, (tx) => withoutCertificate(tx, code, key.keyId, today, BATCH))
      let given = 0
      for (const id of ids) given += (await asActor(CALENDAR, (tx) => issueOne(tx, id, today, key))) ? 1 : 0
      count += given
      // What could not be given now is not asked for again in this run.
      if (given < BATCH) break
    }
  }
  return count
}

const BATCH = 200

async function issueOne(tx: Door, caseId: string, today: PlainDate, key: SigningKey): Promise<boolean> {
  const caseFile = await caseById(tx, caseId)
  return caseFile !== null && (await given(tx, caseFile, today, key)) !== null
}

/**
 * The certificate of a case for those who have a side of it (family, both bureaus), given at once if it is still lacking. Refuses others as
 * if it were not there, a case that was not recognised, and a bureau without a key.
 */
export async function certificateOf(actor: Actor, caseId: string, today: PlainDate): Promise<Outcome<HeldCertificate>> {
  const standing = await asActor(actor, async (tx) => {
    const caseFile = await caseById(tx, caseId)
    const sides = caseFile ? (await standingOf(tx, actor, caseFile, today)).sides : []
    return sides.some((side) => HOLDERS.includes(side)) ? caseFile : null
  })
  if (!standing) return NO_CERTIFICATE
  const key = await signingKey(standing.insuredRegion, today)
  if (!key) return NO_KEY
  return asActor(CALENDAR, async (tx) => {
    const caseFile = await caseById(tx, caseId)
    const certificate = caseFile && ((await given(tx, caseFile, today, key)) ?? (await lastCertificateOf(tx, caseFile.id)))
    if (!certificate) return refused('notRecognised', '这件案件还没有互认，互认以后才有证书')
    await nowAsking(tx, actor)
    await writeAudit(tx, actor, {
      ...{ act: 'certificate.read', subject: `Certificate:${certificate.serial}`, caseId, personId: caseFile.personId, outcome: 'done' },
    })
    return done(heldFrom(certificate, caseFile))
  })
}

const HOLDERS: readonly string[] = ['applicant', 'representative', 'competentBureau', 'residenceBureau']

function heldFrom({ serial, token, issuedOn, ...rest }: Certificate, { status, facts, grade }: CaseFile): HeldCertificate {
  const read = readToken(token)
  if (!read) throw new Error(`the token of certificate ${serial} cannot be read`)
  return { serial, token, issuedOn, facts: read.facts, end: certificateEnd(rest, { status, recognition: facts.recognition, grade }) }
}

/** The token of a serial as typed, for anyone; every miss reads the same. */
export async function tokenOfSerial(typed: string): Promise<Outcome<{ token: string }>> {
  const serial = Serial.safeParse(readSerial(typed))
  const found = serial.success ? await asActor(CALENDAR, (tx) => certificateBySerial(tx, serial.data)) : null
  return found ? done({ token: found.token }) : NO_CERTIFICATE
}

/** What a verifier needs: every published key, and each region's list of ends signed at `now` by the key it signs with today. */
export async function verifierNow(today: PlainDate, now: Date): Promise<{ keys: BureauKey[]; lists: StatusList[] }> {
  const known = await asActor(CALENDAR, regions)
  const lists: StatusList[] = []
  for (const { code } of known) {
    const key = await signingKey(code, today)
    if (key) lists.push(await signedList(code, key, today, now))
  }
  return { keys: await asActor(CALENDAR, bureauKeys), lists }
}

async function signedList(regionCode: string, { keyId, suite, secret }: SigningKey, today: PlainDate, now: Date): Promise<StatusList> {
  const doubtful = await asActor(CALENDAR, (tx) => doubtfulCertificates(tx, regionCode, today))
  const ends: StatusList['ends'] = {}
  for (const { serial, now: standing, ...rest } of doubtful) {
    const end = certificateEnd(rest, standing)
    if (end) ends[serialKey(serial)] = end
  }
  const list = { regionCode, keyId, asOf: now.toISOString(), ends }
  return { ...list, signature: SUITE_BY_ID[suite].sign(listMessage(list), secret) }
}
