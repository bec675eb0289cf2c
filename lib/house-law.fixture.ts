import path from 'node:path'

/** The tree as the law sees it: path from the root, with forward slashes → text. */
export type Tree = Map<string, string>
export type Breach = { file: string; law: string; says: string }

/** Left to right: a floor imports itself and floors to its left. `accounts` stands beside, on access. */
export const FLOORS = [
  'kernel',
  'access',
  'agreements',
  'standard',
  'people',
  'institutions',
  'assessments',
  'cases',
  'exchange',
  'settlement',
  'supervision',
  'jobs',
  'web',
  'app',
] as const

const FOUNDATION = new Set(['lib/db.ts', 'lib/vault.ts', 'lib/mode.ts', 'lib/queue.ts'])
const ROOMS = ['schema', 'rules', 'store', 'commands']
/** Floors that are no modules of five rooms: the small ground, and the porch. */
const FREE = new Set(['kernel', 'web', 'app'])
/** Folders of plain dated tables beside the rooms. */
const TABLES = new Set(['editions', 'calendars', 'golden'])
const FRAMEWORK = /^(next|react|react-dom|next-auth|server-only|client-only)(\/|$)/
const PURE = new Set(['zod', '@noble/curves', '@noble/hashes', 'pinyin-pro', 'sm-crypto-v2'])
const IMPURE =
  /\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\)|\bMath\.random\b|\brandomUUID\b|\bprocess\.env\b|\bfetch\(|\basync\b|\bawait\b|\bsetTimeout\b|\bperformance\b/
const WASTE = /^(utils?|helpers?|common|shared|misc|types|index)$/
const BAD_NAME = /^(handle|manage)[A-Z]|(Dto|Manager|Helper|Utils?|Info|V2)$/
const QUERY =
  /\b(?:tx|door|client|prisma)\.(?:\$(?:queryRaw|executeRaw)\w*|[a-z]\w*\.(?:find|create|update|delete|upsert|count|aggregate|groupBy)\w*\()/
const CONSTRUCTED = /(['"`])330(?:483|503)\1/
/** A form that a script sends: until the script is there a press sends it by itself, and by GET all that was typed would stand in the address. */
const LOOSE_FORM = /<form\b(?![^<]*?\bmethod=)[^<]*?\bonSubmit=/
const SILENCED = /biome-ignore|eslint-disable|@ts-(?:ignore|nocheck|expect-error)|\b(?:TODO|FIXME|XXX)\b/

type Import = { from: string; typeOnly: boolean }

export function importsOf(text: string): Import[] {
  const found: Import[] = []
  for (const [, typeWord, clause = '', from] of text.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?(?:([\w*\s{},$]+?)\s+from\s+)?['"]([^'"]+)['"]/gm,
  )) {
    const named = /^\{([^}]*)\}$/.exec(clause.trim())
    const allTypes =
      named !== null &&
      (named[1] ?? '')
        .split(',')
        .filter((one) => one.trim())
        .every((one) => one.trim().startsWith('type '))
    found.push({ from: from as string, typeOnly: Boolean(typeWord) || allTypes })
  }
  for (const [, from] of text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ from: from as string, typeOnly: false })
  return found
}

/** The file an import means, or null for a package or a file that is not there. */
export function resolveImport(tree: Tree, importer: string, from: string): string | null {
  if (!from.startsWith('.') && !from.startsWith('@/')) return null
  const base = from.startsWith('@/') ? from.slice(2) : path.posix.join(path.posix.dirname(importer), from)
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((file) => tree.has(file)) ?? null
}

function isTest(file: string): boolean {
  return /\.(test|spec|fixture)\.tsx?$/.test(file)
}

/** lib/cases/rules/recusal.ts → floor cases, room rules. Files outside lib and app have no floor. */
export function placeOf(file: string): { floor: string | null; room: string | null } {
  const parts = file.split('/')
  const top = parts[0] ?? ''
  if (top === 'app' || file === 'proxy.ts' || file === 'instrumentation.ts') return { floor: 'app', room: null }
  if (top !== 'lib' || parts.length < 3 || parts[1] === 'generated') return { floor: null, room: null }
  const room = (parts[2] ?? '').replace(/\.tsx?$/, '')
  return { floor: parts[1] ?? null, room: ROOMS.includes(room) ? room : null }
}

function mayStandOn(floor: string, below: string): boolean {
  if (floor === below) return true
  if (floor === 'accounts') return below === 'kernel' || below === 'access'
  if (below === 'accounts') return floor === 'web' || floor === 'app'
  return FLOORS.indexOf(below as never) < FLOORS.indexOf(floor as never)
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

function declares(directive: string, text = ''): boolean {
  const start = withoutComments(text).trimStart()
  return start.startsWith(`'${directive}'`) || start.startsWith(`"${directive}"`)
}

function isDoorOnly(target: string): boolean {
  const { room } = placeOf(target)
  return (
    target === 'lib/db.ts' ||
    target === 'lib/vault.ts' ||
    target === 'lib/queue.ts' ||
    target.startsWith('lib/generated/') ||
    room === 'store' ||
    room === 'commands'
  )
}

/** Breaches of one file's own text and imports. */
function breachesOf(tree: Tree, file: string, text: string, owners: Map<string, string[]>): Breach[] {
  const breaches: Breach[] = []
  const breach = (law: string, says: string) => breaches.push({ file, law, says })
  const { floor, room } = placeOf(file)
  const code = withoutComments(text)
  const top = file.split('/')[0]

  if (SILENCED.test(text) && !file.startsWith('lib/house')) breach('no silencing', `carries ${SILENCED.exec(text)?.[0]}`)
  if (!isTest(file) && LOOSE_FORM.test(code)) breach('forms by post', 'a form with onSubmit and no method')
  for (const part of file.replace(/\.[^/]*$/, '').split('/')) if (WASTE.test(part)) breach('no dump', `${part} says nothing`)
  if (!isTest(file) && text.split('\n').length > 401 && top !== 'prisma')
    breach('length', `${text.split('\n').length} lines; split it by noun`)
  for (const [, name = ''] of code.matchAll(/^export\s+(?:async\s+)?(?:function|const|class|type|interface)\s+(\w+)/gm))
    if (BAD_NAME.test(name)) breach('names', `${name} is no clerk's word`)
  if (isTest(file) || top === 'scripts' || top === 'prisma' || top === 'e2e') return breaches

  if (floor === null && top === 'lib' && !FOUNDATION.has(file) && !file.startsWith('lib/generated/')) breach('rooms', 'stands on no floor')
  if (floor && floor !== 'accounts' && !FLOORS.includes(floor as never)) breach('rooms', `${floor} is no floor of this house`)
  else if (floor && !FREE.has(floor) && !room && !TABLES.has(file.split('/')[2] ?? ''))
    breach('rooms', 'is none of schema, rules, store, commands')
  if ((floor || top === 'components') && CONSTRUCTED.test(code)) breach('regions are data', 'names a region')
  if (top === 'lib' && room !== 'store' && !FOUNDATION.has(file) && QUERY.test(code))
    breach('queries live in stores', `asks the database: ${QUERY.exec(code)?.[0]}`)
  if (top !== 'lib' && QUERY.test(code)) breach('queries live in stores', `asks the database: ${QUERY.exec(code)?.[0]}`)
  if (room === 'store' && floor !== 'supervision')
    for (const [, model = ''] of code.matchAll(/\btx\.([a-z]\w*)\./g))
      if (owners.get(model)?.includes(floor as string) === false) breach('own tables', `${model} belongs to ${owners.get(model)?.[0]}`)
  if (room === 'rules' || room === 'schema') {
    const impure = IMPURE.exec(code)
    if (impure) breach('pure', `mentions ${impure[0]}`)
  }

  for (const { from } of importsOf(text)) {
    const target = resolveImport(tree, file, from)
    if (from === 'server-only') breach('no server-only', 'scripts and tests run these rooms in plain Node')
    if (!target) breaches.push(...packageBreaches(file, from))
    else breaches.push(...importBreaches(file, target))
  }
  return breaches
}

/** What comes from a package, from Node, or from a file of the generated client that is not in the tree. */
function packageBreaches(file: string, from: string): Breach[] {
  const { floor, room } = placeOf(file)
  const says = `imports ${from}`
  const name = from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : (from.split('/')[0] as string)
  const outside = !from.startsWith('.') && !from.startsWith('@/')
  const generated = from.includes('generated/prisma')
  const prisma = generated || name === '@prisma/client' || name === '@prisma/adapter-pg' || name === 'pg'
  if (prisma && file !== 'lib/db.ts' && !(generated && room === 'store')) return [{ file, law: 'one door', says }]
  if (name === 'pg-boss' && file !== 'lib/queue.ts') return [{ file, law: 'one door', says }]
  if (!outside) return []
  if (room === 'schema' && name !== 'zod') return [{ file, law: 'schema imports words', says }]
  if (room === 'rules' && !PURE.has(name)) return [{ file, law: 'rules import the pure', says }]
  if (floor && floor !== 'web' && floor !== 'app' && FRAMEWORK.test(from)) return [{ file, law: 'no framework in the law', says }]
  return []
}

function importBreaches(file: string, target: string): Breach[] {
  const { floor, room } = placeOf(file)
  const to = placeOf(target)
  const top = file.split('/')[0]
  const says = `imports ${target}`
  if (isTest(target)) return [{ file, law: 'no tests in the house', says }]
  if (
    (floor === 'app' || top === 'components') &&
    (target === 'lib/db.ts' || target === 'lib/vault.ts' || target.startsWith('lib/generated/'))
  )
    return [{ file, law: 'doors do not touch the database', says }]
  if (top === 'components') {
    const word = to.room === 'schema' || to.room === 'rules' || to.floor === 'kernel' || TABLES.has(target.split('/')[2] ?? '')
    if (target.startsWith('lib/') && !word) return [{ file, law: 'components read schema and rules', says }]
    // A form may name the server action it sends to: that is a call, not a reading.
    if (to.floor === 'app' && !/\/actions\.ts$/.test(target)) return [{ file, law: 'floors', says }]
    return []
  }
  if (target.startsWith('lib/generated/')) return room === 'store' || file === 'lib/db.ts' ? [] : [{ file, law: 'one door', says }]
  if (FOUNDATION.has(target)) {
    const words = room === 'schema' || room === 'rules' || floor === 'kernel'
    return words ? [{ file, law: room === 'rules' ? 'rules import the pure' : 'schema imports words', says }] : []
  }
  if (!floor) return []
  if (target.startsWith('components/')) return floor === 'app' ? [] : [{ file, law: 'floors', says }]
  if (!to.floor) return []
  if (!mayStandOn(floor, to.floor)) return [{ file, law: 'floors', says }]
  const plain = to.floor === 'kernel' || TABLES.has(target.split('/')[2] ?? '')
  if (room === 'schema' && !plain && to.room !== 'schema') return [{ file, law: 'schema imports words', says }]
  if (room === 'rules' && !plain && to.room !== 'schema' && to.room !== 'rules') return [{ file, law: 'rules import the pure', says }]
  if (room === 'store' && to.room === 'commands') return [{ file, law: 'stores do not act', says }]
  return []
}

/** From a 'use client' file along its imports to memory or deeds. A 'use server' file is the network: the walk ends there. */
function clientBreaches(tree: Tree, file: string): Breach[] {
  const came = new Map<string, string | null>([[file, null]])
  const waiting = [file]
  while (waiting.length > 0) {
    const at = waiting.pop() as string
    for (const { from, typeOnly } of importsOf(tree.get(at) ?? '')) {
      if (typeOnly) continue
      const target = resolveImport(tree, at, from)
      const chain = () => {
        const way = [at]
        for (let back = came.get(at); back; back = came.get(back)) way.unshift(back)
        return way.join(' → ')
      }
      if (target ? isDoorOnly(target) : from.startsWith('node:'))
        return [{ file, law: 'the browser holds no memory', says: `${chain()} → ${target ?? from}` }]
      if (!target || came.has(target) || declares('use server', tree.get(target))) continue
      came.set(target, at)
      waiting.push(target)
    }
  }
  return []
}

/** Each model of prisma/models/<module>.prisma, as the client spells it → its module. */
function ownersOf(tree: Tree): Map<string, string[]> {
  const owners = new Map<string, string[]>()
  for (const [file, text] of tree) {
    const module = /^prisma\/models\/([a-z-]+)\.prisma$/.exec(file)?.[1]
    if (!module) continue
    for (const [, model = ''] of text.matchAll(/^model (\w+)/gm)) owners.set(model.charAt(0).toLowerCase() + model.slice(1), [module])
  }
  // Every floor writes entries, and some ask who a colleague is: the lowest floor that knows actors answers.
  if (owners.has('auditEntry')) owners.set('auditEntry', ['access'])
  if (owners.has('account')) owners.set('account', ['access', 'accounts'])
  return owners
}

/** Every breach of the law of imports in this tree; none when the house stands. */
export function breachesIn(tree: Tree): Breach[] {
  const owners = ownersOf(tree)
  const breaches: Breach[] = []
  for (const [file, text] of tree) {
    if (!/\.tsx?$/.test(file) || file.startsWith('lib/generated/')) continue
    breaches.push(...breachesOf(tree, file, text, owners))
    if (declares('use client', text) && !isTest(file)) breaches.push(...clientBreaches(tree, file))
  }
  return breaches
}
