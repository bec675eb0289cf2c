import { Checkbox } from '@/components/ui/checkbox'
import { DateInput } from '@/components/ui/date-input'
import { FieldGroup } from '@/components/ui/field-group'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { DUTY_LABEL, WINDOWS } from '@/lib/assessments/schema'
import {
  CORRECTION_ITEM_LABEL,
  CORRECTION_ITEMS,
  REJECT_GROUND_LABEL,
  REJECT_GROUNDS,
  RELEASE_REASON_LABEL,
  RELEASE_REASONS,
} from '@/lib/cases/schema'
import type { CommandKind } from '@/lib/cases/schema/command'
import { AsideFields } from './aside-fields'

/** Someone of the register, with why they may not be sent. */
export type Pickable = { id: string; name: string; about: string; blocked: string | null }

/** What some acts' forms need beside the act itself. */
export type ActExtras = {
  needsEvidence?: boolean
  grounds?: ReadonlyArray<{ value: string; label: string }>
  remedy?: string
  /** Open objections, by their number within the case. */
  objections?: ReadonlyArray<{ value: string; label: string }>
  institutions?: ReadonlyArray<{ value: string; label: string }>
  people?: readonly Pickable[]
  duties?: ReadonlyArray<'desk' | 'third'>
  today?: string
  /** 委托要点 of an earlier commission. */
  points?: string
  regions?: ReadonlyArray<{ value: string; label: string }>
  towns?: ReadonlyArray<{ value: string; label: string }>
  town?: string
  residence?: string
  /** An end that was reported, or that a forwarded commission asks for. */
  end?: { why: string; on: string }
}

type Props = { act: CommandKind; extras: ActExtras; errors: Record<string, string> }

export function ActFields({ act, extras, errors }: Props) {
  const id = (name: string) => `${act}-${name}`
  switch (act) {
    case 'accept':
      return (
        <TextArea
          name="insuranceEvidence"
          id={id('insuranceEvidence')}
          label="参保核实依据"
          optional={!extras.needsEvidence}
          hint={extras.needsEvidence ? '没有近期的参保信息，请核实后写明查询日期与结果。' : '有近期的参保信息，一般不需填写。'}
          error={errors.insuranceEvidence}
          maxLength={500}
          rows={2}
        />
      )
    case 'returnForCorrection':
      return <CorrectionFields errors={errors} />
    case 'refuse':
    case 'decline':
      return (
        <>
          <Select
            name="ground"
            id={id('ground')}
            label="情形"
            placeholder="请选择"
            options={extras.grounds ?? []}
            error={errors.ground}
            hint="条款待核定"
          />
          <TextArea
            name="reason"
            id={id('reason')}
            label="理由"
            hint="写进决定书，申请人会逐字看到。"
            error={errors.reason}
            maxLength={1000}
          />
          {extras.remedy && <p className="small muted">决定书载明：{extras.remedy}</p>}
        </>
      )
    case 'commission':
      return (
        <TextArea
          name="points"
          id={id('points')}
          label="委托要点"
          optional
          hint={extras.points ? '已填入上次的要点，可以修改；评估人员会看到。' : '希望评估人员关注什么，例如夜间照护。评估人员会看到。'}
          error={errors.points}
          defaultValue={extras.points}
          maxLength={500}
          rows={2}
        />
      )
    case 'assign':
      return <AssignFields people={extras.people ?? []} today={extras.today ?? ''} errors={errors} />
    case 'callExpert':
      return (
        <>
          <RadioCards
            name="duty"
            id={id('duty')}
            legend="增派做什么"
            options={(extras.duties ?? []).map((duty) => ({ value: duty, label: DUTY_LABEL[duty] }))}
            hint={extras.duties?.includes('third') ? '评估人员告知商定不了的，选第三位专家裁定。' : undefined}
            defaultValue={extras.duties?.[0]}
            error={errors.duty}
          />
          <RadioCards
            name="personnelId"
            id={id('personnelId')}
            legend="评估专家"
            options={(extras.people ?? []).map((one) => ({
              value: one.id,
              label: one.name,
              hint: one.blocked ?? one.about,
              disabled: one.blocked !== null,
            }))}
            error={errors.personnelId}
          />
        </>
      )
    case 'rejectCommission':
      return (
        <>
          <Select
            name="ground"
            id={id('ground')}
            label="退回情形"
            placeholder="请选择"
            options={REJECT_GROUNDS.map((value) => ({ value, label: REJECT_GROUND_LABEL[value] }))}
            error={errors.ground}
          />
          <TextArea name="reason" id={id('reason')} label="说明" error={errors.reason} maxLength={500} rows={2} />
        </>
      )
    case 'releaseVisit':
      return (
        <>
          <Select
            name="why"
            id={id('why')}
            label="退回原因"
            placeholder="请选择"
            options={RELEASE_REASONS.map((value) => ({ value, label: RELEASE_REASON_LABEL[value] }))}
            error={errors.why}
          />
          <TextInput name="note" id={id('note')} label="说明" optional error={errors.note} maxLength={300} />
        </>
      )
    case 'chooseInstitution':
      return (
        <Select
          name="institutionId"
          id={id('institutionId')}
          label="护理机构"
          placeholder="请选择"
          hint="按参保人或家属在窗口签字确认的选择录入；只列今天两地都可使用的机构。"
          options={extras.institutions ?? []}
          error={errors.institutionId}
        />
      )
    case 'object':
      return (
        <TextArea
          name="reason"
          id={id('reason')}
          label="异议理由"
          hint="照家属在窗口签字的书面异议录入。"
          error={errors.reason}
          maxLength={1000}
          rows={3}
        />
      )
    case 'withdraw':
    case 'sendBack':
      return <TextArea name="reason" id={id('reason')} label="理由" error={errors.reason} maxLength={500} rows={2} />
    case 'admitObjection':
    case 'dismissObjection':
      return <ObjectionFields act={act} extras={extras} errors={errors} />
    default:
      return <AsideFields act={act} extras={extras} errors={errors} />
  }
}

