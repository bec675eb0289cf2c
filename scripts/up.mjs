// One command from a fresh clone to a running portal: install, database, migrate, seed (demo), build, serve.
import fs from 'node:fs'
import path from 'node:path'
import { stage } from './ground.mjs'

await stage(async () => {
  const { chosenMode, chosenPort, openGround } = await import('./environment.mjs')
  const { build, generateClient, install, migrate, refuseBadSettings, refuseTakenPort, seed, serve } = await import('./steps.mjs')
  const { say } = await import('./ground.mjs')
  const host = process.env.HOST || '127.0.0.1'
  chosenMode()
  await refuseTakenPort(chosenPort(), host)
  await install()
  const ground = await openGround()
  say(ground.embedded ? '数据库：内置 PostgreSQL 已就绪' : '数据库：已连接 DATABASE_URL 所指的 PostgreSQL')
  await generateClient()
  await migrate(ground.ownerUrl)
  await refuseBadSettings(ground.env)
  await Promise.all([seed(ground), build()])
  const { url, ended } = await serve(ground.env, { host })
  const signIns = path.join(ground.env.PORTAL_DATA_DIR, 'sign-ins.txt')
  if (ground.mode === 'demo' && fs.existsSync(signIns)) console.log(`\n${fs.readFileSync(signIns, 'utf8').trimEnd()}`)
  console.log(`\n${ground.mode === 'demo' ? '演示 · 非官方\n' : ''}网址：${url}\n按 Ctrl+C 停止。\n`)
  return ended
})
