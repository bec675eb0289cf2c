import type { CaseStatus } from '../../cases/schema'
import type { Door } from '../../db'
import type { Certificate as Row } from '../../generated/prisma/client'
import type { PlainDate } from '../../kernel/dates'
import type { CaseNow } from '../rules/certificate'
import type { BureauKey, SuiteId } from '../schema/certificate'

/** 互认证书 as kept. */
export type Certificate = Omit<Row, 'issuedAt'>

/** Every key that was ever published, the latest first; revoked and run out ones too, since what they signed is still shown. */
export async function bureauKeys(tx: Door): Promise<BureauKey[]> {
  const rows = await tx.bureauKey.findMany({ orderBy: [{ regionCode: 'asc' }, { createdAt: 'desc' }] })
  return rows.map(({ createdAt: _, suite, ...rest }) => ({ ...rest, suite: suite as SuiteId }))
}

/** One key is made at a time, until the transaction ends. */
export async function lockKeys(tx: Door): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(20261124)`
}

/** Publishes a key. */
export async function publishKey(tx: Door, key: BureauKey): Promise<void> {
  await tx.bureauKey.createMany({ data: [key] })
}

export async function revokeKey(tx: Door, keyId: string, on: PlainDate): Promise<number> {
  return (await tx.bureauKey.updateMany({ where: { keyId, revokedOn: null }, data: { revokedOn: on } })).count
}

/** The certificate of a recognition that stands, signed by a key that does; null while there is none. */
export async function certificateFor(
  tx: Door,
  of: { caseId: string; validFrom: PlainDate; validTo: PlainDate; grade: number; keyId: string },
): Promise<Certificate | null> {
  return plain(await tx.certificate.findUnique({ where: { caseId_validFrom_validTo_grade_keyId: of } }))
}

/** The last one a case was given, whatever has become of it. */
export async function lastCertificateOf(tx: Door, caseId: string): Promise<Certificate | null> {
  return plain(await tx.certificate.findFirst({ where: { caseId }, orderBy: { issuedAt: 'desc' } }))
}

/** By its serial; the portal's own hand reads it for whoever asks. */
export async function certificateBySerial(tx: Door, serial: string): Promise<Certificate | null> {
  return plain(await tx.certificate.findUnique({ where: { serial } }))
}

/** Gives a certificate, if nobody has meanwhile. */
export async function insertCertificate(tx: Door, one: Certificate): Promise<void> {
  await tx.certificate.createMany({ data: [one], skipDuplicates: true })
}

/** Recognised cases of a region that have no certificate by this key yet, by the day they run out. */
export async function withoutCertificate(tx: Door, regionCode: string, keyId: string, today: PlainDate, count: number): Promise<string[]> {
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    select k."id" from "Case" k
    where k."insuredRegion" = ${regionCode} and k."status" = 'recognised' and k."validTo" >= ${today}
      and not exists (select 1 from "Certificate" c where c."caseId" = k."id" and c."keyId" = ${keyId} and c."validTo" = k."validTo" and c."grade" = k."grade")
    order by k."validTo", k."id" limit ${count}`
  return rows.map((row) => row.id)
}

export type GivenCertificate = Pick<Certificate, 'serial' | 'validFrom' | 'validTo' | 'grade'> & { now: CaseNow }

/** Certificates of a region still within their days whose case is no longer plainly recognised on the same terms. */
export async function doubtfulCertificates(tx: Door, regionCode: string, today: PlainDate): Promise<GivenCertificate[]> {
  const rows = await tx.$queryRaw<
    Array<{
      serial: string
      validFrom: string
      validTo: string
      grade: number
      status: string
      from: string | null
      to: string | null
      standing: number | null
    }>
  >`
    select c."serial", c."validFrom", c."validTo", c."grade", k."status", k."facts"->'recognition'->>'validFrom' as "from",
      k."facts"->'recognition'->>'validTo' as "to", k."grade" as "standing"
    from "Certificate" c join "Case" k on k."id" = c."caseId"
    where c."insuredRegion" = ${regionCode} and c."validTo" >= ${today}
      and (k."status" <> 'recognised' or k."validTo" is distinct from c."validTo" or k."grade" is distinct from c."grade"
        or k."facts"->'recognition'->>'validFrom' is distinct from c."validFrom")`
  return rows.map(({ status, from, to, standing, ...given }) => ({
    ...given,
    now: { status: status as CaseStatus, grade: standing, recognition: from && to ? { validFrom: from, validTo: to } : null },
  }))
}

function plain(row: Row | null): Certificate | null {
  if (!row) return null
  const { issuedAt: _, ...rest } = row
  return rest
}
