import type { ComponentProps } from 'react'
import { TextInput } from './text-input'

/** A calendar day; its value is 'YYYY-MM-DD'. `min` and `max` are days in the same form. */
export function DateInput({ width = 'medium', ...rest }: Omit<ComponentProps<typeof TextInput>, 'type'>) {
  return <TextInput {...rest} type="date" width={width} />
}
