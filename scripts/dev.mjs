// The same ground as `up`, with Next's development server.
import { stage } from './ground.mjs'

await stage(async () => {
  const { chosenPort, openGround } = await import('./environment.mjs')
  const { generateClient, install, migrate, refuseTakenPort, seed } = await import('./steps.mjs')
  const { start } = await import('./ground.mjs')
  const host = process.env.HOST || '127.0.0.1'
  await refuseTakenPort(chosenPort(), host)
  await install()
  const ground = await openGround()
  await generateClient()
  await migrate(ground.ownerUrl)
  await seed(ground)
  const next = start(process.execPath, ['node_modules/next/dist/bin/next', 'dev', '-p', String(ground.port), '-H', host], {
    env: ground.env,
  })
  return new Promise((resolve) => next.once('exit', (code) => resolve(code === null ? 1 : code)))
})
