// npm run key:create -- <六位地区代码> [standard|gm]: a new signing key for a region's bureau. Its public half is published, its secret half kept in
// the connector's folder; certificates given from now on are signed by it, earlier ones are still verified by theirs.
import { portalDay } from '@/lib/agreements/commands'
import { closeDoor } from '@/lib/db'
import { makeKey } from '@/lib/exchange/commands/keystore'
import { SuiteId } from '@/lib/exchange/schema/certificate'

const [regionCode = '', suite = 'standard'] = process.argv.slice(2)
const asked = SuiteId.safeParse(suite)
if (!/^\d{6}$/.test(regionCode) || !asked.success) {
  console.error('用法：npm run key:create -- <六位地区代码> [standard|gm]')
  process.exitCode = 1
} else {
  const outcome = await makeKey(regionCode, asked.data, await portalDay(new Date()))
  if (outcome.ok) {
    const { keyId, fingerprint, validTo } = outcome.value
    console.log(`密钥 ${keyId} 已生成并公布，有效期至 ${validTo}。`)
    console.log(`指纹 ${fingerprint}`)
    console.log('请把指纹抄送另一方经办机构核对；私钥在数据目录的 connectors 文件夹里，请按本单位规定备份和保管。')
  } else {
    console.error(outcome.problem.message)
    process.exitCode = 1
  }
}
await closeDoor()
