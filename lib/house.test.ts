import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { breachesIn, importsOf, type Tree } from './house-law.fixture'

const root = path.resolve(import.meta.dirname, '..')
const WALKED = ['app', 'components', 'lib', 'prisma', 'scripts', 'e2e', 'proxy.ts', 'instrumentation.ts']

function readTree(): Tree {
  const tree: Tree = new Map()
  function walk(name: string): void {
    const full = path.join(root, name)
    if (!fs.existsSync(full)) return
    if (fs.statSync(full).isDirectory()) {
      for (const entry of fs.readdirSync(full)) if (entry !== 'generated' && !entry.startsWith('.')) walk(`${name}/${entry}`)
    } else if (/\.(tsx?|prisma)$/.test(name)) tree.set(name, fs.readFileSync(full, 'utf8'))
  }
  for (const name of WALKED) walk(name)
  return tree
}

describe('the law of imports', () => {
  test('the house stands', () => {
    const tree = readTree()
    expect(tree.size).toBeGreaterThan(50)
    expect(breachesIn(tree).map(({ file, law, says }) => `${file}: ${law}: ${says}`)).toEqual([])
  })
})

/** A small house in good order; each case below spoils one thing. */
const SOUND: Record<string, string> = {
  'lib/db.ts': "import { PrismaClient } from './generated/prisma/client'\nimport type { Actor } from './access/schema'",
  'lib/vault.ts': "import { createHmac } from 'node:crypto'",
  'lib/mode.ts': "import { done } from './kernel/outcome'",
  'lib/kernel/outcome.ts': 'export function done() {}',
  'lib/access/schema.ts': "import { z } from 'zod'",
  'lib/access/store.ts': "import type { Door } from '../db'\nexport function note(tx: Door) { return tx.auditEntry.create({}) }",
  'lib/people/schema.ts': "import { z } from 'zod'\nimport { Actor } from '../access/schema'",
  'lib/people/rules.ts':
    "import { pinyin } from 'pinyin-pro'\nimport type { Person } from './schema'\n// asks no clock: new Date() is the door's",
  'lib/people/store.ts':
    "import type { Door } from '../db'\nimport { vault } from '../vault'\nexport function load(tx: Door) { return tx.insuredPerson.findFirst() }",
  'lib/cases/schema.ts': "import { z } from 'zod'\nimport { Person } from '../people/schema'",
  'lib/cases/rules/life.ts': "import { done } from '@/lib/kernel/outcome'\nimport { Case } from '../schema'",
  'lib/cases/store.ts': "import type { Door } from '../db'\nexport function load(tx: Door) { return tx.case.findFirst() }",
  'lib/cases/commands.ts':
    "import { asActor } from '../db'\nimport { portalMode } from '../mode'\nimport { load } from './store'\nimport { load as person } from '../people/store'",
  'lib/accounts/commands.ts':
    "import { hash } from '@node-rs/argon2'\nimport { asActor } from '../db'\nimport { note } from '../access/store'",
  'lib/web/session.ts': "import { headers } from 'next/headers'\nimport { signIn } from '../accounts/commands'",
  'app/(bureau)/cases/actions.ts': "'use server'\nimport { perform } from '@/lib/cases/commands'",
  'app/(bureau)/cases/page.tsx': "import { perform } from '@/lib/cases/commands'\nimport { CaseCard } from '@/components/case-card'",
  'components/case-card.tsx':
    "'use client'\nimport { LIFE } from '@/lib/cases/rules/life'\nimport { act } from '@/app/(bureau)/cases/actions'",
  'prisma/models/people.prisma': 'model InsuredPerson {\n}\n',
  'prisma/models/cases.prisma': 'model Case {\n}\n',
  'prisma/models/accounts.prisma': 'model Account {\n}\nmodel AuditEntry {\n}\n',
}

type Planted = [law: string, file: string, line: string]

