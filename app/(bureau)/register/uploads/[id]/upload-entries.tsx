import { Table } from '@/components/ui/table'
import { COLUMNS, type Reason } from '@/lib/institutions/schema'
import type { PreviewPart, UploadPages } from '@/lib/institutions/schema/upload'

type Props =
  | { [P in PreviewPart]: { part: P; entries: UploadPages[P] } }[PreviewPart]
  | { part: PreviewPart; entries: UploadPages[PreviewPart] }

/** One page of one part of a preview. */
export function UploadEntries({ part, entries }: Props) {
  if (part === 'missing') return <Missing entries={entries as UploadPages['missing']} />
  if (part === 'refused') return <Refused entries={entries as UploadPages['refused']} />
  if (part === 'added') return <Added entries={entries as UploadPages['added']} />
  return <Changed entries={entries as UploadPages['changed']} />
}

const LINE = { key: 'line', label: '行', align: 'end' } as const
const WHO = { key: 'who', label: '机构' }

function Refused({ entries }: { entries: UploadPages['refused'] }) {
  return (
    <Table
      caption="不能导入的行和原因"
      columns={[LINE, WHO, { key: 'why', label: '原因' }]}
      rows={entries.map(({ line, cells, reasons }) => ({
        key: String(line),
        cells: [
          line,
          <Who key="who" name={cells.name || '（未填名称）'} code={cells.code || '（未填编号）'} />,
          <Reasons key="why" reasons={reasons} />,
        ],
      }))}
    />
  )
}

function Changed({ entries }: { entries: UploadPages['changed'] }) {
  return (
    <Table
      caption="变更的机构，改前改后"
      columns={[LINE, WHO, { key: 'changes', label: '改前 → 改后' }]}
      rows={entries.map(({ line, row, changes, warnings }) => ({
        key: String(line),
        cells: [
          line,
          <Who key="who" name={row.name} code={row.code} />,
          <div key="changes" className="grid gap-1">
            {changes.map(({ field, before, after }) => (
              <p key={field}>
                {COLUMNS[field]}：<del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
              </p>
            ))}
            <Reasons reasons={warnings} />
          </div>,
        ],
      }))}
    />
  )
}

function Added({ entries }: { entries: UploadPages['added'] }) {
  return (
    <Table
      caption="新增的机构"
      columns={[LINE, WHO, { key: 'where', label: '地址和协议' }]}
      rows={entries.map(({ line, row, warnings }) => ({
        key: String(line),
        cells: [
          line,
          <Who key="who" name={row.name} code={row.code} />,
          <div key="where" className="grid gap-1">
            <p>{row.address}</p>
            <p className="small">
              协议 {row.agreementFrom} 至 {row.agreementTo}
            </p>
            <Reasons reasons={warnings} />
          </div>,
        ],
      }))}
    />
  )
}

function Missing({ entries }: { entries: UploadPages['missing'] }) {
  return (
    <>
      <p className="small px-4 pt-3">名录从不删除机构：文件里没有的保留不动。要停用的，请在文件中把状态改为“暂停服务”或“已退出”。</p>
      <Table
        caption="名录中有、文件里没有的机构"
        columns={[WHO]}
        rows={entries.map(({ code, name }) => ({ key: code, cells: [<Who key="who" name={name} code={code} />] }))}
      />
    </>
  )
}

function Who({ name, code }: { name: string; code: string }) {
  return (
    <span>
      {name}
      <span className="tiny block">{code}</span>
    </span>
  )
}

function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null
  return (
    <ul className="grid gap-1">
      {reasons.map(({ code, says, strength }) => (
        <li key={`${code} ${says}`}>
          {strength === 'warns' ? '提示' : '不符'} {code} {says}
        </li>
      ))}
    </ul>
  )
}
