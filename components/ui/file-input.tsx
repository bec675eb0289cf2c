import type { ComponentProps } from 'react'
import { TextInput } from './text-input'

/** Picks files; `accept` and `multiple` as in HTML. Say the accepted kinds and the size in `hint`. */
export function FileInput({
  hint = '照片（jpg、png）或 pdf，每份不超过 10 MB',
  accept = '.jpg,.jpeg,.png,.pdf',
  ...rest
}: Omit<ComponentProps<typeof TextInput>, 'type'>) {
  return <TextInput {...rest} hint={hint} accept={accept} type="file" />
}
