// Around the database tests: an embedded PostgreSQL of their own, whatever DATABASE_URL says; migrated as the owner, gone afterwards.
import fs from 'node:fs'
import path from 'node:path'
import { startDatabase } from './db.mjs'
import { appEnvironment, freshSecrets } from './environment.mjs'
import { keep } from './ground.mjs'
import { appUrl, prepareRoles } from './roles.mjs'
import { migrate } from './steps.mjs'

const tests = path.join(keep, 'test')

function isGone(pid) {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code !== 'EPERM'
  }
}

/** A killed run leaves its server and its files: they are taken away here. */
export async function clearAbandoned() {
  if (!fs.existsSync(tests)) return
  for (const pid of fs.readdirSync(tests)) {
    const folder = path.join(tests, pid)
    if (!isGone(Number(pid))) continue
    if (fs.existsSync(path.join(folder, 'pg.json'))) {
      const abandoned = await startDatabase({ folder: path.join(folder, 'pg') }).catch(() => null)
      await abandoned?.remove()
    }
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * A fresh migrated database for tests, faster than safe. Answers its `ownerUrl`, the `env` the app gets (demo, own secrets, own
 * folder), and `remove()`.
 */
export async function freshDatabase({ port = 0 } = {}) {
  await clearAbandoned()
  const folder = path.join(tests, String(process.pid))
  fs.mkdirSync(folder, { recursive: true })
  const flags = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200', 'autovacuum=off']
  const database = await startDatabase({ folder: path.join(folder, 'pg'), flags })
  const secrets = freshSecrets()
  await prepareRoles(database.url, secrets.PORTAL_APP_PASSWORD)
  await migrate(database.url)
  const url = appUrl(database.url, secrets.PORTAL_APP_PASSWORD)
  for (const name of ['NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'PORTAL_VAULT_KEYS', 'PORTAL_INDEX_KEY']) delete process.env[name]
  const env = appEnvironment({ mode: 'demo', url, port, secrets, dataFolder: folder })
  async function remove() {
    await database.remove()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return { ownerUrl: database.url, env, folder, remove }
}

let fresh

/** Vitest calls this before the first test file of the project `database`. */
export async function setup() {
  fresh = await freshDatabase()
  for (const name of [
    'DATABASE_URL',
    'PORTAL_MODE',
    'PORTAL_DATA_DIR',
    'NEXTAUTH_SECRET',
    'NEXTAUTH_URL',
    'PORTAL_VAULT_KEYS',
    'PORTAL_INDEX_KEY',
  ])
    process.env[name] = fresh.env[name]
  process.env.OWNER_DATABASE_URL = fresh.ownerUrl
}

/** And this after the last. */
export async function teardown() {
  await fresh?.remove()
}
