import type { Route } from 'next'
import Link from 'next/link'

type Props = {
  /** Each agreement in force: who signed it, when, and its title. */
  bases: readonly { parties: string; signedOn: string; title: string }[]
  standard: string
}

/** What every public page says of itself at its end. */
export function Footer({ bases, standard }: Props) {
  return (
    <>
      {bases.map((basis) => (
        <p key={basis.title}>
          依据：{basis.parties}医疗保障部门 {basis.signedOn}签署的《{basis.title}》。
        </p>
      ))}
      <p>
        评估标准：{standard}。<Link href={'/notices' as Route}>正在公示的结论</Link>
      </p>
      <p className="only-demo">
        <b>演示 · 非官方。</b>这里不是任何医疗保障部门的官方网站，不受理真实申请；人物、机构和电话均为虚构。
      </p>
    </>
  )
}
