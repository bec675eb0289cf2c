import { z } from 'zod'
import { registerRowSchema } from '../schema'

/** What an institution may ask to have changed of its own row; its bureau proposes it, and both bureaus sign. */
export const ASKABLE = ['phone', 'address', 'carers', 'certified'] as const
export type Askable = (typeof ASKABLE)[number]

const { phone, address, carers, certified } = registerRowSchema.shape
export const askedChangesSchema = z.strictObject({ phone, address, carers, certified }).partial()
export type AskedChanges = z.infer<typeof askedChangesSchema>

export const REQUEST_STATES = ['waiting', 'accepted', 'returned', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]
export const REQUEST_STATE_LABEL: Record<RequestState, string> = {
  waiting: '等经办机构核对',
  accepted: '已采纳，提交两地会签',
  returned: '已退回',
  withdrawn: '已撤回',
}

/** 信息变更申请 of an institution, as its own people and its bureau see it. */
export type InstitutionRequest = {
  id: string
  institutionId: string
  code: string
  regionCode: string
  changes: AskedChanges
  note: string | null
  state: RequestState
  askedOn: string
  answeredOn: string | null
  answer: string | null
  docketId: string | null
}

const count = z
  .string()
  .trim()
  .regex(/^\d{0,5}$/, '请填写人数，不确定的留空')
const requestId = z.string().min(8).max(80)

/** The form as it is sent; what is as it stands asks for nothing. */
export const requestEntrySchema = z.strictObject({
  requestId,
  phone: z.string().trim().min(1, '请填写联系电话').max(60, '联系电话不超过60字'),
  address: z.string().trim().min(1, '请填写详细地址').max(200, '详细地址不超过200字'),
  carers: count,
  certified: count,
  note: z.string().trim().max(300, '说明不超过300字').default(''),
})
export type RequestEntry = z.input<typeof requestEntrySchema>

export const requestAnswerSchema = z.strictObject({
  id: z.string().min(1).max(64),
  verdict: z.enum(['accept', 'return']),
  reason: z.string().trim().max(200, '不超过200字').default(''),
})
export type RequestAnswer = z.input<typeof requestAnswerSchema>

export const PHOTO_STATES = ['waiting', 'shown', 'returned', 'removed'] as const
export type PhotoState = (typeof PHOTO_STATES)[number]
export const PHOTO_STATE_LABEL: Record<PhotoState, string> = {
  waiting: '等经办机构核对',
  shown: '公众可见',
  returned: '已退回',
  removed: '已撤下',
}

export type InstitutionPhoto = {
  id: string
  code: string
  digest: string
  caption: string
  width: number
  height: number
  state: PhotoState
  uploadedOn: string
  reason: string | null
}

export const MOST_PHOTOS = 6
export const photoEntrySchema = z.strictObject({
  caption: z.string().trim().min(2, '请写明照片上是什么，看不见照片的人靠它了解').max(40, '不超过40字'),
})
