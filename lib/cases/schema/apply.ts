import { z } from 'zod'
import { ChangeKind } from '../schema'
import { Application, Start } from './command'

/** Made by the client once for each intention: the second press answers as the first. */
export const RequestId = z.string().min(8).max(64)
const caseId = z.string().min(1).max(64)

const words = Application.shape
const Representative = words.representative.unwrap().omit({ kind: true })

/** 为谁申请. The counter has its own door. */
export const ApplyingAs = z.enum(['self', 'guardian', 'agent'], '请选择为谁申请')
export type ApplyingAs = z.infer<typeof ApplyingAs>

/** What the applicant types before there is a draft: one flat form, its names those under which the server's problems come back. */
export const ApplyEntry = z.strictObject({
  appliedAs: ApplyingAs,
  insuredRegion: Start.shape.insuredRegion,
  residenceRegion: Start.shape.residenceRegion,
  name: words.name,
  nationalId: words.nationalId,
  phone: words.phone,
  townshipCode: words.townshipCode,
  address: words.address,
  residenceSince: words.residenceSince,
  condition: words.condition,
  representative: z.nullable(Representative),
})
export type ApplyEntry = z.infer<typeof ApplyEntry>

/** Parts of a draft that are mended one at a time. Who the person is can not be mended: that is another application. */
export const MENDABLE = ['person', 'residence', 'representative', 'condition'] as const
export type Mendable = (typeof MENDABLE)[number]

const kept = z.string().trim()
/**
 * Of a draft, the parts a screen shows. Left out stays as it is; for what is not shown again in full (ids, and others' phones and
 * addresses) an empty field stays as it is too.
 */
export const ApplyPatch = z.strictObject({
  name: words.name.optional(),
  phone: z.union([kept.length(0), words.phone]).optional(),
  townshipCode: words.townshipCode.optional(),
  address: z.union([kept.length(0), words.address]).optional(),
  residenceSince: words.residenceSince.optional(),
  condition: words.condition.optional(),
  representative: Representative.extend({
    nationalId: z.union([kept.length(0), Representative.shape.nationalId]),
    phone: z.union([kept.length(0), Representative.shape.phone]),
  }).optional(),
})
export type ApplyPatch = z.infer<typeof ApplyPatch>

export const Beginning = ApplyEntry.extend({ requestId: RequestId })
export const Mending = z.strictObject({ caseId, requestId: RequestId, patch: ApplyPatch })
/** A press on a case that needs nothing typed. */
export const Pressing = z.strictObject({ caseId, requestId: RequestId })
export const Withdrawing = Pressing.extend({ reason: z.string().trim().max(500, '请不要超过 500 个字') })
export const Choosing = Pressing.extend({ institutionId: z.string().min(1, '请选择一家机构').max(64) })
export const Replacing = Choosing.extend({ reason: z.string().trim().max(300, '请不要超过 300 个字') })

/** A case that follows a recognition: 期满评估, or 重新评估 after a change of condition. */
export const FOLLOWING = ['renewal', 'change'] as const
export const Following = z.enum(FOLLOWING)
export type Following = z.infer<typeof Following>
/** `reason`: what has changed, told with 重新评估; it becomes the new application's words, to be checked before it is sent. */
export const FollowingPress = Pressing.extend({
  occasion: Following,
  reason: z.string().trim().max(1000, '请不要超过 1000 个字').default(''),
}).refine(({ occasion, reason }) => occasion !== 'change' || reason !== '', { path: ['reason'], error: '请写明身体状况有什么变化' })

/** 登记变化, as the family sends it. */
export const Reporting = Pressing.extend({
  change: z.enum(ChangeKind.options, '请选择发生了什么变化'),
  happenedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '请填写日期'),
  note: z.string().trim().max(500, '请不要超过 500 个字').default(''),
})
export const Moving = Pressing.extend({
  townshipCode: z.string().regex(/^\d{9}$/, '请选择乡镇（街道）'),
  address: words.address,
})

/** 凭案号和查询码查进度. Both go by post: neither stands in an address (P-05). */
export const ProgressAsk = z.strictObject({
  caseNo: z.string().trim().min(1, '请填写案号').max(40, '案号过长，请核对回执'),
  queryCode: z.string().trim().min(1, '请填写查询码').max(20, '查询码是 8 位，请核对回执'),
})
export type ProgressAsk = z.infer<typeof ProgressAsk>
