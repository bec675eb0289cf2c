// Which mode, whose database, which secrets: the environment that the app and every script are given.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { startDatabase, writePrivately } from './db.mjs'
import { atEnd, keep, Refusal } from './ground.mjs'
import { appUrl, prepareRoles } from './roles.mjs'

const secretsFile = path.join(keep, 'secrets.json')

function secret(bytes, encoding) {
  return crypto.randomBytes(bytes).toString(encoding)
}

export function freshSecrets() {
  return {
    NEXTAUTH_SECRET: secret(48, 'base64url'),
    PORTAL_VAULT_KEYS: `k1:${secret(32, 'base64')}`,
    PORTAL_INDEX_KEY: secret(32, 'base64'),
    PORTAL_APP_PASSWORD: secret(24, 'base64url'),
  }
}

/** Made once and kept (0600): encrypted rows of an earlier run must open again. */
function keptSecrets() {
  if (fs.existsSync(secretsFile)) return JSON.parse(fs.readFileSync(secretsFile, 'utf8'))
  const fresh = freshSecrets()
  writePrivately(secretsFile, `${JSON.stringify(fresh, null, 2)}\n`)
  return fresh
}

export function chosenMode(env = process.env) {
  const mode = env.PORTAL_MODE
  if (mode && mode !== 'demo' && mode !== 'live') throw new Refusal(`PORTAL_MODE 只能是 demo 或 live，现在是“${mode}”：请改正后再运行。`)
  return mode || (env.DATABASE_URL ? 'live' : 'demo')
}

export function chosenPort(env = process.env) {
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`PORT 应是 1 到 65535 的整数，现在是“${env.PORT}”：请改正后再运行。`)
  return port
}

/** What is inherited: everything but the owner's address, and NODE_ENV, which each child sets for itself. */
export function inherited() {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  for (const name of ['DATABASE_URL', 'OWNER_DATABASE_URL', 'PORTAL_APP_PASSWORD', 'NODE_ENV']) delete env[name]
  return env
}

/**
 * The environment of the app and of scripts. It names the lesser role's address, never the owner's. In a demo the secrets are
 * made here; in live mode they come from the environment, and the app refuses to start without them.
 */
export function appEnvironment({ mode, url, port, secrets, dataFolder = process.env.PORTAL_DATA_DIR || keep }) {
  const env = inherited()
  env.DATABASE_URL = url
  env.PORTAL_MODE = mode
  env.PORTAL_DATA_DIR = path.resolve(dataFolder)
  env.PORT = String(port)
  if (mode === 'demo') {
    for (const name of ['NEXTAUTH_SECRET', 'PORTAL_VAULT_KEYS', 'PORTAL_INDEX_KEY']) env[name] = env[name] || secrets[name]
    env.NEXTAUTH_URL = env.NEXTAUTH_URL || `http://127.0.0.1:${port}`
  }
  return env
}

/**
 * Opens the database of this checkout: the one DATABASE_URL names (its owner's address), else the embedded one, which is
 * released when the script ends. Makes the lesser role. Answers `{ mode, embedded, ownerUrl, env }`.
 */
export async function openGround() {
  const mode = chosenMode()
  const port = chosenPort()
  let ownerUrl = process.env.DATABASE_URL
  let embedded = null
  if (!ownerUrl) {
    if (mode === 'live') throw new Refusal('正式环境(PORTAL_MODE=live)须用 DATABASE_URL 指定数据库：请给出数据库所有者的连接地址后再运行。')
    embedded = await startDatabase()
    atEnd(embedded.release)
    ownerUrl = embedded.url
  }
  const secrets = keptSecrets()
  const password = process.env.PORTAL_APP_PASSWORD || secrets.PORTAL_APP_PASSWORD
  await prepareRoles(ownerUrl, password)
  const env = appEnvironment({ mode, url: appUrl(ownerUrl, password), port, secrets })
  return { mode, embedded, ownerUrl, env, port }
}
