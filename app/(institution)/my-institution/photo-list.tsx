import type { ReactNode } from 'react'
import { Photo } from '@/components/institutions/photo'
import { Tag } from '@/components/ui/tag'
import { type InstitutionPhoto, PHOTO_STATE_LABEL } from '@/lib/institutions/schema/request'

type Props = { photos: readonly InstitutionPhoto[]; act: (id: string) => ReactNode }

/** The own pictures, each with how it stands. */
export function PhotoList({ photos, act }: Props) {
  if (photos.length === 0) return <p className="muted mb-4">还没有照片。公众会先看照片，再打电话。</p>
  return (
    <ul className="mb-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {photos.map(({ id, caption, width, height, state, reason }) => (
        <li key={id} className="grid content-start gap-2">
          {state !== 'returned' && <Photo src={`/api/institution-photos/${id}`} caption={caption} width={width} height={height} />}
          <p className="flex flex-wrap items-center gap-2">
            <Tag tone={state === 'shown' ? 'done' : state === 'waiting' ? 'wait' : 'late'}>{PHOTO_STATE_LABEL[state]}</Tag>
            <span className="small">{caption}</span>
          </p>
          {reason && <p className="small">经办机构：{reason}</p>}
          {state !== 'returned' && act(id)}
        </li>
      ))}
    </ul>
  )
}