const PLANTED: Planted[] = [
  ['floors', 'lib/people/commands.ts', "import { perform } from '../cases/commands'"],
  ['floors', 'lib/kernel/dates.ts', "import { Actor } from '../access/schema'"],
  ['floors', 'lib/people/commands.ts', "import type { Case } from '@/lib/cases/schema'"],
  ['floors', 'lib/cases/commands.ts', "import { signIn } from '../accounts/commands'"],
  ['floors', 'lib/accounts/commands.ts', "import { load } from '../people/store'"],
  ['floors', 'lib/cases/commands.ts', "import { currentActor } from '../web/session'"],
  ['floors', 'lib/cases/commands.ts', "const { currentActor } = await import('../web/session')"],
  ['floors', 'lib/cases/commands.ts', "export { currentActor } from '../web/session'"],
  ['floors', 'lib/web/session.ts', "import { CaseCard } from '@/components/case-card'"],
  ['floors', 'components/case-card.tsx', "import Page from '@/app/(bureau)/cases/page'"],
  ['rooms', 'lib/people/queries.ts', ''],
  ['rooms', 'lib/billing/schema.ts', ''],
  ['rooms', 'lib/random.ts', ''],
  ['schema imports words', 'lib/people/schema.ts', "import { initials } from './rules'"],
  ['schema imports words', 'lib/people/schema.ts', "import { pinyin } from 'pinyin-pro'"],
  ['schema imports words', 'lib/people/schema.ts', "import { portalMode } from '../mode'"],
  ['one door', 'lib/people/schema.ts', "import type { Person } from '@/lib/generated/prisma/client'"],
  ['one door', 'lib/cases/commands.ts', "import { Pool } from 'pg'"],
  ['rules import the pure', 'lib/cases/rules/life.ts', "import fs from 'node:fs'"],
  ['rules import the pure', 'lib/cases/rules/life.ts', "import sharp from 'sharp'"],
  ['rules import the pure', 'lib/cases/rules/life.ts', "import { load } from '../store'"],
  ['rules import the pure', 'lib/cases/rules/life.ts', "import { vault } from '@/lib/vault'"],
  ['pure', 'lib/cases/rules/life.ts', 'const now = new Date()'],
  ['pure', 'lib/cases/rules/life.ts', 'const now = Date.now()'],
  ['pure', 'lib/cases/rules/life.ts', 'const lot = Math.random()'],
  ['pure', 'lib/cases/rules/life.ts', 'const mode = process.env.PORTAL_MODE'],
  ['pure', 'lib/cases/rules/life.ts', "const answer = fetch('/x')"],
  ['pure', 'lib/cases/rules/life.ts', 'export async function decide() {}'],
  ['queries live in stores', 'lib/cases/commands.ts', 'const row = tx.case.findFirst()'],
  ['queries live in stores', 'lib/web/session.ts', 'const row = tx.$queryRaw`select 1`'],
  ['queries live in stores', 'app/(bureau)/cases/page.tsx', 'const row = tx.case.findFirst()'],
  ['own tables', 'lib/cases/store.ts', 'const row = tx.insuredPerson.findFirst()'],
  ['stores do not act', 'lib/cases/store.ts', "import { perform } from './commands'"],
  ['no framework in the law', 'lib/cases/store.ts', "import { cache } from 'react'"],
  ['no framework in the law', 'lib/cases/commands.ts', "import { revalidatePath } from 'next/cache'"],
  ['no framework in the law', 'lib/accounts/commands.ts', "import { getServerSession } from 'next-auth'"],
  ['no server-only', 'lib/web/session.ts', "import 'server-only'"],
  ['doors do not touch the database', 'app/(bureau)/cases/page.tsx', "import { asActor } from '@/lib/db'"],
  ['doors do not touch the database', 'app/(bureau)/cases/page.tsx', "import { vault } from '@/lib/vault'"],
  ['one door', 'lib/jobs/commands.ts', "import PgBoss from 'pg-boss'"],
  ['one door', 'app/(bureau)/cases/page.tsx', "import type { Case } from '@/lib/generated/prisma/client'"],
  ['components read schema and rules', 'components/plain-card.tsx', "import { load } from '@/lib/cases/store'"],
  ['components read schema and rules', 'components/plain-card.tsx', "import { perform } from '@/lib/cases/commands'"],
  ['components read schema and rules', 'components/plain-card.tsx', "import { portalMode } from '@/lib/mode'"],
  ['regions are data', 'lib/cases/rules/life.ts', "export const home = '330483'"],
  ['regions are data', 'app/(bureau)/cases/page.tsx', 'const here = region === "330503"'],
  ['no dump', 'lib/cases/rules/utils.ts', ''],
  ['no dump', 'components/index.ts', ''],
  ['no dump', 'components/shared/card.tsx', ''],
  ['no silencing', 'lib/cases/store.ts', '// biome-ignore lint: later'],
  ['no silencing', 'lib/cases/store.ts', '// @ts-expect-error'],
  ['no silencing', 'e2e/story.spec.ts', '// TODO: the mirror case'],
  ['forms by post', 'components/case-card.tsx', '<form className="form" onSubmit={(event) => send(event)}>'],
  ['names', 'lib/cases/commands.ts', 'export function handleSubmit() {}'],
  ['names', 'lib/cases/commands.ts', 'export class CaseManager {}'],
  ['length', 'lib/cases/store.ts', '\n'.repeat(401)],
  ['no tests in the house', 'lib/web/session.ts', "import { sheet } from './sheets.fixture'"],
]

