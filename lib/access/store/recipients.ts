import type { Door } from '../../db'
import { vault } from '../../vault'
import type { Role } from '../schema'

/** An account that is to be told something, with the ways to it. */
export type Recipient = {
  accountId: string
  role: Role
  regionCode: string | null
  institutionId: string | null
  /** An applicant's telephone. */
  phone: string | null
  /** Where staff asked for e-mail. */
  email: string | null
}

/** Whom to ask for: accounts by id, the person's own once verified, posts at bureaus (of no region: of all), and institutions' accounts. */
export type Addressed = {
  accountIds: readonly string[]
  personKey: string | null
  posts: ReadonlyArray<{ regionCode: string | null; role: Role }>
  institutionIds: readonly string[]
}

function emailPlace(accountId: string): string {
  return `Account.emailCipher:${accountId}`
}

/** The active accounts addressed, in one statement whose every part has its index. Read by the portal's own hand. */
export async function accountsAddressed(tx: Door, { accountIds, personKey, posts, institutionIds }: Addressed): Promise<Recipient[]> {
  const parts = [
    ...(accountIds.length > 0 ? [{ id: { in: [...accountIds] } }] : []),
    ...(personKey === null ? [] : [{ personKey, role: 'applicant', identityVerifiedAt: { not: null } }]),
    ...posts,
    ...(institutionIds.length > 0 ? [{ institutionId: { in: [...institutionIds] }, role: 'institution' }] : []),
  ]
  if (parts.length === 0) return []
  const rows = await tx.account.findMany({
    where: { status: 'active', OR: parts },
    select: { id: true, role: true, regionCode: true, institutionId: true, phoneCipher: true, emailCipher: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, phoneCipher, emailCipher, ...row }) => ({
    accountId: id,
    ...row,
    role: row.role as Role,
    phone: phoneCipher && vault().open(phoneCipher, `Account.phoneCipher:${id}`),
    email: emailCipher && vault().open(emailCipher, emailPlace(id)),
  }))
}

/** The actor's own address for notices; null where none was given. */
export async function ownEmail(tx: Door, accountId: string): Promise<string | null> {
  const row = await tx.account.findUnique({ where: { id: accountId }, select: { emailCipher: true } })
  return row?.emailCipher ? vault().open(row.emailCipher, emailPlace(accountId)) : null
}

/** Keeps or, with null, takes away the account's address for notices. */
export async function keepEmail(tx: Door, accountId: string, email: string | null): Promise<void> {
  const emailCipher = email === null ? null : vault().seal(email, emailPlace(accountId))
  await tx.account.updateMany({ where: { id: accountId }, data: { emailCipher } })
}
