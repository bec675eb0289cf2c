#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine`. The Prisma CLI starts the file named by PRISMA_SCHEMA_ENGINE_BINARY and
// speaks JSON-RPC with it, one object a line. The native engine would be downloaded when it is first needed; closed networks
// cannot do that. So this file answers with the WebAssembly build of the same engine, which npm carries, over node-postgres.
import crypto from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

const require = createRequire(import.meta.url)
const words = process.argv.slice(2)
const url = JSON.parse(valuesOf('--datasource')[0] ?? '{}').url ?? process.env.OWNER_DATABASE_URL ?? process.env.DATABASE_URL

let panic = ''
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message) {
    panic = message
  },
}

function valuesOf(flag) {
  return words.flatMap((word, i) => (word === flag ? [words[i + 1]] : []))
}

// The describer reads catalogue columns of the one-byte type "char" (oid 18), which the adapter does not know.
const CHAR = 18
const BPCHAR = 1042
const addFields = pg.Result.prototype.addFields
pg.Result.prototype.addFields = function (fields) {
  for (const field of fields) if (field.dataTypeID === CHAR) Object.assign(field, { dataTypeID: BPCHAR, wasChar: true })
  return addFields.call(this, fields)
}

function teachChar(adapter) {
  // The adapter splits a script at every semicolon, inside $$…$$ bodies and comments too; PostgreSQL reads it whole.
  adapter.executeScript = (script) => adapter.client.query(script).then(() => undefined)
  let proto = adapter
  while (proto && !Object.hasOwn(proto, 'performIO')) proto = Object.getPrototypeOf(proto)
  if (!proto || proto.knowsChar) return adapter
  const { performIO, queryRaw } = proto
  proto.knowsChar = true
  proto.performIO = async function (query) {
    const result = await performIO.call(this, query)
    this.charColumns = result.fields?.map((field) => field.wasChar) ?? []
    return result
  }
  proto.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query)
    return { ...result, columnTypes: result.columnTypes.map((type, i) => (this.charColumns[i] ? ColumnTypeEnum.Character : type)) }
  }
  return adapter
}

async function boot() {
  // `prisma` carries the .wasm of exactly its own engine, without the JavaScript beside it; the glue package carries both, a
  // neighbouring version. The exact one is preferred.
  const beside = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const exact = path.join(path.dirname(require.resolve('prisma/package.json')), 'build/schema_engine_bg.wasm')
  const candidates = [exact, path.join(beside, 'schema_engine_bg.wasm')]
  for (const [i, file] of candidates.entries()) {
    try {
      const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), { './schema_engine_bg.js': glue })
      glue.__wbg_set_wasm(instance.exports)
      instance.exports.__wbindgen_start()
      return glue.version()
    } catch (error) {
      if (i === candidates.length - 1) throw error
    }
  }
}

/** Separate fields, never a connection string: pg lets a string win over `database`, and the shadow would be the real one. */
function adapterFactory() {
  const address = new URL(url)
  const schema = address.searchParams.get('schema') ?? undefined
  address.searchParams.delete('schema')
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: address.href })
  const factory = new PrismaPg({ host, port, user, password, database, ssl }, { schema })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => teachChar(await connect())
  // The adapter's own version drops the shadow while its pool still holds it open.
  factory.connectToShadowDb = async () => {
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    const main = await connect()
    await main.executeScript(`CREATE DATABASE "${name}"`)
    const shadow = teachChar(await new PrismaPg({ host, port, user, password, database: name, ssl }, { schema }).connect())
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`)
      await main.dispose()
    }
    return shadow
  }
  return bindMigrationAwareSqlAdapterFactory(factory)
}

let opened
function engine() {
  opened ??= open()
  return opened
}

async function open() {
  await boot()
  const datamodels = valuesOf('--datamodels').map((file) => [file, fs.readFileSync(file, 'utf8')])
  if (datamodels.length === 0) datamodels.push(['empty.prisma', 'datasource db {\n  provider = "postgresql"\n}\n'])
  return glue.SchemaEngine.new({ datamodels }, () => {}, adapterFactory())
}

async function inMaintenance(work) {
  const address = new URL(url)
  const name = decodeURIComponent(address.pathname.slice(1))
  address.pathname = '/postgres'
  address.searchParams.delete('schema')
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  try {
    return await work(client, name)
  } finally {
    await client.end()
  }
}

function databaseExists() {
  return inMaintenance(async (client, name) => (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount > 0)
}

function createDatabase() {
  return inMaintenance(async (client, name) => {
    await client.query(`create database ${client.escapeIdentifier(name)}`)
    return { databaseName: name }
  })
}

function dropDatabase() {
  return inMaintenance((client, name) => client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`))
}

