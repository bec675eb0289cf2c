'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { LinkButton } from '@/components/ui/link-button'

/** The way back to this very page after a session has died; what was typed is here again then. */
export function SignInAgain() {
  const [path, query] = [usePathname(), useSearchParams().toString()]
  return (
    <div className="actions">
      <LinkButton href={`/sign-in?from=${encodeURIComponent(query ? `${path}?${query}` : path)}`}>重新登录，再回到这里</LinkButton>
    </div>
  )
}
