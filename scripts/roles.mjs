// Two roles: the owner, whose address we are given and who migrates, and portal_app, which owns nothing and cannot look past row policies.
import { Refusal } from './ground.mjs'

export const APP_ROLE = 'portal_app'

export function appUrl(ownerUrl, password) {
  const url = new URL(ownerUrl)
  url.username = APP_ROLE
  url.password = encodeURIComponent(password)
  return url.href
}

function sentenceOf(error, url) {
  const { host, pathname } = new URL(url)
  const name = decodeURIComponent(pathname.slice(1))
  if (error.code === '3D000') return `数据库服务器 ${host} 上没有名为“${name}”的数据库：请先建立它，或改正 DATABASE_URL。`
  if (error.code === '28P01' || error.code === '28000') return `数据库服务器 ${host} 拒绝了 DATABASE_URL 里的账号或口令：请改正后再运行。`
  if (error.code === '53300') return `数据库服务器 ${host} 的连接数已满：请稍后再运行，或调高其连接上限。`
  if (/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUNREACH)/.test(error.code || ''))
    return `连接不上数据库服务器 ${host}:请检查它是否在运行、地址是否正确。`
  return null
}

/** A connected client of node-postgres; what goes wrong on the way is one sentence. */
export async function connect(url) {
  const { default: pg } = await import('pg')
  if (!/^postgres(ql)?:\/\/.+\/.+/.test(url) || !isUrl(url))
    throw new Refusal('DATABASE_URL 不是有效的连接地址：应形如 postgresql://账号：口令@主机：5432/库名。')
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return client
  } catch (error) {
    throw new Refusal(sentenceOf(error, url) || `连接数据库失败(${error.message}):请检查 DATABASE_URL。`)
  }
}

function isUrl(text) {
  try {
    return Boolean(new URL(text))
  } catch {
    return false
  }
}

async function opens(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function attributes(client) {
  const { rows } = await client.query('select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = $1', [APP_ROLE])
  return rows[0]
}

/**
 * Makes portal_app where it is missing, with this password, and lets it in; the migrations grant it the rest. Refuses a server
 * older than 15, an owner who may not make roles, and a portal_app that has more rights than it should.
 */
export async function prepareRoles(ownerUrl, password) {
  const client = await connect(ownerUrl)
  try {
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
    )
    if (rows[0].number < 150000) throw new Refusal(`需要 PostgreSQL 15 或更新的版本，所给数据库是 ${rows[0].text}:请升级或换一个数据库。`)
    const me = (await client.query('select current_user as name')).rows[0].name
    if (me === APP_ROLE) throw new Refusal('DATABASE_URL 应是数据库所有者的账号，不能是应用账号 portal_app:请改正后再运行。')
    const secret = client.escapeLiteral(password)
    try {
      if (!(await attributes(client)))
        await client.query(`CREATE ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${secret}`)
      else if (!(await opens(appUrl(ownerUrl, password)))) await client.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${secret}`)
    } catch (error) {
      // Two scripts at once: the other has made it.
      if (error.code !== '42710' && error.code !== '23505' && error.code !== 'XX000') throw roleRefusal(error)
    }
    const role = await attributes(client)
    if (role.rolsuper || role.rolbypassrls)
      throw new Refusal('数据库角色 portal_app 权限过大（超级用户或可绕过行级策略）：请由数据库管理员收回后再运行。')
    const database = (await client.query('select current_database() as name')).rows[0].name
    const owned = await client.query('select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1 limit 1', [
      APP_ROLE,
    ])
    if (owned.rowCount > 0) throw new Refusal('数据库角色 portal_app 拥有数据库对象：请由数据库管理员把它们移交给所有者后再运行。')
    await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO ${APP_ROLE}`)
    await client.query(`GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`)
  } finally {
    await client.end()
  }
}

function roleRefusal(error) {
  if (error.code !== '42501') return error
  return new Refusal(
    'DATABASE_URL 的账号无权建立或修改角色 portal_app:请让数据库管理员建好该角色(LOGIN),并用 PORTAL_APP_PASSWORD 给出其口令。',
  )
}
