import type { Actor } from '../access/schema'
import { writeAudit } from '../access/store'
import type { Door } from '../db'
import { done, type Outcome, refused } from '../kernel/outcome'
import { vault } from '../vault'
import { readName } from './rules/name'
import { birthDateOf, readNationalId, sexOf } from './rules/national-id'
import { readPhone } from './rules/phone'
import { LAST, searchText, suffixesOf } from './rules/suffixes'
import { shape, shownTo } from './rules/visibility'
import type { Field, PersonRow, Shown, Viewer } from './schema'

const PLAIN = {
  id: true,
  nationalIdKey: true,
  name: true,
  sex: true,
  birthDate: true,
  insuredRegion: true,
  residenceRegion: true,
  townshipCode: true,
} as const

/** The blind index of a normalised national id (P-02). */
export function nationalIdKeyOf(nationalId: string): string {
  return vault().index('nationalId', nationalId)
}

/**
 * A person's id follows from the blind index of the national id (UUID version 8): entering a person needs no look-up, and an
 * applicant need not be able to read the table. The index is keyed, so the id tells nothing.
 */
export function personIdOf(nationalIdKey: string): string {
  const bytes = Buffer.from(nationalIdKey, 'base64url').subarray(0, 16)
  if (bytes.length < 16) throw new Error('personIdOf: not a blind index')
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export type PersonEntry = {
  name: string
  nationalId: string
  phone: string
  insuredRegion: string
  residenceRegion: string
  townshipCode: string
}

/** The parts of an entry, normalised; refuses with one sentence a field, all fields at once. */
export function readPerson(
  entry: Pick<PersonEntry, 'name' | 'nationalId' | 'phone'>,
): Outcome<{ name: string; nationalId: string; phone: string }> {
  const name = readName(entry.name)
  const nationalId = readNationalId(entry.nationalId)
  const phone = readPhone(entry.phone)
  if (name.ok && nationalId.ok && phone.ok) return done({ name: name.value, nationalId: nationalId.value, phone: phone.value })
  const problems = [name, nationalId, phone].flatMap((part) => (part.ok ? [] : [part.problem]))
  const fields = Object.assign({}, ...problems.map((problem) => problem.fields))
  return refused(problems[0]?.code ?? 'person', problems.length === 1 ? (problems[0]?.message ?? '') : `有${problems.length}处需要改正`, {
    fields,
  })
}

/**
 * Enters a person and the suffixes of the name. Who is entered already stays as entered (first entry stands: whoever types another's
 * id must not change that person's record); compare with `peopleOf` once the case is there. Throws on parts `readPerson` refuses.
 */
export async function enterPerson(tx: Door, entry: PersonEntry): Promise<{ personId: string; nationalIdKey: string }> {
  const read = readPerson(entry)
  if (!read.ok) throw new Error(`enterPerson: ${read.problem.code}`)
  const { name, nationalId, phone } = read.value
  const nationalIdKey = nationalIdKeyOf(nationalId)
  const id = personIdOf(nationalIdKey)
  const { insuredRegion, residenceRegion, townshipCode } = entry
  // createMany has no RETURNING: an applicant may enter a person and not read one.
  await tx.insuredPerson.createMany({
    data: [
      {
        id,
        nationalIdCipher: vault().seal(nationalId, `InsuredPerson.nationalIdCipher:${id}`),
        nationalIdKey,
        name,
        sex: sexOf(nationalId),
        birthDate: birthDateOf(nationalId),
        phoneCipher: vault().seal(phone, `InsuredPerson.phoneCipher:${id}`),
        phoneKey: vault().index('phone', phone),
        insuredRegion,
        residenceRegion,
        townshipCode,
      },
    ],
    skipDuplicates: true,
  })
  await enterSuffixes(tx, { id, name, insuredRegion, residenceRegion })
  return { personId: id, nationalIdKey }
}

async function enterSuffixes(
  tx: Door,
  person: { id: string; name: string; insuredRegion: string; residenceRegion: string },
): Promise<void> {
  const { id, name, insuredRegion, residenceRegion } = person
  await tx.nameSuffix.createMany({
    data: suffixesOf(name).map((suffix) => ({ personId: id, suffix, insuredRegion, residenceRegion })),
    skipDuplicates: true,
  })
}

export type PersonAmendment = Partial<Omit<PersonEntry, 'nationalId'>>

/** A bureau's clerk, or the verified person, corrects what stands entered. False when there is no such person to be seen. */
export async function amendPerson(tx: Door, personId: string, change: PersonAmendment): Promise<boolean> {
  const phone = change.phone === undefined ? undefined : readPhone(change.phone)
  const name = change.name === undefined ? undefined : readName(change.name)
  if (phone && !phone.ok) throw new Error(`amendPerson: ${phone.problem.code}`)
  if (name && !name.ok) throw new Error(`amendPerson: ${name.problem.code}`)
  const { count } = await tx.insuredPerson.updateMany({
    where: { id: personId },
    data: {
      ...(name ? { name: name.value } : {}),
      ...(phone
        ? { phoneCipher: vault().seal(phone.value, `InsuredPerson.phoneCipher:${personId}`), phoneKey: vault().index('phone', phone.value) }
        : {}),
      ...(change.insuredRegion ? { insuredRegion: change.insuredRegion } : {}),
      ...(change.residenceRegion ? { residenceRegion: change.residenceRegion } : {}),
      ...(change.townshipCode ? { townshipCode: change.townshipCode } : {}),
    },
  })
  if (count === 0) return false
  const person = (await peopleOf(tx, [personId])).get(personId)
  // Suffixes of an earlier name and pair stay: who was known by it is found by it, by the bureaus that knew.
  if (person) await enterSuffixes(tx, person)
  return true
}

/** The plain row of the person with this national id, if the asker may see it; the id is normalised here. */
export async function findByNationalId(tx: Door, nationalId: string): Promise<PersonRow | null> {
  const read = readNationalId(nationalId)
  if (!read.ok) return null
  const row = await tx.insuredPerson.findUnique({ where: { nationalIdKey: nationalIdKeyOf(read.value) }, select: PLAIN })
  return row as PersonRow | null
}

/** Ids of people whose name has this part, at most `limit`; an empty part finds nobody. */
export async function findPersonIdsByNamePart(tx: Door, text: string, limit = 500): Promise<string[]> {
  const part = searchText(text)
  if (part === '') return []
  // groupBy, not distinct: Prisma would fetch every row to make them distinct.
  const rows = await tx.nameSuffix.groupBy({
    by: ['personId'],
    where: { suffix: { gte: part, lt: part + LAST } },
    orderBy: { personId: 'asc' },
    take: limit,
  })
  return rows.map((row) => row.personId)
}

/** Plain rows by id, for lists; people behind a wall are simply not among them. */
export async function peopleOf(tx: Door, personIds: readonly string[]): Promise<Map<string, PersonRow>> {
  const rows = await tx.insuredPerson.findMany({ where: { id: { in: [...new Set(personIds)] } }, select: PLAIN })
  return new Map(rows.map((row) => [row.id, row as PersonRow]))
}

/** A field as shown, and how: 'reveal' means masked with a button that opens it. Null text: not for these eyes, or none. */
export type ShownField = { text: string | null; shown: Shown }

const ASKABLE = ['name', 'sex', 'birthDate', 'nationalId', 'phone', 'address', 'township'] as const satisfies readonly Field[]
export type AskedField = (typeof ASKABLE)[number]

/**
 * One person as the viewers may see them: only the fields asked for are opened and shaped by the field × side table. `caseId` picks
 * the address filed with that case, else the filing that began last. Sealed fields shown in full are an entry of the trail.
 * Null when the asker cannot see the person.
 */
export async function personFor<F extends AskedField>(
  tx: Door,
  actor: Actor,
  personId: string,
  ask: { viewers: readonly Viewer[]; fields: readonly F[]; caseId?: string },
): Promise<Record<F, ShownField> | null> {
  const wanted = ask.fields.filter((field) => shownTo(field, ask.viewers) !== 'hidden')
  const row = await tx.insuredPerson.findUnique({
    where: { id: personId },
    select: { ...PLAIN, nationalIdCipher: true, phoneCipher: true },
  })
  if (!row) return null
  const address = (wanted as AskedField[]).includes('address') ? await addressOf(tx, personId, ask.caseId) : null
  function full(field: AskedField): string | null {
    switch (field) {
      case 'nationalId':
        return vault().open(row?.nationalIdCipher ?? '', `InsuredPerson.nationalIdCipher:${personId}`)
      case 'phone':
        return vault().open(row?.phoneCipher ?? '', `InsuredPerson.phoneCipher:${personId}`)
      case 'address':
        return address
      case 'township':
        return row?.townshipCode ?? null
      default:
        return row?.[field] ?? null
    }
  }
  const answer = {} as Record<F, ShownField>
  for (const field of ask.fields) {
    const shown = shownTo(field, ask.viewers)
    const value = shown === 'hidden' ? null : full(field)
    answer[field] = { text: value === null ? null : shape(field, value, ask.viewers), shown }
  }
  const opened = wanted.filter(
    (field) => ['nationalId', 'phone', 'address'].includes(field) && ['full', 'lastFour'].includes(answer[field].shown),
  )
  if (opened.length > 0) {
    await writeAudit(tx, actor, {
      act: 'person.read',
      subject: `person:${personId}`,
      personId,
      ...(ask.caseId ? { caseId: ask.caseId } : {}),
      outcome: 'done',
      detail: { fields: opened.join(',') },
    })
  }
  return answer
}

/** The address in full: of the case's filing when one is named, else of the filing that began last. Callers shape it. */
export async function addressOf(tx: Door, personId: string, caseId?: string): Promise<string | null> {
  const filing = await tx.crossRegionFiling.findFirst({
    where: { personId, ...(caseId ? { caseId } : {}) },
    orderBy: [{ since: 'desc' }, { filedOn: 'desc' }, { createdAt: 'desc' }],
    select: { id: true, addressCipher: true },
  })
  return filing ? vault().open(filing.addressCipher, `CrossRegionFiling.addressCipher:${filing.id}`) : null
}

/** A sealed field in full, for `revealField` and for papers printed to the person: callers have decided. */
export async function sealedFieldOf(tx: Door, personId: string, field: 'nationalId' | 'phone'): Promise<string | null> {
  const column = field === 'nationalId' ? 'nationalIdCipher' : 'phoneCipher'
  const row = await tx.insuredPerson.findUnique({ where: { id: personId }, select: { nationalIdCipher: true, phoneCipher: true } })
  return row ? vault().open(row[column], `InsuredPerson.${column}:${personId}`) : null
}
