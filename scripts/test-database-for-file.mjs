// Before each database test file: a database of its own, copied from the migrated one, so that files neither wait for nor see each other.
import crypto from 'node:crypto'
import pg from 'pg'

const owner = new URL(process.env.OWNER_DATABASE_URL)
const app = new URL(process.env.DATABASE_URL)
const name = `file_${crypto.randomBytes(6).toString('hex')}`

const maintenance = new URL(owner)
maintenance.pathname = '/postgres'
const client = new pg.Client({ connectionString: maintenance.href })
await client.connect()
// One copy at a time: PostgreSQL refuses a template that another copy has open.
await client.query('select pg_advisory_lock(1)')
await client.query(`create database ${name} template ${client.escapeIdentifier(owner.pathname.slice(1))}`)
await client.end()

owner.pathname = `/${name}`
app.pathname = `/${name}`
process.env.OWNER_DATABASE_URL = owner.href
process.env.DATABASE_URL = app.href
