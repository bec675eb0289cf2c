import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, SIDES } from './access/schema'
import { AccountStatus, SessionEnd, StaffRole } from './accounts/schema'
import { DOCKET_STATES, DOCKET_TOPICS } from './agreements/schema/docket'
import {
  CONFIRMATION_PLACES,
  DUTIES,
  PERSONNEL_KINDS,
  PERSONNEL_STATUSES,
  RECUSALS,
  SHEET_KINDS,
  OCCASIONS as VISIT_OCCASIONS,
  VISIT_STATES,
  WINDOWS,
} from './assessments/schema'
import { APPLIED_AS, CASE_STATUSES, CLOSED_STATUSES, OCCASIONS, OPEN_STATUSES, PAPER_KINDS } from './cases/schema'
import { ASKS, SAVED_LISTS } from './cases/schema/desk'
import { EVENT_KINDS } from './cases/schema/event-kind'
import { LETTER_KINDS, RECIPIENTS } from './cases/schema/letter'
import { CHANNELS, MESSAGE_ABOUTS, MESSAGE_WEIGHTS, OUTGOING_STATES, TELLING_OUTCOMES, TELLING_WAYS } from './cases/schema/message'
import { OBJECTION_GROUNDS, OBJECTION_OUTCOMES } from './cases/schema/objection'
import { SCANS } from './cases/schema/paper'
import { SUITES } from './exchange/schema/certificate'
import { INSTITUTION_KINDS, INSTITUTION_STATUSES } from './institutions/schema'
import { REGISTER_CHANGES } from './institutions/schema/change'
import { ITEM_KINDS, ITEM_UNITS } from './institutions/schema/items'
import { PHOTO_STATES, REQUEST_STATES } from './institutions/schema/request'
import { UPLOAD_PARTS } from './institutions/schema/upload'
import { INSURANCE_SCHEMES, INSURANCE_STATUSES, MANDATE_ENDS, MANDATE_KINDS, MANDATE_STATES, SEXES } from './people/schema'
import { QUEUES } from './queue'
import { ALERT_STATES } from './supervision/schema/alert'
import { FINDING_KINDS, SEVERITIES } from './supervision/schema/checklist'
import { COMPLAINT_CATEGORIES, COMPLAINT_OUTCOMES, COMPLAINT_STATES } from './supervision/schema/complaint'
import { FINDING_STATES, STEP_KINDS, SUPERVISION_SIDES } from './supervision/schema/finding'
import { INSPECTION_STATES } from './supervision/schema/inspection'
import { ALERT_CAUSES } from './supervision/schema/points'

/** Each column of codes and the union it is compared with. */
const CODES: Record<string, readonly string[]> = {
  'Account.role': ['applicant', ...StaffRole.options],
  'Account.status': AccountStatus.options,
  'Alert.cause': ALERT_CAUSES,
  'Alert.state': ALERT_STATES,
  'AnswerSheet.kind': SHEET_KINDS,
  'Assignment.duty': DUTIES,
  'Assignment.kind': PERSONNEL_KINDS,
  'Assignment.recusal': RECUSALS,
  'AuditEntry.outcome': ['done', 'refused'],
  'AuditEntry.role': ROLES,
  'BureauKey.suite': SUITES,
  'Case.appliedAs': APPLIED_AS,
  'Case.competentAsk': ASKS,
  'Case.occasion': OCCASIONS,
  'Case.residenceAsk': ASKS,
  'Case.status': CASE_STATUSES,
  'Case.statusBefore': CASE_STATUSES,
  'CaseEvent.kind': EVENT_KINDS,
  'CaseEvent.role': ROLES,
  'CaseEvent.side': SIDES,
  'Complaint.category': COMPLAINT_CATEGORIES,
  'Complaint.outcome': COMPLAINT_OUTCOMES,
  'Complaint.state': COMPLAINT_STATES,
  'Docket.state': DOCKET_STATES,
  'Docket.topic': DOCKET_TOPICS,
  'Evidence.scan': ['clean', 'unscanned'],
  'Evidence.side': SUPERVISION_SIDES,
  'ExpertConfirmation.place': CONFIRMATION_PLACES,
  'Finding.kind': FINDING_KINDS,
  'Finding.severity': SEVERITIES,
  'Finding.state': FINDING_STATES,
  'FindingStep.kind': STEP_KINDS,
  'FindingStep.side': SUPERVISION_SIDES,
  'Inspection.state': INSPECTION_STATES,
  'Institution.kind': INSTITUTION_KINDS,
  'Institution.status': INSTITUTION_STATUSES,
  'InstitutionFacet.kind': INSTITUTION_KINDS,
  'InstitutionPhoto.state': PHOTO_STATES,
  'InstitutionRequest.state': REQUEST_STATES,
  'InstitutionSpan.kind': INSTITUTION_KINDS,
  'InstitutionSpan.status': INSTITUTION_STATUSES,
  'InsuranceRecord.scheme': INSURANCE_SCHEMES,
  'InsuranceRecord.status': INSURANCE_STATUSES,
  'InsuredPerson.sex': SEXES,
  'JobRun.queue': QUEUES,
  'Letter.kind': LETTER_KINDS,
  'Letter.recipient': RECIPIENTS,
  'Mandate.endedWhy': MANDATE_ENDS,
  'Mandate.kind': MANDATE_KINDS,
  'Mandate.state': MANDATE_STATES,
  'Message.about': MESSAGE_ABOUTS,
  'Message.weight': MESSAGE_WEIGHTS,
  'Objection.outcome': OBJECTION_OUTCOMES,
  'Objection.outcomeGround': OBJECTION_GROUNDS,
  'Outgoing.channel': CHANNELS,
  'Outgoing.state': OUTGOING_STATES,
  'Paper.kind': PAPER_KINDS,
  'Paper.scan': SCANS,
  'Paper.side': SIDES,
  'Personnel.kind': PERSONNEL_KINDS,
  'Personnel.status': PERSONNEL_STATUSES,
  'RegisterEntry.change': REGISTER_CHANGES,
  'RegisterUploadPart.part': UPLOAD_PARTS,
  'SavedFilter.list': SAVED_LISTS,
  'ServiceItem.kind': ITEM_KINDS,
  'ServiceItem.unit': ITEM_UNITS,
  'Session.endedWhy': SessionEnd.options,
  'Telling.outcome': TELLING_OUTCOMES,
  'Telling.way': TELLING_WAYS,
  'Visit.occasion': VISIT_OCCASIONS,
  'Visit.state': VISIT_STATES,
  'Visit.window': WINDOWS,
}

