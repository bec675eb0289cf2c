import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { liveSession, signIn, signOut } from '../accounts/commands'
import { SIGN_IN } from '../accounts/rules'
import { signInSchema } from '../accounts/schema'
import { readForm } from './form'
import { servedSecurely } from './session-cookie'
import { visitor } from './sign-in'

/**
 * next-auth's side of the door: the same cookie, the same command. The sign-in page does not need it (its action works without a
 * script); it serves clients that speak next-auth, and an OIDC provider would stand here beside the passwords.
 * A ticket is nothing by itself: what it names is compared with the session's row on every request.
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: SIGN_IN.absolute },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  useSecureCookies: servedSecurely(),
  providers: [
    CredentialsProvider({
      credentials: { login: {}, password: {} },
      async authorize(credentials) {
        const read = readForm(signInSchema, { login: credentials?.login, password: credentials?.password })
        if (!read.ok) return null
        const outcome = await signIn(read.value, await visitor(), new Date())
        if (!outcome.ok) throw new Error(outcome.problem.code)
        return { id: outcome.value.actor.accountId as string, sid: outcome.value.sessionId }
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user ? { sub: user.id, sid: user.sid } : token
    },
    async session({ session, token }) {
      const live = token.sub && token.sid ? await liveSession(token.sid, token.sub, new Date()) : null
      return live ? { expires: session.expires, user: { name: live.actor.name, role: live.actor.role } } : { expires: session.expires }
    },
  },
  events: {
    async signOut({ token }) {
      if (token?.sub && token.sid) await signOut(token.sub, token.sid, new Date())
    },
  },
  // next-auth would print what it was given.
  logger: { error() {}, warn() {}, debug() {} },
}
