import { Button } from './ui/button'

type Props = { size?: 'little' | 'normal' }

/** Signs out here; what was typed in this tab is forgotten on the page that follows. */
export function SignOutButton({ size = 'little' }: Props) {
  return (
    <form method="post" action="/sign-out" className="flex">
      <Button type="submit" tone="quiet" size={size}>
        退出登录
      </Button>
    </form>
  )
}
