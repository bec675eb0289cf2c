import type { Role } from '../access/schema'

declare module 'next-auth' {
  interface User {
    id: string
    sid: string
  }
  interface Session {
    user?: { name: string; role: Role }
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    /** The session row this ticket stands for. */
    sid?: string
  }
}
