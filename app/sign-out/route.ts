import { signOutHere } from '@/lib/web/sign-in'

/** A plain form's post, so that signing out needs no script and leaves no page in memory. */
export async function POST(): Promise<Response> {
  await signOutHere(new Date())
  return new Response(null, {
    status: 303,
    headers: { Location: '/sign-in?bye=1', 'Clear-Site-Data': '"cache"', 'Cache-Control': 'no-store' },
  })
}
