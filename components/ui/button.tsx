import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

type Props = ComponentProps<'button'> & {
  tone?: 'plain' | 'main' | 'stop' | 'quiet'
  size?: 'little' | 'normal' | 'big'
  wide?: boolean
  /** Why it cannot be pressed; giving a reason disables it and prints the reason beneath. */
  why?: ReactNode
}

export function Button({ tone = 'plain', size = 'normal', wide, why, className, type = 'button', disabled, ...rest }: Props) {
  const button = (
    <button
      type={type}
      disabled={disabled || Boolean(why)}
      className={classNames('btn', tone, size, wide && 'wide', className)}
      {...rest}
    />
  )
  if (!why) return button
  return (
    <div>
      {button}
      <p className="why">{why}</p>
    </div>
  )
}
