import { TextInput } from '@/components/ui/text-input'

export function CodeField({ error }: { error: string | undefined }) {
  return (
    <TextInput
      name="code"
      label="短信验证码"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={6}
      width="short"
      error={error}
      required
    />
  )
}
