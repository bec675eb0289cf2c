import { FileUpload } from '@/components/file-upload'

type Props = {
  subject: 'finding' | 'inspection'
  id: string
  /** The items a photo may be of; on site only. */
  items?: ReadonlyArray<{ id: string; text: string }>
}

/** Takes photos and pdfs of a finding or of an inspection. */
export function EvidenceUpload({ subject, id, items = [] }: Props) {
  const first = { value: '', label: subject === 'finding' ? '佐证' : '现场照片（不指明检查项）' }
  return (
    <FileUpload
      address="/api/evidence"
      fields={{ subject, id }}
      kinds={[first, ...items.map((item) => ({ value: item.id, label: item.text }))]}
      kindName="itemId"
      kindLabel="这是哪一项的"
    />
  )
}
