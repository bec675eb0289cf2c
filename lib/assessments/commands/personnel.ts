import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/schema'
import { writeAudit } from '../../access/store'
import { colleague } from '../../access/store/colleague'
import { asActor } from '../../db'
import { institution } from '../../institutions/store'
import { done, type Outcome, refused } from '../../kernel/outcome'
import type { AmendPersonnel, EnterPersonnel, When } from '../schema'
import { insertPersonnel, isInRegister, personnelByIds, personnelOfAccount, updatePersonnel } from '../store/personnel'

const NOT_KEPT = refused('notRegistrar', '评估人员名册由本区经办机构维护，请用经办账号登录后办理。')

function bureauOf(actor: Actor): string | null {
  return actor.role === 'clerk' || actor.role === 'reviewer' ? actor.regionCode : null
}

function validityRefused(from: string, to: string): Outcome<true> {
  return from <= to
    ? done(true)
    : refused('validityReversed', '资格终止日不能早于起始日，请核对。', { fields: { validTo: '不能早于起始日' } })
}

/** Enters one person of this bureau's region into the register. Name and natural person come from the account, never from the form. */
export function enterPersonnel(actor: Actor, input: EnterPersonnel, _when: When): Promise<Outcome<{ personnelId: string }>> {
  return asActor(actor, async (tx) => {
    const region = bureauOf(actor)
    const personnelId = randomUUID()
    const outcome = await decideAndWrite()
    await writeAudit(tx, actor, {
      act: 'personnel.enter',
      subject: outcome.ok ? `personnel:${personnelId}` : `account:${input.accountId}`,
      outcome: outcome.ok ? 'done' : 'refused',
      ...(outcome.ok ? {} : { detail: { code: outcome.problem.code } }),
    })
    return outcome

    async function decideAndWrite(): Promise<Outcome<{ personnelId: string }>> {
      if (!region) return NOT_KEPT
      const validity = validityRefused(input.validFrom, input.validTo)
      if (!validity.ok) return validity
      const account = await colleague(tx, { accountId: input.accountId, region, role: 'assessor' })
      if (!account)
        return refused('accountUnknown', '没有找到本区的评估人员账号，请先由系统管理员开立账号。', {
          fields: { accountId: '请选择本区评估人员的账号' },
        })
      const place = await institution(tx, input.institutionId)
      if (place?.kind !== 'assessment' || place.regionCode !== region)
        return refused('institutionUnknown', '没有找到本区的定点评估机构，请先登记机构。', {
          fields: { institutionId: '请选择本区的评估机构' },
        })
      if ((await personnelOfAccount(tx, input.accountId)) || (await isInRegister(tx, account.personKey))) {
        return refused('alreadyEntered', `${account.name}已在名册内，请在原有记录上更新。`, { fields: { accountId: '已在名册内' } })
      }
      await insertPersonnel(tx, {
        ...input,
        id: personnelId,
        personKey: account.personKey,
        name: account.name,
        regionCode: region,
        institutionName: place.name,
      })
      return done({ personnelId })
    }
  })
}

/** Changes an entry, or takes it out of the register and back in. Refuses `stale` when a colleague changed it meanwhile. */
export function amendPersonnel(actor: Actor, input: AmendPersonnel, _when: When): Promise<Outcome<{ personnelId: string }>> {
  return asActor(actor, async (tx) => {
    const region = bureauOf(actor)
    const outcome = await decideAndWrite()
    await writeAudit(tx, actor, {
      act: 'personnel.amend',
      subject: `personnel:${input.personnelId}`,
      outcome: outcome.ok ? 'done' : 'refused',
      detail: outcome.ok ? { status: input.status, kind: input.kind } : { code: outcome.problem.code },
    })
    return outcome

    async function decideAndWrite(): Promise<Outcome<{ personnelId: string }>> {
      if (!region) return NOT_KEPT
      const validity = validityRefused(input.validFrom, input.validTo)
      if (!validity.ok) return validity
      const [entry] = await personnelByIds(tx, [input.personnelId])
      if (!entry || entry.regionCode !== region) return refused('personnelUnknown', '没有找到这条名册记录，请回到名册核对。')
      const place = await institution(tx, input.institutionId)
      if (place?.kind !== 'assessment' || place.regionCode !== region)
        return refused('institutionUnknown', '没有找到本区的定点评估机构，请先登记机构。', {
          fields: { institutionId: '请选择本区的评估机构' },
        })
      const { personnelId, version, ...changes } = input
      const written = await updatePersonnel(tx, personnelId, version, { ...changes, institutionName: place.name })
      return written ? done({ personnelId }) : refused('stale', '同事刚改过这条记录，请刷新后核对再改。')
    }
  })
}
