import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import type { CaseStatus } from '../lib/cases/schema'
import { inventNationalId } from '../lib/people/rules/national-id'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '..')

export type Prepared = { caseNo: string; caseId: string; family: string }

/** A case of its own at a status, made by the commands that lead there (scripts/case-at.ts), with the login of its applicant. */
export async function caseAt(status: CaseStatus, insured = '330483', residence = '330503'): Promise<Prepared> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/case-at.ts', status, insured, residence], { cwd: root })
  const said = (label: string) => new RegExp(`^\\s*${label}\\s+(\\S+)`, 'm').exec(stdout)?.[1] ?? ''
  return { caseNo: said('案号'), caseId: said('编号'), family: said('家属') }
}

/** An id of nobody, another at each call: a person who has no case yet. */
export function someId(area: '330499' | '330599' = '330499'): string {
  const part = (count: number, from: number) => String(from + Math.floor(Math.random() * count))
  return inventNationalId(area, `${part(20, 1931)}-${part(3, 10)}-${part(19, 10)}`, Number(part(999, 1)))
}

/** The first address of that shape on the cases that the lists name, found by following their links as this person. */
export async function linkIn(page: Page, lists: readonly string[], shape: RegExp): Promise<string> {
  for (const list of lists) {
    const text = await (await page.request.get(list)).text()
    const found = shape.exec(text)?.[0]
    if (found) return found
    for (const address of new Set(text.match(/\/cases\/[0-9a-f-]{36}/g))) {
      const link = shape.exec(await (await page.request.get(address)).text())?.[0]
      if (link) return link
    }
  }
  throw new Error(`nothing like ${shape.source} on ${lists.join(', ')}`)
}

/** A prepared case as its bureaus open it: by its address, since its last change lies days back and lists begin with the newest. */
export async function openPrepared(page: Page, { caseId, caseNo }: Prepared): Promise<void> {
  await page.goto(`/cases/${caseId}`)
  await expect(page.getByText(caseNo).first()).toBeVisible()
}
