// npm run admin:create [-- --login <name> --name <姓名>]: the first administrator of all regions. The id and the password are asked for,
// or read from standard input, one a line; never from the command line, where other accounts of the machine could read them.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { createFirstAdministrator } from '@/lib/accounts/commands/staff'
import { firstAdministratorSchema } from '@/lib/accounts/schema'
import { closeDoor } from '@/lib/db'
import { readForm } from '@/lib/web/form'
import { nationalIdField } from '@/lib/web/national-id-field'

const { values } = parseArgs({ options: { login: { type: 'string' }, name: { type: 'string' } } })

let silent = false
const screen = new Writable({
  write(chunk, _encoding, next) {
    if (!silent) process.stderr.write(chunk)
    next()
  },
})
const terminal = process.stdin.isTTY === true
const lines = createInterface({ input: process.stdin, output: screen, terminal })
const given = terminal ? null : lines[Symbol.asyncIterator]()

/** The next answer: typed, or the next line of standard input. */
async function ask(question: string, hidden = false): Promise<string> {
  if (given) return (await given.next()).value ?? ''
  process.stderr.write(question)
  silent = hidden
  const answer = await lines.question('')
  silent = false
  if (hidden) process.stderr.write('\n')
  return answer
}

const entry = {
  loginName: values.login ?? (await ask('登录名（小写字母开头）:')),
  displayName: values.name ?? (await ask('姓名：')),
  nationalId: await ask('身份证号（只用于认定一人一号，加密保存）:', true),
  password: await ask('密码（至少 12 个字符）:', true),
}
const again = terminal ? await ask('再输入一次密码：', true) : entry.password
lines.close()

if (again !== entry.password) {
  console.error('两次输入的密码不一样，请重新运行。')
  process.exitCode = 1
} else {
  const read = readForm(firstAdministratorSchema.extend({ nationalId: nationalIdField }), entry)
  const outcome = read.ok ? await createFirstAdministrator(read.value, new Date()) : read
  if (outcome.ok) {
    console.log(`已开设系统管理员账号 ${entry.loginName.trim().toLowerCase()}，请到登录页登录。`)
  } else {
    const { message, fields } = outcome.problem
    for (const sentence of new Set([message, ...Object.values(fields ?? {})])) console.error(sentence)
    process.exitCode = 1
  }
}
await closeDoor()