/** Names that promise a code. */
const CODE_NAMES = [
  ...['kind', 'status', 'statusBefore', 'state', 'role', 'side', 'occasion', 'duty', 'recusal', 'scheme', 'sex', 'outcome', 'place'],
  ...[
    'channel',
    'weight',
    'way',
    'scan',
    'window',
    'appliedAs',
    'endedWhy',
    'queue',
    'outcomeGround',
    'list',
    'recipient',
    'suite',
    'part',
    'topic',
    'unit',
    'change',
    'competentAsk',
    'residenceAsk',
    'category',
    'cause',
    'severity',
    'about',
  ],
]

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

const quoted = (text: string) => [...text.matchAll(/'([^']*)'/g)].map((match) => match[1] as string)

describe('codes in the database are the unions of the code', () => {
  test('each CHECK lists exactly its union, and each union has its CHECK', async () => {
    const { rows } = await owner.query(`
      select r.relname as "table", a.attname as "column", pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_attribute a on a.attrelid = r.oid and a.attnum = any (c.conkey)
      where c.contype = 'c' and c.conname like '%\\_code' and r.relnamespace = 'public'::regnamespace`)
    const held = Object.fromEntries(rows.map((row) => [`${row.table}.${row.column}`, quoted(row.definition).toSorted()]))
    expect(held).toEqual(Object.fromEntries(Object.entries(CODES).map(([column, union]) => [column, [...union].toSorted()])))
  })

  test('no column that is named like a code goes without a CHECK, and none is a database enum', async () => {
    const { rows } = await owner.query(
      `select "table_name" || '.' || "column_name" as "column", "data_type" as type from information_schema.columns
       where "table_schema" = 'public' and "table_name" <> '_prisma_migrations' and ("column_name" = any ($1) or "data_type" = 'USER-DEFINED')`,
      [CODE_NAMES],
    )
    expect(rows.map((row) => row.column).toSorted()).toEqual(Object.keys(CODES).toSorted())
    expect([...new Set(rows.map((row) => row.type))]).toEqual(['text'])
  })

  test('the partial unique index of open cases lists the open statuses', async () => {
    const { rows } = await owner.query(`select pg_get_indexdef('"Case_one_open"'::regclass) as definition`)
    expect(quoted(rows[0].definition).toSorted()).toEqual([...OPEN_STATUSES].toSorted())
    expect(rows[0].definition).toContain('("personId", "agreementId")')
    expect([...CASE_STATUSES].toSorted()).toEqual(['draft', 'recognised', ...OPEN_STATUSES, ...CLOSED_STATUSES].toSorted())
  })

  test('every day is text that looks like one', async () => {
    const { rows } = await owner.query(`
      select r.relname || '.' || a.attname as "column" from pg_constraint c join pg_class r on r.oid = c.conrelid
      join pg_attribute a on a.attrelid = r.oid and a.attnum = any (c.conkey) where c.contype = 'c' and c.conname like '%\\_day'`)
    const checked = new Set(rows.map((row) => row.column))
    const named = await owner.query(`
      select "table_name" || '.' || "column_name" as "column", "data_type" as type from information_schema.columns
      where "table_schema" = 'public' and "column_name" ~ '(On|Since|From|To|since|until|today|asOf)$' and "data_type" = 'text'`)
    expect(named.rows.map((row) => row.column).filter((column) => !checked.has(column))).toEqual([])
    expect(named.rows.length).toBeGreaterThan(20)
  })

  test('a code that is none of ours is refused by the database itself', async () => {
    const insert = `insert into "AuditEntry" ("role", "act", "subject", "outcome") values ('clerk', 'x', 'x', $1)`
    await expect(owner.query(insert, ['perhaps'])).rejects.toThrow('AuditEntry_outcome_code')
  })
})
