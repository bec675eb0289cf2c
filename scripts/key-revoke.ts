// npm run key:revoke -- <八位密钥编号>: from now on nothing the key signed is verified. For a key that was lost or seen.
import { portalDay } from '@/lib/agreements/commands'
import { closeDoor } from '@/lib/db'
import { revokeBureauKey } from '@/lib/exchange/commands/keystore'

const [keyId = ''] = process.argv.slice(2)
const outcome = await revokeBureauKey(keyId, await portalDay(new Date()))
if (outcome.ok) console.log(`密钥 ${keyId} 已停用：它签发的证书查验时一律显示红色。请尽快用 npm run key:create 换发。`)
else {
  console.error(`${outcome.problem.message}；用法：npm run key:revoke -- <八位密钥编号>`)
  process.exitCode = 1
}
await closeDoor()