function failure(code, message) {
  return Object.assign(new Error(message), { code })
}

function missing() {
  return failure('P1003', `Database \`${new URL(url).pathname.slice(1)}\` does not exist`)
}

function prismaCode(error) {
  if (error.code?.startsWith?.('P1')) return error.code
  if (error.code === '28P01' || error.code === '28000') return 'P1000'
  return error.code === '3D000' ? 'P1003' : 'P1001'
}

/** `schema-engine cli can-connect-to-database | create-database | drop-database` */
async function answerOnce(command) {
  try {
    if (command === 'can-connect-to-database') {
      if (!(await databaseExists())) throw missing()
    } else if (command === 'create-database') await createDatabase()
    else if (command === 'drop-database') await dropDatabase()
    else throw failure('P1001', `unknown command ${command}`)
    return 0
  } catch (error) {
    // The CLI drops the first line, then reads JSON log lines.
    const fields = { message: String(error.message || error.code), error_code: prismaCode(error) }
    const line = { timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' }
    console.error(`schema-engine\n${JSON.stringify(line)}`)
    return 1
  }
}

const answers = {
  createDatabase,
  /** The engine connects lazily; the CLI must hear of an absent server and an absent database as two things. */
  async ensureConnectionValidity(params) {
    try {
      if (!(await databaseExists())) throw missing()
    } catch (error) {
      if (error.code === 'P1003') throw error
      throw failure('P1001', `Can't reach database server at \`${new URL(url).host}\` (${error.message})`)
    }
    await (await engine()).ensureConnectionValidity(params)
    return {}
  },
  async getDatabaseVersion(params) {
    return (await engine()).version(params)
  },
  async getDatabaseDescription() {
    return 'PostgreSQL'
  },
  async debugPanic() {
    return (await engine()).debugPanic()
  },
}

function write(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

function writeError(id, error) {
  const message = panic || String(error?.message ?? error)
  const meta = error?.meta ?? null
  write({ jsonrpc: '2.0', id, error: { code: 4466, message, data: { is_panic: false, message, error_code: error?.code, meta } } })
}

function converse() {
  let printed = 0
  let asked = null
  let chain = Promise.resolve()
  // A panic inside the engine arrives as an uncaught error: it answers the call that was open.
  process.on('uncaughtException', (error) => {
    writeError(asked, error)
    process.exitCode = 1
  })
  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', (line) => {
    if (!line.trim()) return
    const { id, method, params = {} } = JSON.parse(line)
    if (!method) return
    chain = chain.then(async () => {
      asked = id
      try {
        const result = answers[method] ? await answers[method](params) : await (await engine())[method](params)
        if (method === 'diff' && result?.stdout != null) {
          // The native engine prints a diff by asking the CLI to.
          printed += 1
          write({ jsonrpc: '2.0', id: `p${printed}`, method: 'print', params: { content: result.stdout } })
        }
        write({ jsonrpc: '2.0', id, result: result ?? {} })
      } catch (error) {
        writeError(id, error)
      }
    })
  })
  lines.on('close', () => chain.finally(() => process.exit(0)))
}

if (words.includes('--version') || words.includes('-V')) console.log(`schema-engine-cli ${await boot()}`)
else if (words.includes('cli')) process.exit(await answerOnce(words[words.indexOf('cli') + 1]))
else converse()
