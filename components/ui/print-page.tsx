import type { ReactNode } from 'react'

type Props = {
  title: string
  /** Upper left: whose paper it is. */
  office: ReactNode
  /** Upper right: the case number or the like. */
  number?: ReactNode
  /** One line to sign for each, such as 申请人（签名）. */
  signatures?: readonly string[]
  /** Words under the space for a seal. */
  seal?: ReactNode
  /** Lower left: basis, how to object. */
  foot?: ReactNode
  /** Lower right: a code to scan. */
  code?: ReactNode
  children: ReactNode
}

/** One paper on A4. Page numbers and, in a demo, the mark on every sheet come from print.css. */
export function PrintPage({ title, office, number, signatures = [], seal, foot, code, children }: Props) {
  return (
    <article className="paper">
      <header className="paper-head">
        <span>
          {office}
          <span className="only-demo"> · 演示 · 非官方</span>
        </span>
        <span>{number}</span>
      </header>
      <h1>{title}</h1>
      {children}
      {signatures.length > 0 && (
        <div className="paper-signs">
          {signatures.map((signature) => (
            <div key={signature}>
              <span>{signature}</span>
              <i />
              <span>年&emsp;月&emsp;日</span>
            </div>
          ))}
        </div>
      )}
      {seal && <div className="paper-seal">{seal}</div>}
      {(foot || code) && (
        <footer className="paper-foot">
          <div>{foot}</div>
          <div>{code}</div>
        </footer>
      )}
    </article>
  )
}
