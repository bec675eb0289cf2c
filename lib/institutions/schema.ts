import { z } from 'zod'
import { isPlainDate } from '../kernel/dates'

export const INSTITUTION_KINDS = ['care', 'assessment'] as const
export const institutionKindSchema = z.enum(INSTITUTION_KINDS)
export type InstitutionKind = z.infer<typeof institutionKindSchema>
export const INSTITUTION_KIND_LABEL: Record<InstitutionKind, string> = { care: '定点护理服务机构', assessment: '定点评估机构' }

/** 服务形式 of a care institution; an assessment institution has none. */
export const CARE_SERVICES = ['institutionalCare', 'homeCare', 'dayCare'] as const
export const careServiceSchema = z.enum(CARE_SERVICES)
export type CareService = z.infer<typeof careServiceSchema>
export const CARE_SERVICE_LABEL: Record<CareService, string> = { institutionalCare: '机构护理', homeCare: '居家上门', dayCare: '社区日间' }

export const INSTITUTION_STATUSES = ['valid', 'suspended', 'withdrawn'] as const
export const institutionStatusSchema = z.enum(INSTITUTION_STATUSES)
export type InstitutionStatus = z.infer<typeof institutionStatusSchema>
export const INSTITUTION_STATUS_LABEL: Record<InstitutionStatus, string> = { valid: '有效', suspended: '暂停服务', withdrawn: '已退出' }

const text = z.string().min(1).max(200)
const day = z.string().refine(isPlainDate)
const count = z.int().min(0).max(100_000).nullable()
const degrees = (least: number, most: number) => z.number().min(least).max(most).nullable()

/** One row of the register, as printed in an issue of the list. */
export const registerRowSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{12}$/),
  name: z.string().min(1).max(60),
  kind: institutionKindSchema,
  services: z.array(careServiceSchema),
  regionCode: z.string().regex(/^\d{6}$/),
  townshipCode: z.string().regex(/^\d{9}$/),
  address: text,
  /** Where it stands, in degrees (WGS 84); both or neither. */
  latitude: degrees(-90, 90),
  longitude: degrees(-180, 180),
  phone: z.string().max(60),
  openingHours: z.string().max(100),
  legalPerson: z.string().min(1).max(60),
  licenceNo: z.string().max(60),
  /** 许可证, both days included; null where it is not told. */
  licenceFrom: day.nullable(),
  licenceTo: day.nullable(),
  beds: count,
  freePlaces: count,
  /** The day the free places were last told. */
  freePlacesOn: day.nullable(),
  /** Carers employed, and how many of them hold a certificate. */
  carers: count,
  certified: count,
  /** Regions whose insured persons it may serve. */
  servesRegions: z.array(z.string().regex(/^\d{6}$/)).min(1),
  agreementNo: z.string().min(1).max(60),
  /** 服务协议, both days included. */
  agreementFrom: day,
  agreementTo: day,
  status: institutionStatusSchema,
  mark: z.string().max(40),
})
export type RegisterRow = z.infer<typeof registerRowSchema>
export type RegisterField = keyof RegisterRow

/** What changes from day to day: told without a signature of the other bureau, and outside the digest of an issue. */
export const DAILY_FIELDS = ['openingHours', 'freePlaces', 'freePlacesOn'] as const satisfies readonly RegisterField[]
export type DailyField = (typeof DAILY_FIELDS)[number]
/** What an issue of the list is made of, and both bureaus sign. */
export const listedRowSchema = registerRowSchema.omit({ openingHours: true, freePlaces: true, freePlacesOn: true })
export type ListedRow = z.infer<typeof listedRowSchema>
export type ListedField = keyof ListedRow

/** 定点机构 as stores give it. */
export type Institution = RegisterRow & { id: string; listNumber: number }

/** One issue of the register. */
export type ListVersion = {
  number: number
  issuedOn: string
  digest: string
  /** Care institutions on the list: valid or suspended. */
  careCount: number
  regionCode: string
  mark: string
  /** Digest of the issue before; null for the first. */
  previous: string | null
  docketId: string | null
  createdAt: Date
}

