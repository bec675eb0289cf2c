import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from '@/prisma/demo/staff'
import { type Actor, CALENDAR, PUBLIC } from './access/schema'
import { caseStanding, NX, seedCast, TX } from './cases/cast.fixture'
import { asActor, closeDoor, countingQueries, type Door } from './db'

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
const app = new pg.Client({ connectionString: process.env.DATABASE_URL })
let cast: Cast
let tables: string[]

beforeAll(async () => {
  await owner.connect()
  await app.connect()
  cast = await seedCast()
  await caseStanding(cast, 'recognised', { choosesCare: true })
  const { rows } = await owner.query(
    `select "tablename" as name from pg_tables where "schemaname" = 'public' and "tablename" <> '_prisma_migrations' order by 1`,
  )
  tables = rows.map((row) => row.name)
}, 120_000)
afterAll(async () => {
  await owner.end()
  await app.end()
  await closeDoor()
})

const count = async (client: pg.Client, table: string) =>
  (await client.query(`select count(*)::int as n from "${table}"`)).rows[0].n as number
const cases = (tx: Door) => tx.case.count()

describe('Z-02 the role the app connects as', () => {
  test('owns nothing, is no superuser, bypasses nothing, makes nothing, belongs to nobody', async () => {
    const { rows } = await app.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user`,
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false }])
    const owned = await app.query(`
      select relname as name from pg_class where relowner = current_user::regrole
      union all select proname from pg_proc where proowner = current_user::regrole
      union all select nspname from pg_namespace where nspowner = current_user::regrole
      union all select datname from pg_database where datdba = current_user::regrole
      union all select roleid::regrole::text from pg_auth_members where member = current_user::regrole`)
    expect(owned.rows).toEqual([])
    await expect(app.query('create table mine (id text)')).rejects.toThrow('permission denied')
    await expect(app.query('alter table "Case" disable row level security')).rejects.toThrow('must be owner')
    await expect(app.query('select * from "_prisma_migrations"')).rejects.toThrow('permission denied')
  })

  test('A-01 may delete and change only what is listed here', async () => {
    const may = async (what: string) =>
      (
        await app.query(`select name from unnest($1::text[]) name where has_table_privilege('"' || name || '"', $2)`, [tables, what])
      ).rows.map((row) => row.name as string)
    expect(await may('DELETE')).toEqual([
      ...[
        'CaseContent',
        'NameSuffix',
        'OneTimeCode',
        'Paper',
        'PaperContent',
        'PublicNotice',
        'RateWindow',
        'RegisterUpload',
        'RegisterUploadPart',
        'SavedFilter',
      ],
    ])
    // Of a message its mark of being read may change, of a letter its cipher (a new key): single columns, so neither is listed here.
    const written = [
      'Alert Attestation AuditEntry BureauKey CaseEvent Certificate Complaint DocketSignature Evidence ExpertConfirmation',
      'Finding FindingStep Inspection InstitutionFacet InstitutionItem InstitutionPhoto InstitutionRequest InstitutionWord ItemCatalogue ItemLink ItemMapping',
      'Letter ListVersion Message Outgoing PublicRating Rating RegisterEntry RegisterUpload RegisterUploadPart ServiceItem',
      'Telling',
    ]
      .join(' ')
      .split(' ')
    expect(tables.filter((name) => !written.includes(name))).toEqual(await may('UPDATE'))
    for (const what of ['TRUNCATE', 'REFERENCES', 'TRIGGER']) expect(await may(what)).toEqual([])
  })
})

describe('Z-02 row policies stand on every table', () => {
  test('enabled and forced, with at least one policy; a region column above all', async () => {
    const { rows } = await owner.query(`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
        exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname ~* 'region' and a.attnum > 0) as regional
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`)
    expect(rows.length).toBe(tables.length)
    expect(rows.filter((row) => !row.enabled || !row.forced || row.policies === 0).map((row) => row.name)).toEqual([])
    expect(rows.filter((row) => row.regional).length).toBeGreaterThan(10)
  })

  test('no policy lets everyone: each asks who is asking, itself or through a table that does', async () => {
    const { rows } = await owner.query(`
      select p.polname as policy, c.relname as name, coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as says
      from pg_policy p join pg_class c on c.oid = p.polrelid`)
    for (const { name, policy, says } of rows)
      expect(says, `${name} ${policy}`).toMatch(/portal_asker|FROM "(Case|InsuredPerson|Docket|Finding)"/)
  })

  test('there is something to hide in nearly every table', async () => {
    const empty: string[] = []
    for (const table of tables) if ((await count(owner, table)) === 0) empty.push(table)
    const bare = [
      'Alert BureauKey Certificate Complaint DemoClock Evidence Finding FindingStep Inspection InstitutionItem',
      'InstitutionPhoto InstitutionRequest ItemCatalogue ItemLink ItemMapping JobRun Mandate Objection OneTimeCode Paper PaperContent PublicNotice PublicRating RateWindow Rating',
      'RegisterUpload RegisterUploadPart SavedFilter ServiceItem Session Telling',
    ]
      .join(' ')
      .split(' ')
    expect(empty).toEqual(bare)
  })

  test('no actor, no rows, in any table; and nothing can be written', async () => {
    for (const table of tables) expect(await count(app, table), table).toBe(0)
    await expect(
      app.query(`insert into "AuditEntry" ("role", "act", "subject", "outcome") values ('clerk', 'x', 'x', 'done')`),
    ).rejects.toThrow('row-level security')
    expect((await app.query(`update "Case" set "status" = 'ended'`)).rowCount).toBe(0)
  })

  test('an empty, unknown or half-told actor sees no case either', async () => {
    for (const [role, account] of [
      ['', ''],
      ['nobody', 'x'],
      ['clerk', ''],
      ['reviewer', ''],
      ['assessor', ''],
      ['applicant', ''],
      ['public', ''],
    ]) {
      await app.query('begin')
      await app.query(`select set_config('portal.role', $1, true), set_config('portal.account', $2, true)`, [role, account])
      for (const table of ['Case', 'CaseEvent', 'InsuredPerson', 'AnswerSheet']) expect(await count(app, table), `${role} ${table}`).toBe(0)
      await app.query('rollback')
    }
  })
})

describe('Z-02 a connection used again keeps nothing', () => {
  const clerk = () => cast.bureaus[TX]?.clerks[0] as Actor

  test('after the transaction nobody is asking, whether it ended well or not', async () => {
    expect(await asActor(clerk(), cases)).toBe(1)
    await expect(
      asActor(clerk(), async (tx) => {
        await cases(tx)
        throw new Error('half way')
      }),
    ).rejects.toThrow('half way')
    const held = globalThis as typeof globalThis & { portalClient: Pick<Door, '$queryRawUnsafe'> }
    // Around the door, on every connection the pool has by now.
    const look = `select (select count(*)::int from "Case") as n, portal_asker('role') as role, portal_asker('region') as region`
    const looks = await Promise.all(Array.from({ length: 12 }, () => held.portalClient.$queryRawUnsafe(look)))
    for (const seen of looks) expect(seen).toEqual([{ n: 0, role: null, region: null }])
  })

  test('one after another and all at once, each sees their own', async () => {
    const stranger: Actor = { ...clerk(), regionCode: '330482', accountId: randomUUID() }
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, i) => asActor([clerk(), stranger, PUBLIC, CALENDAR][i % 4] as Actor, cases)),
    )
    expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => [1, 0, 0, 1][i % 4]))
  })

  test('the next asker takes nothing over from the one before, field by field', async () => {
    const full: Actor = { ...clerk(), institutionId: 'i', ask: { caseNo: 'n', codeHash: 'h' } }
    const asked = (tx: Door) =>
      tx.$queryRaw`select portal_asker('role') as role, portal_asker('account') as account, portal_asker('region') as region,
        portal_asker('institution') as institution, portal_asker('person') as person, portal_asker('case_no') as "caseNo", portal_asker('code_hash') as hash`
    for (let i = 0; i < 15; i += 1) {
      expect(await asActor(full, asked)).toEqual([
        { role: 'clerk', account: full.accountId, region: TX, institution: 'i', person: full.personKey, caseNo: 'n', hash: 'h' },
      ])
      const nobody = { account: null, region: null, institution: null, person: null, caseNo: null, hash: null }
      expect(await asActor(PUBLIC, asked)).toEqual([{ role: 'public', ...nobody }])
    }
  })

  test('what is asked is counted', async () => {
    const { value, queries } = await countingQueries(() => asActor(clerk(), cases))
    expect(value).toBe(1)
    expect(queries.filter((one) => one.includes('FROM "public"."Case"'))).toHaveLength(1)
    expect(queries.some((one) => one.includes('set_config'))).toBe(true)
  })
})

describe('Z-04 三员: who keeps the system sees no case', () => {
  test.each(['administrator', 'securityOfficer', 'auditor', 'supervisor', 'institution', 'door', 'public'] as const)('%s', async (role) => {
    for (const regionCode of [null, TX, NX]) {
      const actor: Actor = { ...PUBLIC, role, regionCode, accountId: randomUUID(), institutionId: randomUUID() }
      for (const table of [
        ...['Case', 'CaseEvent', 'CaseContent', 'Visit', 'Assignment', 'AnswerSheet', 'ExpertConfirmation', 'InsuredPerson'],
        ...['CrossRegionFiling', 'CareRelationship', 'InsuranceRecord', 'Mandate', 'NameSuffix', 'Paper', 'PaperContent', 'Personnel'],
      ]) {
        const seen = await asActor(actor, (tx) => tx.$queryRawUnsafe<Array<{ n: number }>>(`select count(*)::int as n from "${table}"`))
        expect(seen, `${role} ${table}`).toEqual([{ n: 0 }])
      }
    }
  })
})
