import { z } from 'zod'
import type { Side } from '../../access/schema'
import { PaperKind } from '../schema'

export const SCANS = ['clean', 'unscanned', 'quarantined'] as const
export const Scan = z.enum(SCANS)
export type Scan = z.infer<typeof Scan>
export const SCAN_LABEL: Record<Scan, string> = { clean: '已扫描', unscanned: '未扫描', quarantined: '待扫描，暂不能打开' }

/** What the file is, after it has been parsed; spreadsheets are no case papers. */
export const PAPER_TYPES = ['jpg', 'png', 'pdf'] as const
export type PaperType = (typeof PAPER_TYPES)[number]
export const MIME: Record<PaperType, string> = { jpg: 'image/jpeg', png: 'image/png', pdf: 'application/pdf' }

/** 材料, as listed. `fileName` as the uploader called it. */
export type Paper = {
  id: string
  caseId: string
  kind: PaperKind
  fileName: string
  mime: string
  bytes: number
  sha256: string
  scan: Scan
  uploadedBy: string
  side: Side
  createdAt: Date
}

/** Why a bureau takes out a paper its own clerk added by mistake. */
export const REMOVAL_REASONS = ['wrongCase', 'wrongPaper', 'unreadable', 'twice'] as const
export const RemovalReason = z.enum(REMOVAL_REASONS)
export type RemovalReason = z.infer<typeof RemovalReason>
export const REMOVAL_REASON_LABEL: Record<RemovalReason, string> = {
  wrongCase: '放错了案卷',
  wrongPaper: '扫错了材料',
  unreadable: '看不清，要重新扫描',
  twice: '重复上传',
}

/** A listed paper, with what this viewer may do. */
export type ListedPaper = Omit<Paper, 'uploadedBy' | 'sha256'> & { mayRemove: boolean; mayOpen: boolean; reasonWanted: boolean }

/** The fields beside the file in an upload. */
export const PaperUpload = z.strictObject({ caseId: z.string().min(1).max(64), kind: PaperKind })
export type PaperUpload = z.infer<typeof PaperUpload>
