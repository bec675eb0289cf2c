// node scripts/run.mjs scripts/case-at.ts …: runs a TypeScript file with the environment `up` gives the app. What the file prints is all
// that appears on standard output.
import { stage, whisper } from './ground.mjs'

await stage(async () => {
  whisper()
  const { openGround } = await import('./environment.mjs')
  const { generateClient, install, migrate, seed } = await import('./steps.mjs')
  const { start } = await import('./ground.mjs')
  await install()
  const ground = await openGround()
  await generateClient()
  await migrate(ground.ownerUrl)
  await seed(ground)
  // In the terminal's own group: some scripts ask for a password.
  const child = start(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)], { env: ground.env, sameTerminal: true })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === null ? 1 : code)))
})