function spoilt(file: string, line: string): Tree {
  const tree: Tree = new Map(Object.entries(SOUND))
  tree.set('lib/web/sheets.fixture.ts', '')
  tree.set(file, `${tree.get(file) ?? ''}\n${line}\n`)
  return tree
}

describe('the law can fail', () => {
  test('a house in good order has no breach', () => {
    expect(breachesIn(new Map(Object.entries(SOUND)))).toEqual([])
  })

  test.each(PLANTED)('%s: %s with %s', (law, file, line) => {
    expect(breachesIn(spoilt(file, line))).toEqual(expect.arrayContaining([expect.objectContaining({ file, law })]))
  })

  const CLIENT = 'components/form.tsx'
  test.each([
    ['a store', { 'lib/cases/rules/life.ts': "import { load } from '../store'" }],
    ['a command', { 'lib/cases/rules/life.ts': "import { perform } from '../commands'" }],
    ['the door', { 'lib/cases/rules/life.ts': "import { asActor } from '@/lib/db'" }],
    ['the vault', { 'lib/cases/schema.ts': "import { vault } from '../vault'" }],
    ['Node itself', { 'lib/cases/schema.ts': "import fs from 'node:fs'" }],
    ['a store through a dynamic import', { 'lib/cases/rules/life.ts': "const memory = import('../store')" }],
  ])("a 'use client' file that reaches %s", (_, spoil) => {
    const tree: Tree = new Map(Object.entries({ ...SOUND, [CLIENT]: "'use client'\nimport { CaseCard } from './case-card'" }))
    for (const [file, line] of Object.entries(spoil)) tree.set(file, `${tree.get(file)}\n${line}\n`)
    const reached = breachesIn(tree).filter(({ law }) => law === 'the browser holds no memory')
    expect(reached.map(({ file }) => file)).toContain(CLIENT)
    expect(reached[0]?.says).toContain('components/case-card.tsx → ')
  })

  test("a 'use server' file and a type are no way into the browser", () => {
    const tree: Tree = new Map(Object.entries(SOUND))
    tree.set(CLIENT, "'use client'\nimport { act } from '@/app/(bureau)/cases/actions'\nimport { type Case } from '@/lib/cases/schema'")
    expect(breachesIn(tree)).toEqual([])
  })

  test('every shape of an import is seen', () => {
    const text = `
import 'a'
import b from "b"
import { c, d } from 'c'
import {
  e,
  type F,
} from 'e'
import type { G } from 'g'
import { type H } from 'h'
import * as i from 'i'
export { j } from 'j'
export * from 'k'
const l = await import('l')
const m = require('m')`
    const seen = importsOf(text)
    expect(seen.map(({ from }) => from).join('')).toBe('abceghijklm')
    expect(seen.filter(({ typeOnly }) => typeOnly).map(({ from }) => from)).toEqual(['g', 'h'])
  })
})