/** Which of the open objections, on what ground, and why. */
function ObjectionFields({ act, extras, errors }: Props) {
  const [only, ...more] = extras.objections ?? []
  return (
    <>
      {more.length > 0 ? (
        <Select
          name="number"
          id={`${act}-number`}
          label="哪一项异议"
          placeholder="请选择"
          options={extras.objections ?? []}
          error={errors.number}
        />
      ) : (
        <input type="hidden" name="number" value={only?.value ?? ''} />
      )}
      <Select
        name="ground"
        id={`${act}-ground`}
        label="情形"
        placeholder="请选择"
        options={extras.grounds ?? []}
        error={errors.ground}
        hint="条款待核定。他人异议只告知这一项，不告知下面的理由。"
      />
      <TextArea
        name="reason"
        id={`${act}-reason`}
        label="理由"
        hint="怎样核实、核实到什么。家属会逐字看到。"
        error={errors.reason}
        maxLength={1000}
        rows={3}
      />
    </>
  )
}

function CorrectionFields({ errors }: { errors: Record<string, string> }) {
  return (
    <FieldGroup
      id="returnForCorrection-corrections"
      legend="要补什么"
      hint="勾选要补的材料，逐项写明为什么；申请人会逐项看到。"
      error={errors.corrections}
    >
      <div className="grid gap-3">
        {CORRECTION_ITEMS.map((item) => (
          <div key={item} className="group grid gap-2">
            <Checkbox name={`item-${item}`} id={`returnForCorrection-item-${item}`} label={CORRECTION_ITEM_LABEL[item]} />
            <div className="hidden ps-4 group-has-checked:block">
              <TextInput
                name={`reason-${item}`}
                id={`returnForCorrection-reason-${item}`}
                label={`${CORRECTION_ITEM_LABEL[item]}：补正理由`}
                maxLength={300}
                error={errors[`reason-${item}`]}
              />
            </div>
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

function AssignFields({ people, today, errors }: { people: readonly Pickable[]; today: string; errors: Record<string, string> }) {
  return (
    <>
      <FieldGroup
        id="assign-personnelIds"
        legend="评估人员"
        hint="从本机构名册中选至少两名，其中至少一名评估专家；不能选的写明原因。"
        error={errors.personnelIds}
      >
        <div className="choices two">
          {people.map((one) => (
            <Checkbox
              key={one.id}
              name="personnelIds"
              id={`assign-personnel-${one.id}`}
              value={one.id}
              label={one.name}
              hint={one.blocked ?? one.about}
              disabled={one.blocked !== null}
            />
          ))}
        </div>
      </FieldGroup>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
        <DateInput name="scheduledOn" id="assign-scheduledOn" label="上门日期" min={today} width="short" error={errors.scheduledOn} />
        <Select
          name="window"
          id="assign-window"
          label="时段"
          options={WINDOWS.map((value) => ({ value, label: value }))}
          error={errors.window}
        />
      </div>
    </>
  )
}
