// The app's own refusals, asked before the minutes a build takes.
import { closeDoor } from '@/lib/db'
import { refuseToStart } from '@/lib/web/start'

await refuseToStart()
await closeDoor()
