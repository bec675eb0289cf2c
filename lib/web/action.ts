import { revalidatePath } from 'next/cache'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { type Actor, PUBLIC, type Role } from '../access/schema'
import type { PlainDate } from '../kernel/dates'
import { type Outcome, type Problem, refused } from '../kernel/outcome'
import { readForm } from './form'
import { logIncident } from './log'
import { currentSession, portalToday } from './session'

/** What a form holds between presses: nothing yet, what came of it, or why not. */
export type ActionState<V> = null | { ok: true; value: V } | { ok: false; problem: Problem }

export type Action<V> = (previous: ActionState<V>, sent: FormData | unknown) => Promise<ActionState<V>>

type Recipe<S extends z.ZodType, V> = {
  /** Who may press. Left out: anyone signed in. 'anyone': also the public, as the actor PUBLIC. */
  roles?: readonly Role[] | 'anyone'
  /** A strict object: unknown fields are refused (W-05). */
  schema: S
  /** Opened also to one whose password is temporary. */
  evenWithTemporaryPassword?: boolean
  /** Paths whose pages are drawn anew once it is done. */
  revalidate?: readonly string[] | ((input: z.output<S>) => readonly string[])
  work: (deed: { actor: Actor; input: z.output<S>; today: PlainDate; at: Date }) => Promise<Outcome<V>>
}

const SIGN_IN_AGAIN = refused('signInAgain', '登录已过期，填写的内容仍在本页：请重新登录后再提交。')
const NOT_YOURS = refused('notYours', '您的岗位不能办理这一项，请由有权的人员办理。')
const PASSWORD_FIRST = refused('changePasswordFirst', '请先到“我的账号”把临时密码改成自己的密码。')

/**
 * The one maker of server actions. In order: session, role, shape (NFC, bounded, strict; field problems under the form's own names),
 * then the deed. An expected refusal comes back as a Problem; an unexpected error is logged without personal data and answered
 * with an incident number.
 */
export function makeAction<S extends z.ZodType, V>(recipe: Recipe<S, V>): Action<V> {
  return async function act(_previous, sent) {
    try {
      const session = await currentSession()
      const actor = session?.actor ?? (recipe.roles === 'anyone' ? PUBLIC : null)
      if (!actor) return SIGN_IN_AGAIN
      if (Array.isArray(recipe.roles) && !recipe.roles.includes(actor.role)) return NOT_YOURS
      if (session?.mustChangePassword && !recipe.evenWithTemporaryPassword && recipe.roles !== 'anyone') return PASSWORD_FIRST
      const read = readForm(recipe.schema, sent)
      if (!read.ok) return read
      const outcome = await recipe.work({ actor, input: read.value, today: await portalToday(), at: new Date() })
      if (outcome.ok && recipe.revalidate) {
        const paths = typeof recipe.revalidate === 'function' ? recipe.revalidate(read.value) : recipe.revalidate
        for (const path of paths) revalidatePath(path)
      }
      return outcome
    } catch (error) {
      // A redirect or a 404 asked for inside the deed is Next's own business.
      unstable_rethrow(error)
      const incident = logIncident('action', error)
      return refused('unexpected', `系统暂时无法办理，请稍后再试；若仍不行，请告知经办机构编号 ${incident}。`)
    }
  }
}
