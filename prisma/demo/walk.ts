import { type Actor, CALENDAR } from '@/lib/access/schema'
import { enterAtCounter, type Follows, start } from '@/lib/cases/commands/apply'
import type { CaseStatus, ChangeKind } from '@/lib/cases/schema'
import type { Application } from '@/lib/cases/schema/command'
import { asActor } from '@/lib/db'
import { careInstitutionsFor } from '@/lib/institutions/store'
import { addWorkingDays, type WorkingCalendar } from '@/lib/kernel/calendar'
import { addDays, type PlainDate } from '@/lib/kernel/dates'
import { must } from '@/lib/kernel/outcome'
import type { Answer } from '@/lib/standard/schema'
import { agree, type Bedside, confirmTogether, fillSheets } from './bedside'
import { Presses } from './presses'
import type { Bureau, Cast } from './staff'

/** One story to be told by commands: who, between which regions, how far, and with what outcome. */
export type Story = {
  name: string
  applicant: Actor
  application: Application
  appliedAs: 'self' | 'guardian' | 'agent' | 'counter'
  insured: string
  residence: string
  /** What both assessors write down, item by item. */
  answers: readonly Answer[]
  /** The first assessor's other opinion on one item, settled by agreement. */
  differsOn?: { linkId: string; weight: number }
  /** What a 复评 finds: the family objects while the notice runs, and is found right. */
  reassessed?: readonly Answer[]
  /** Where the story stops. */
  until: CaseStatus
  /** The day it begins. */
  from: PlainDate
  follows?: NonNullable<Follows>
  choosesCare?: boolean
  /** Reported by the family once care has begun. */
  reports?: ChangeKind
}

/** Tells a story up to its status; answers the case's id and the day it got there. Refuses (throws) when the status is not reached. */
export async function tell(cast: Cast, calendar: WorkingCalendar, story: Story): Promise<{ caseId: string; today: PlainDate }> {
  const teller = new Teller(cast, calendar, story)
  await teller.tell()
  return { caseId: teller.caseId, today: teller.today }
}

/** As `tell`, and to 已更新 too, which takes a second case: the first is recognised, and what its 重新评估 finds takes its place. */
export async function tellTo(cast: Cast, calendar: WorkingCalendar, story: Story): Promise<{ caseId: string; today: PlainDate }> {
  if (story.until !== 'superseded') return tell(cast, calendar, story)
  const recognised = { ...story, until: 'recognised' as const, choosesCare: false }
  const first = await tell(cast, calendar, recognised)
  const follows = { previousId: first.caseId, occasion: 'change' as const }
  const renewal = { ...recognised, name: `${story.name}/change`, from: addDays(first.today, 200), follows }
  const { today } = await tell(cast, calendar, renewal)
  return { caseId: first.caseId, today }
}

/** Holds the day and the case while a story is told. Each step is a command of the person whose job it is. */
class Teller extends Presses {
  private readonly competent: Bureau
  private readonly residence: Bureau

  constructor(
    cast: Cast,
    calendar: WorkingCalendar,
    private readonly story: Story,
  ) {
    super(story.name, story.from, calendar)
    this.competent = cast.bureaus[story.insured] as Bureau
    this.residence = cast.bureaus[story.residence] as Bureau
  }

  async tell() {
    await this.apply()
    for (let steps = 0; steps < 30; steps += 1) {
      const { status } = await this.file()
      if (status === this.story.until) return this.linger(status)
      if (!(await this.step(status))) throw new Error(`${this.story.name}: no way from ${status} to ${this.story.until}`)
    }
    throw new Error(`${this.story.name}: ${this.story.until} was not reached`)
  }

  private async apply() {
    const { insured: insuredRegion, residence: residenceRegion, appliedAs, application, applicant } = this.story
    const given = { insuredRegion, residenceRegion, appliedAs, application }
    if (appliedAs === 'counter') {
      this.caseId = must(await enterAtCounter(this.competent.clerks[1], given, this.press())).caseId
    } else {
      const { follows = null } = this.story
      if (follows?.occasion === 'change') await this.reportCondition(follows.previousId)
      this.caseId = must(await start(applicant, given, this.press(), follows)).caseId
    }
  }

  private async reportCondition(caseId: string) {
    await this.act(this.story.applicant, {
      kind: 'reportChange',
      caseId,
      change: 'condition',
      happenedOn: this.today,
      note: '起身困难（示例）',
    })
  }

  /** One step on from a status, towards where the story ends; false where there is none. */
  private async step(status: CaseStatus): Promise<boolean> {
    const { until, applicant } = this.story
    const { caseId } = this
    switch (status) {
      case 'draft':
        await this.act(applicant, { kind: 'submit', caseId })
        return true
      case 'submitted':
        return this.intake(until, applicant)
      case 'returned':
        if (until === 'lapsed') {
          this.next(16)
          await this.act(CALENDAR, { kind: 'lapse', caseId })
        } else await this.act(applicant, { kind: 'submit', caseId })
        return true
      case 'accepted':
        this.next(1)
        await this.act(this.competent.clerks[0], { kind: 'commission', caseId, points: '请重点了解夜间照护情况（示例）' })
        return true
      case 'commissioned':
        this.next(1)
        await this.act(this.residence.clerks[0], { kind: 'acceptCommission', caseId })
        return true
      case 'arranging':
        await this.assign()
        return true
      case 'assessing':
        await this.assess()
        return true
      case 'found':
        this.next(1)
        await this.twice(this.residence, { kind: 'report', caseId })
        return true
      case 'onNotice':
        if (until === 'disputed' || this.story.reassessed)
          await this.act(applicant, { kind: 'object', caseId, reason: '家人认为夜间照护情况没有如实反映（示例）' })
        else await this.endNotice()
        return true
      case 'disputed':
        return this.admit()
      case 'reported':
        return this.decideOn(until)
      case 'recognised':
        return this.afterwards(until)
      default:
        return false
    }
  }

