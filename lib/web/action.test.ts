import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor, Role } from '../access/schema'
import type { LiveSession } from '../accounts/schema'
import { done, refused } from '../kernel/outcome'
import { makeAction } from './action'

const held = vi.hoisted(() => ({ session: null as LiveSession | null, redrawn: [] as string[], logged: [] as unknown[] }))
vi.mock('./session', () => ({ currentSession: async () => held.session, portalToday: async () => '2026-11-23' }))
vi.mock('next/cache', () => ({ revalidatePath: (path: string) => void held.redrawn.push(path) }))
vi.mock('./log', () => ({
  logIncident: (_where: string, error: unknown) => {
    held.logged.push(error)
    return 'ABCD1234'
  },
}))

function signedInAs(role: Role, mustChangePassword = false): Actor {
  const actor = { role, accountId: 'a', regionCode: '330483', institutionId: null, personKey: 'k', name: '示例·经办' }
  held.session = { sessionId: 's', actor, mustChangePassword, confirmedAt: null }
  return actor
}
beforeEach(() => {
  held.session = null
  held.redrawn = []
  held.logged = []
})

const schema = z.strictObject({ caseNo: z.string().min(1, '请填写案号') })
const echo = vi.fn(async ({ actor, input, today }: { actor: Actor; input: { caseNo: string }; today: string }) =>
  done({ role: actor.role, caseNo: input.caseNo, today }),
)
beforeEach(() => void echo.mockClear())

describe('the one maker of actions', () => {
  it('Z-06 without a session refuses before anything is read', async () => {
    const act = makeAction({ schema, work: echo })
    expect(await act(null, { caseNo: 'A1' })).toMatchObject({ ok: false, problem: { code: 'signInAgain' } })
    expect(echo).not.toHaveBeenCalled()
  })
  it('refuses another role, and one whose password is temporary', async () => {
    const act = makeAction({ roles: ['reviewer'], schema, work: echo })
    signedInAs('clerk')
    expect(await act(null, { caseNo: 'A1' })).toMatchObject({ problem: { code: 'notYours' } })
    signedInAs('reviewer', true)
    expect(await act(null, { caseNo: 'A1' })).toMatchObject({ problem: { code: 'changePasswordFirst' } })
    expect(echo).not.toHaveBeenCalled()
    signedInAs('reviewer')
    expect(await act(null, { caseNo: 'A1' })).toEqual({ ok: true, value: { role: 'reviewer', caseNo: 'A1', today: '2026-11-23' } })
  })
  it('lets the public in only where it says so, as nobody', async () => {
    const act = makeAction({ roles: 'anyone', schema, work: echo })
    expect(await act(null, { caseNo: 'A1' })).toMatchObject({ ok: true, value: { role: 'public' } })
  })
  it('W-05 reads forms strictly and names the fields', async () => {
    signedInAs('clerk')
    const act = makeAction({ schema, work: echo })
    const form = new FormData()
    form.set('caseNo', '')
    expect(await act(null, form)).toMatchObject({ problem: { code: 'checkFields', fields: { caseNo: '请填写案号' } } })
    expect(await act(null, { caseNo: 'A1', actor: 'x' })).toMatchObject({ problem: { code: 'unknownField' } })
    for (const nonsense of [undefined, null, 7, 'text', []]) expect((await act(null, nonsense))?.ok).toBe(false)
    expect(echo).not.toHaveBeenCalled()
  })
  it('hands on a refusal as it is and redraws nothing; redraws after a deed', async () => {
    signedInAs('clerk')
    const no = makeAction({ schema, revalidate: ['/desk'], work: async () => refused('stale', '刚被别人改动过。') })
    expect(await no(null, { caseNo: 'A1' })).toEqual({ ok: false, problem: { code: 'stale', message: '刚被别人改动过。' } })
    expect(held.redrawn).toEqual([])
    const yes = makeAction({ schema, revalidate: ({ caseNo }) => [`/cases/${caseNo}`], work: echo })
    await yes(null, { caseNo: 'A1' })
    expect(held.redrawn).toEqual(['/cases/A1'])
  })
  it('A-05 answers the unexpected with a number and none of its words', async () => {
    signedInAs('clerk')
    const act = makeAction({
      schema,
      async work() {
        throw new Error('Key (nationalId)=(330499194001010026) exists')
      },
    })
    const answer = await act(null, { caseNo: 'A1' })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'unexpected', message: expect.stringContaining('ABCD1234') } })
    expect(JSON.stringify(answer)).not.toContain('330499')
    expect(held.logged).toHaveLength(1)
  })
  it('lets a redirect through', async () => {
    const { redirect } = await import('next/navigation')
    const act = makeAction({
      roles: 'anyone',
      schema,
      async work() {
        redirect('/')
        return done(null)
      },
    })
    await expect(act(null, { caseNo: 'A1' })).rejects.toThrow('NEXT_REDIRECT')
    expect(held.logged).toEqual([])
  })
})
