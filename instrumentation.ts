/** Runs once before the first request is served. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { refuseToStart } = await import('@/lib/web/start')
    await refuseToStart()
    const { notePeers } = await import('@/lib/web/caller')
    notePeers()
    const { startPortalQueue } = await import('@/lib/web/queue')
    startPortalQueue()
  }
}
