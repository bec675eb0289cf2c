// npm run check:replay: every case replayed from its events and compared with its row, every chain verified. Exit 1 on any difference.
import { replayEveryCase } from '@/lib/cases/commands/replay'
import { closeDoor } from '@/lib/db'

const { cases, events, faults } = await replayEveryCase()
console.log(`重放 ${cases} 件案件、${events} 条经过:${faults.length === 0 ? '全部一致,链条完整。' : `${faults.length} 件不一致。`}`)
const [first] = faults
if (first) {
  console.log(`第一处:${[first.caseNo, first.caseId, first.says].filter((part) => part !== '').join(' ')}`)
  process.exitCode = 1
}
await closeDoor()