  private async intake(until: CaseStatus, applicant: Actor): Promise<boolean> {
    const { caseId } = this
    this.next(1)
    if (until === 'returned' || until === 'lapsed') {
      await this.act(this.competent.clerks[0], {
        kind: 'returnForCorrection',
        caseId,
        corrections: [{ item: 'residence', reason: '居住证明已过期，请提供近三个月内的证明（示例）' }],
      })
    } else if (until === 'refused') {
      await this.twice(this.competent, {
        kind: 'refuse',
        caseId,
        ground: 'papersFalseOrMissing',
        reason: '居住证明与所填地址不一致，核实后未能提供其他证明（示例）',
      })
    } else if (until === 'withdrawn') {
      await this.act(applicant, { kind: 'withdraw', caseId, reason: '家人已回参保地照料（示例）' })
    } else if (until === 'invalidated') {
      await this.twice(this.competent, { kind: 'invalidate', caseId, reason: '重复录入（示例）' })
    } else {
      await this.twice(this.competent, { kind: 'accept', caseId, insuranceEvidence: '已在参保系统核对（示例）' })
    }
    return true
  }

  /** The family's objection is found right: other people are to assess again. */
  private async admit(): Promise<boolean> {
    if (!this.story.reassessed) return false
    this.next(2)
    const reason = '电话核实，夜间照护情况与评估记录有出入（示例）'
    await this.twice(this.residence, { kind: 'admitObjection', caseId: this.caseId, number: null, ground: 'factsDoubtful', reason })
    return true
  }

  /** An assessor and an expert of the first house, and an expert at the desk; a 复评 takes people of another house. */
  private team(round: number) {
    const { assessors } = this.residence
    const [first, second, desk] = (round > 1 ? [4, 5, 7] : [0, 1, 3]).map((at) => assessors[at])
    if (!first || !second || !desk) throw new Error('a visit takes two, and a second expert at the desk')
    return { first, second, desk }
  }

  private async assign() {
    this.next(1)
    const { first, second } = this.team((await this.file()).round)
    const personnelIds = [first, second].map((one) => one.personnelId)
    const scheduledOn = addWorkingDays(this.calendar, this.today, 2)
    await this.act(this.residence.clerks[0], { kind: 'assign', caseId: this.caseId, personnelIds, scheduledOn, window: '上午' })
  }

  private async assess() {
    const { caseId, story } = this
    const { facts, round } = await this.file()
    if (!facts.visitId) throw new Error(`${story.name}: no visit`)
    this.next(2)
    const { first, second, desk } = this.team(round)
    const { answers, differsOn, reassessed = answers } = story
    const bedside: Bedside = {
      ...{ visitId: facts.visitId, visitedOn: this.today, first: first.actor, second: second.actor, when: () => this.when() },
      ...(round > 1 ? { answers: reassessed } : { answers, differsOn }),
    }
    await fillSheets(bedside)
    await agree(bedside)
    await this.act(this.residence.clerks[0], { kind: 'callExpert', caseId, personnelId: desk.personnelId, duty: 'desk' })
    const sheetDigest = await confirmTogether(bedside, desk.actor)
    await this.act(second.actor, { kind: 'submitFinding', caseId, sheetDigest })
  }

  private async endNotice() {
    const { noticeTo } = await this.file()
    if (!noticeTo) throw new Error(`${this.story.name}: no notice runs`)
    this.today = addDays(noticeTo, 1)
    await this.act(CALENDAR, { kind: 'endNotice', caseId: this.caseId })
  }

  private async decideOn(until: CaseStatus): Promise<boolean> {
    const { caseId } = this
    this.next(1)
    if (until === 'declined')
      await this.twice(this.competent, { kind: 'decline', caseId, ground: 'procedureBreached', reason: '公示范围与约定不符（示例）' })
    else await this.twice(this.competent, { kind: 'recognise', caseId })
    return true
  }

  private async afterwards(until: CaseStatus): Promise<boolean> {
    const { caseId } = this
    if (until === 'ended') {
      this.next(3)
      await this.twice(this.competent, { kind: 'end', caseId, why: 'movedBack', happenedOn: this.today })
      return true
    }
    if (until === 'expired') {
      const { validTo } = await this.file()
      if (!validTo) throw new Error(`${this.story.name}: no validity`)
      this.today = addDays(validTo, 1)
      await this.act(CALENDAR, { kind: 'expire', caseId })
      return true
    }
    return false
  }

  /** What people do once the status is reached: both bureaus acknowledge, the family chooses its institution. */
  private async linger(status: CaseStatus) {
    const { caseId, story } = this
    if (status !== 'recognised') return
    this.next(1)
    for (const bureau of [this.competent, this.residence]) await this.act(bureau.clerks[0], { kind: 'acknowledge', caseId })
    if (!story.choosesCare) return
    const offered = await asActor(story.applicant, (tx) => careInstitutionsFor(tx, this.today, [story.insured, story.residence]))
    // Where the person lives, as a family would choose, if any there serves both regions.
    const institution = offered.find((one) => one.regionCode === story.residence) ?? offered[0]
    if (!institution) throw new Error('no institution may be chosen')
    await this.act(story.applicant, { kind: 'chooseInstitution', caseId, institutionId: institution.id })
    if (!story.reports) return
    this.next(10)
    await this.act(story.applicant, { kind: 'reportChange', caseId, change: story.reports, happenedOn: this.today, note: '' })
  }
}
