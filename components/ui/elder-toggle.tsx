import { cookies } from 'next/headers'
import { ELDER_COOKIE, elderSizeOf } from './elder-sizes'
import { ElderSwitch } from './elder-switch'

export async function ElderToggle() {
  const jar = await cookies()
  return <ElderSwitch initial={elderSizeOf(jar.get(ELDER_COOKIE)?.value)} />
}
