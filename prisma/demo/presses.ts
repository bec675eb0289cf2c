import { type Actor, CALENDAR } from '@/lib/access/schema'
import { perform } from '@/lib/cases/commands/perform'
import type { Command } from '@/lib/cases/schema/command'
import type { CaseFile } from '@/lib/cases/schema/event'
import { caseById } from '@/lib/cases/store/case'
import { asActor } from '@/lib/db'
import { addWorkingDays, type WorkingCalendar } from '@/lib/kernel/calendar'
import type { PlainDate } from '@/lib/kernel/dates'
import { digestOf } from '@/lib/kernel/digest'
import { must } from '@/lib/kernel/outcome'
import type { Bureau } from './staff'

/** The day and the case of a story, and how its people press: each press one minute after the one before. */
export class Presses {
  caseId = ''
  private presses = 0

  constructor(
    private readonly name: string,
    private readonly from: PlainDate,
    protected readonly calendar: WorkingCalendar,
    public today = from,
  ) {}

  protected when() {
    this.presses += 1
    const minute = String(this.presses % 60).padStart(2, '0')
    return { today: this.today, at: new Date(`${this.today}T09:${minute}:00+08:00`) }
  }

  /** requestIds are made from the story, so that telling it again changes nothing. */
  protected press() {
    const when = this.when()
    return { ...when, requestId: `story:${digestOf([this.name, this.from, this.presses]).slice(0, 40)}` }
  }

  protected next(workingDays: number) {
    this.today = addWorkingDays(this.calendar, this.today, workingDays)
  }

  protected async act(actor: Actor, command: Command) {
    must(await perform(actor, { step: 'do', command }, this.press()))
  }

  /** Proposed by a clerk of the bureau and approved by its reviewer. */
  protected async twice({ clerks, reviewers }: Bureau, command: Command) {
    const { version: seq } = must(await perform(clerks[0], { step: 'propose', command }, this.press()))
    must(await perform(reviewers[0], { step: 'approve', caseId: this.caseId, act: command.kind, seq, note: '' }, this.press()))
  }

  protected async file(): Promise<CaseFile> {
    const caseFile = await asActor(CALENDAR, (tx) => caseById(tx, this.caseId))
    if (!caseFile) throw new Error(`${this.name}: the case is gone`)
    return caseFile
  }
}