/** The columns of the file, in the order of the bureaus' ledgers. */
export const COLUMNS = {
  code: '机构编号',
  name: '机构名称',
  kind: '机构类型',
  services: '服务形式',
  regionCode: '统筹区',
  townshipCode: '乡镇街道',
  address: '详细地址',
  latitude: '纬度',
  longitude: '经度',
  phone: '联系电话',
  openingHours: '营业时间',
  legalPerson: '法定代表人',
  licenceNo: '许可证号',
  licenceFrom: '许可证起始日',
  licenceTo: '许可证终止日',
  beds: '床位数',
  freePlaces: '空余床位',
  freePlacesOn: '空余床位更新日',
  carers: '护理员人数',
  certified: '持证人数',
  servesRegions: '可服务地区',
  agreementNo: '服务协议编号',
  agreementFrom: '协议起始日',
  agreementTo: '协议终止日',
  status: '状态',
  mark: '标记',
} as const satisfies Record<RegisterField, string>
export const REGISTER_FIELDS = Object.keys(COLUMNS) as RegisterField[]

/** Columns an older ledger does not have: a file without them leaves them as they are. */
export const LATER_FIELDS = [
  ...(['latitude', 'longitude', 'openingHours', 'licenceNo', 'licenceFrom', 'licenceTo', 'freePlacesOn', 'carers', 'certified'] as const),
] as const satisfies readonly RegisterField[]
export type LaterField = (typeof LATER_FIELDS)[number]
/** The cells of one institution, each as it stands in the file. */
export type RowCells = Record<RegisterField, string>
/** The cells of one line as a file has them: a later column it does not have is left out. */
export type FileCells = Omit<RowCells, LaterField> & Partial<Pick<RowCells, LaterField>>

/** One line of an uploaded file, cells as typed. `line` counts as a spreadsheet does: the header is line 1. */
export type FileRow = {
  line: number
  cells: FileCells
  /** Cells that hold nobody's entry (a formula, a broken number): the row is refused for them. */
  faults?: Reason[]
  /** The number of the list it was exported from, as the file says. */
  asOf?: string
}

export type Reason = { code: string; says: string; strength: 'blocks' | 'warns' }
export type FieldChange = { field: RegisterField; before: string; after: string }

/** What an upload would do, told before anything is done. */
export type ImportPreview = {
  added: Array<{ line: number; row: RegisterRow; warnings: Reason[] }>
  changed: Array<{ line: number; row: RegisterRow; changes: FieldChange[]; warnings: Reason[] }>
  unchanged: number
  /** As a docket that is open has them already: nothing more to propose. */
  awaiting: number
  /** In the register and not in the file: kept as they are. */
  missing: Array<{ code: string; name: string }>
  refused: Array<{ line: number; cells: RowCells; asOf?: string; reasons: Reason[] }>
  /** Of what would be written and of the register it was compared with: what is confirmed is what was seen. */
  planDigest: string
}

export type ImportReport = {
  added: number
  changed: number
  unchanged: number
  missing: number
  refused: number
  awaiting: number
  /** Whose opening hours or free places were written at once. */
  daily: number
  /** The 会签单 that was filed; null where nothing is to be signed. */
  docketId: string | null
}

/** The search form of the public list; everything optional, all of it in the URL. */
export const institutionFilterSchema = z.object({
  text: z.string().trim().max(60).catch('').default(''),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  town: z
    .string()
    .regex(/^\d{9}$/)
    .optional()
    .catch(undefined),
  kind: institutionKindSchema.optional().catch(undefined),
  service: careServiceSchema.optional().catch(undefined),
  /** An item of a region's catalogue, as `330483.HL01`. */
  item: z
    .string()
    .regex(/^\d{6}\.[A-Z0-9-]{3,16}$/)
    .optional()
    .catch(undefined),
  /** Only those with free places. */
  free: z.literal('1').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})
export type InstitutionFilter = z.infer<typeof institutionFilterSchema>

export const confirmEntrySchema = z.strictObject({
  planDigest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Why rows with warnings are taken all the same; kept. */
  reason: z.string().trim().max(200).default(''),
})
export type ConfirmEntry = z.input<typeof confirmEntrySchema>
