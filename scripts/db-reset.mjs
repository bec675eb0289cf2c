// Empties the demo's database and fills it again. Refuses in live mode.
import fs from 'node:fs'
import path from 'node:path'
import { Refusal, say, stage } from './ground.mjs'

await stage(async () => {
  const { chosenMode, openGround } = await import('./environment.mjs')
  const { emptyDatabase, generateClient, install, migrate, seed } = await import('./steps.mjs')
  const { connect } = await import('./roles.mjs')
  if (chosenMode() !== 'demo') throw new Refusal('只有演示环境可以清空数据库：正式环境的数据不能用这个命令删除。')
  await install()
  const ground = await openGround()
  const client = await connect(ground.ownerUrl)
  await emptyDatabase(client)
  await client.end()
  for (const name of ['outbox', 'sign-ins.txt']) fs.rmSync(path.join(ground.env.PORTAL_DATA_DIR, name), { recursive: true, force: true })
  say('数据库：已清空')
  await generateClient()
  await migrate(ground.ownerUrl)
  await seed(ground)
})
