import { PAPER_KIND_LABEL, type PaperKind } from '@/lib/cases/schema'
import { FileUpload } from './file-upload'

type Props = {
  caseId: string
  /** The kinds that may be chosen here, in order; with one, nothing is asked. */
  kinds: readonly PaperKind[]
}

/** Takes the papers of a case. */
export function PaperUpload({ caseId, kinds }: Props) {
  const [first = 'other', ...rest] = kinds
  const named = (value: PaperKind) => ({ value, label: PAPER_KIND_LABEL[value] })
  return (
    <FileUpload
      address="/api/papers"
      fields={{ caseId }}
      kinds={[named(first), ...rest.map(named)]}
      kindName="kind"
      kindLabel="这是哪一种材料"
    />
  )
}
