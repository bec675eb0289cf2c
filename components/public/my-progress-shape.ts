/** What GET /api/my-progress answers: the newest open matter of whoever is signed in, or null. Nothing in it names a person. */
export type MyProgress = {
  signedIn: boolean
  case: null | {
    caseNo: string
    status: string
    tone: 'plain' | 'wait' | 'go' | 'done' | 'notice' | 'late'
    steps: { label: string; state: 'done' | 'now' | 'next' }[]
    /** The next date and what to do, in one or two sentences. */
    says: string
    /** Whose desk it is on. */
    desk: string
    phone: string
    href: string
  }
}
