/** Names of the fields, as in the schema and in the server's problems. */
export type FieldName =
  | 'appliedAs'
  | 'insuredRegion'
  | 'residenceRegion'
  | 'name'
  | 'nationalId'
  | 'phone'
  | 'townshipCode'
  | 'address'
  | 'residenceSince'
  | 'representative.name'
  | 'representative.nationalId'
  | 'representative.phone'
  | 'representative.relationship'
  | 'representative.validTo'
  | 'condition'

export type GroupKey = 'who' | 'regions' | 'person' | 'residence' | 'representative' | 'condition'
type Group = { key: GroupKey; title: string; fields: readonly FieldName[] }

export const GROUPS: Record<GroupKey, Group> = {
  who: { key: 'who', title: '为谁申请？', fields: ['appliedAs'] },
  regions: { key: 'regions', title: '在哪里参保，住在哪里？', fields: ['insuredRegion', 'residenceRegion'] },
  person: { key: 'person', title: '参保人', fields: ['name', 'nationalId', 'phone'] },
  residence: { key: 'residence', title: '现在住的地方', fields: ['townshipCode', 'address', 'residenceSince'] },
  representative: {
    key: 'representative',
    title: '代理人',
    fields: [
      'representative.name',
      'representative.nationalId',
      'representative.phone',
      'representative.relationship',
      'representative.validTo',
    ],
  },
  condition: { key: 'condition', title: '身体情况', fields: ['condition'] },
}

export const FIELD_LABEL: Record<FieldName, string> = {
  appliedAs: '为谁申请',
  insuredRegion: '参保地',
  residenceRegion: '居住地',
  name: '参保人姓名',
  nationalId: '参保人身份证号',
  phone: '联系电话',
  townshipCode: '乡镇（街道）',
  address: '详细地址',
  residenceSince: '从哪一天起住在这里',
  'representative.name': '代理人姓名',
  'representative.nationalId': '代理人身份证号',
  'representative.phone': '代理人电话',
  'representative.relationship': '与参保人的关系',
  'representative.validTo': '委托有效到',
  condition: '身体和生活情况',
}

/** One screen: a group, or in 长辈版 a single question of it. */
export type Screen = { key: string; group: GroupKey; title: string; fields: readonly FieldName[] }

export function screensOf(groups: readonly GroupKey[], oneQuestionEach: boolean): Screen[] {
  return groups.flatMap((key): Screen[] => {
    const { title, fields } = GROUPS[key]
    if (!oneQuestionEach) return [{ key, group: key, title, fields }]
    return fields.map((field) => ({ key: `${key}-${field.replace('representative.', '')}`, group: key, title, fields: [field] }))
  })
}

/** The screen an address names; of a group when the other edition named a question of it, else the first. */
export function screenAt(screens: readonly Screen[], step: string | null): number {
  const exact = screens.findIndex((one) => one.key === step)
  if (exact >= 0) return exact
  return Math.max(
    0,
    screens.findIndex((one) => step?.split('-')[0] === one.group),
  )
}
