import { DateInput } from '@/components/ui/date-input'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { END_REASON_LABEL, END_REASONS } from '@/lib/cases/schema'
import type { CommandKind } from '@/lib/cases/schema/command'
import type { ActExtras } from './act-fields'

type Props = { act: CommandKind; extras: ActExtras; errors: Record<string, string> }

/** Fields of the acts beside the straight path: between the bureaus, and the ways out. */
export function AsideFields({ act, extras, errors }: Props) {
  const id = (name: string) => `${act}-${name}`
  const words = (name: string, label: string, hint: string, maxLength: number) => (
    <TextArea name={name} id={id(name)} label={label} hint={hint} error={errors[name]} maxLength={maxLength} rows={3} />
  )
  switch (act) {
    case 'clarify':
      return words('question', '要对方说明什么', '只写与本案有关的一个问题；对方逐字看到，申请人看不到。', 1000)
    case 'answer':
      return words('reply', '答复', '对方逐字看到。有材料的，先在“材料”里补充。', 1000)
    case 'supplement':
      return words('note', '补充说明', '不需要对方答复的情况写在这里；有材料的，在“材料”里补充。', 1000)
    case 'reexamine':
      return words('points', '复查要点', '对结论的哪些地方有疑问。评估人员会看到；原结论仍留在案卷里。', 500)
    case 'invalidate':
      return words('reason', '作废理由', '例如重复立案、认错了人。写进终止类文书，两地都会看到。', 1000)
    case 'reopen':
      return words('reason', '重开理由', '例如办结有误、当事人提交了新的证明。', 500)
    case 'forward':
      return (
        <>
          <Select
            name="toRegion"
            id={id('toRegion')}
            label="应由哪一方评估"
            placeholder="请选择"
            hint="只列今天与参保地有协议的地区。"
            options={extras.regions ?? []}
            error={errors.toRegion}
          />
          {words('reason', '理由', '写明怎样得知被评估人住在那里。', 500)}
        </>
      )
    case 'changeAddress':
      return (
        <>
          <Select
            name="townshipCode"
            id={id('townshipCode')}
            label="乡镇（街道）"
            placeholder="请选择"
            hint={`${extras.residence ?? '居住地'}的乡镇（街道）。迁回参保地或迁往别处的，不在这里改：由参保地经办机构“终止”。`}
            options={extras.towns ?? []}
            defaultValue={extras.town}
            error={errors.townshipCode}
          />
          <TextInput name="address" id={id('address')} label="详细地址" error={errors.address} maxLength={200} unkept />
        </>
      )
    case 'end':
      return (
        <>
          <Select
            name="why"
            id={id('why')}
            label="终止原因"
            placeholder="请选择"
            options={END_REASONS.map((value) => ({ value, label: END_REASON_LABEL[value] }))}
            defaultValue={extras.end?.why}
            error={errors.why}
          />
          <DateInput
            name="happenedOn"
            id={id('happenedOn')}
            label="发生日期"
            hint="例如去世、迁出、参保关系终止的那一天；联系不上的，写最后一次联系的日期。"
            max={extras.today}
            defaultValue={extras.end?.on}
            error={errors.happenedOn}
          />
        </>
      )
    default:
      return null
  }
}
