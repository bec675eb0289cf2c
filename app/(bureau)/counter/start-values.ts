import type { Start } from '@/lib/cases/schema/command'

export const NO_REPRESENTATIVE: NonNullable<Start['application']['representative']> = {
  kind: 'agent',
  name: '',
  nationalId: '',
  phone: '',
  relationship: '',
  validTo: '',
}

export function emptyStart(insuredRegion: string, residenceRegion: string): Start {
  return {
    insuredRegion,
    residenceRegion,
    appliedAs: 'counter',
    application: {
      name: '',
      nationalId: '',
      phone: '',
      townshipCode: '',
      address: '',
      residenceSince: '',
      condition: '',
      representative: null,
    },
  }
}

/** The form's fields by their path, in the order of the page. */
export const FIELD_NAME = {
  insuredRegion: '参保地',
  residenceRegion: '居住地',
  'application.townshipCode': '乡镇（街道）',
  'application.residenceSince': '居住起始日',
  'application.name': '姓名',
  'application.nationalId': '身份证号',
  'application.phone': '联系电话',
  'application.address': '居住地址',
  'application.condition': '情况说明',
  'application.representative.kind': '代理关系',
  'application.representative.name': '代理人姓名',
  'application.representative.nationalId': '代理人身份证号',
  'application.representative.phone': '代理人电话',
  'application.representative.relationship': '与参保人的关系',
  'application.representative.validTo': '代理有效期至',
} as const
export type FieldPath = keyof typeof FIELD_NAME
export const FIELD_PATHS = Object.keys(FIELD_NAME) as FieldPath[]

/** A refused field of the server under the form's own path: shapes come as start.…, rules by the application's field. */
export function pathOf(field: string): string {
  const path = field.replace(/^start\./, '')
  return path in FIELD_NAME ? path : `application.${path}`
}
