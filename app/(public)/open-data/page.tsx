import type { Metadata } from 'next'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Table } from '@/components/ui/table'
import { OPEN_DATA_LICENCE, OPEN_DATA_VERSION, OPEN_FIELDS, type Writing, writingOf } from '@/lib/institutions/rules/open-data'
import { CARE_SERVICE_LABEL, COLUMNS, INSTITUTION_KIND_LABEL, INSTITUTION_STATUS_LABEL } from '@/lib/institutions/schema'
import { chineseDay } from '@/lib/kernel/dates'
import { currentIssue } from '@/lib/web/open-data'

export const metadata: Metadata = { title: '名录数据' }

const WRITING: Record<Writing, string> = {
  text: '文本',
  number: '数字；空格子是 null',
  list: '数组；csv 里用 | 分隔',
  textOrNull: '日期；空格子是 null',
}

const MEANS: Partial<Record<string, string>> = {
  kind: codesOf(INSTITUTION_KIND_LABEL),
  services: codesOf(CARE_SERVICE_LABEL),
  status: codesOf(INSTITUTION_STATUS_LABEL),
  regionCode: '六位行政区划代码',
  townshipCode: '九位乡镇街道代码',
  servesRegions: '六位行政区划代码，按代码从小到大',
  latitude: '度，WGS 84；经纬度同有或同无',
  longitude: '度，WGS 84',
  agreementFrom: 'YYYY-MM-DD，含当日',
  agreementTo: 'YYYY-MM-DD，含当日',
  licenceFrom: 'YYYY-MM-DD，含当日',
  licenceTo: 'YYYY-MM-DD，含当日',
  legalPerson: '机构登记的法定代表人，名录公示的内容',
}

function codesOf(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(([code, label]) => `${code} ${label}`)
    .join('；')
}

const FILES = [
  { href: '/api/open-data/institutions.json', name: 'institutions.json', says: '现行名录，带期号、日期、摘要' },
  { href: '/api/open-data/institutions.csv', name: 'institutions.csv', says: '同样的内容，UTF-8，一行一家' },
  { href: '/api/open-data/daily.json', name: 'daily.json', says: '营业时间和空余床位，随时更新，不在摘要之内' },
]

const CHECK = `import csv, hashlib, io, json, urllib.request
BASE = "网址"

def canonical(v):
    if isinstance(v, float) and v == int(v): v = int(v)
    if isinstance(v, list): return "[" + ",".join(map(canonical, v)) + "]"
    if isinstance(v, dict):
        return "{" + ",".join(json.dumps(k) + ":" + canonical(v[k]) for k in sorted(v)) + "}"
    return json.dumps(v, ensure_ascii=False)

def get(name):
    return urllib.request.urlopen(BASE + "/api/open-data/" + name).read().decode("utf-8-sig")

data = json.loads(get("institutions.json"))
def digest(rows): return hashlib.sha256(canonical(rows).encode()).hexdigest()
print("json", digest(data["institutions"]) == data["digest"])

NUMBERS = {"latitude", "longitude", "beds", "carers", "certified"}
LISTS, DAYS = {"services", "servesRegions"}, {"licenceFrom", "licenceTo"}
def read(field, cell):
    if cell[:1] == "'": cell = cell[1:]
    if field in LISTS: return cell.split("|") if cell else []
    if field in NUMBERS: return float(cell) if cell else None
    return (cell or None) if field in DAYS else cell

rows = csv.DictReader(io.StringIO(get("institutions.csv"), newline=""))
print("csv", digest([{f: read(f, c) for f, c in r.items()} for r in rows]) == data["digest"])
`

export default async function OpenDataPage() {
  const issue = await currentIssue()
  return (
    <div className="stack max-w-[56rem]">
      <PageHead
        title="名录数据"
        back={{ href: '/institutions', label: '定点机构' }}
        note="现行名录供人和程序取用，不用登录，可以从任何网站读取。"
        ruled
      />
      {issue ? (
        <Card title={`第 ${issue.number} 期`}>
          <DefinitionList
            ruled
            rows={[
              { term: '发布日期', detail: chineseDay(issue.issuedOn) },
              { term: '摘要', detail: <span className="digest">{issue.digest}</span> },
              { term: '格式版本', detail: OPEN_DATA_VERSION },
              { term: '使用许可', detail: OPEN_DATA_LICENCE },
            ]}
          />
        </Card>
      ) : (
        <EmptyState title="名录尚未公布">经办机构导入定点机构名录后，这里就能下载。</EmptyState>
      )}
      <Card title="文件">
        <ul className="link-list">
          {FILES.map(({ href, name, says }) => (
            <li key={name}>
              <a href={href}>
                <b>{name}</b>
                <span className="small muted">{says}</span>
              </a>
            </li>
          ))}
        </ul>
        <p className="small muted mt-3">
          网址固定。响应头 ETag 是摘要：带着上次的 ETag 来问（If-None-Match），没有变就回答 304。字段有增减或含义有变，格式版本随之改变。
        </p>
      </Card>
      <Card title="字段" flush>
        <Table
          caption="字段"
          stacked={false}
          columns={[
            { key: 'field', label: '字段' },
            { key: 'label', label: '中文名' },
            { key: 'writing', label: '写法' },
            { key: 'means', label: '取值' },
          ]}
          rows={OPEN_FIELDS.map((field) => ({
            key: field,
            cells: [<code key="field">{field}</code>, COLUMNS[field], WRITING[writingOf(field)], MEANS[field] ?? ''],
          }))}
        />
      </Card>
      <Card title="怎样核对摘要">
        <ol className="grid list-decimal gap-2 pl-6">
          <li>取 institutions 数组，按原来的顺序（机构编号从小到大），不增不减。</li>
          <li>
            写成 RFC 8785 的规范 JSON：键按字母顺序，没有空白，UTF-8。从 csv 核对时先照上表还原：数字还原成数字，列表按 |
            拆开，空的数字和许可证日期是 null；格子开头的英文单引号是防公式的，去掉。
          </li>
          <li>求 SHA-256，写成小写十六进制，应与上面的摘要、名录打印件上的摘要逐位相同。</li>
        </ol>
        <p className="mt-4">用 Python 3 核对（把“网址”换成本站网址）：</p>
        <pre className="code mt-2">{CHECK}</pre>
      </Card>
      <Card title="里面没有什么">
        <p>
          只有名录本来就公示的内容：机构的名称、地址、电话、证照、协议。法定代表人的姓名随机构登记公示，也在摘要之内，所以一并给出；此外没有任何个人的信息，没有参保人、评估结果和服务记录。
        </p>
      </Card>
    </div>
  )
}
