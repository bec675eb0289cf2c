import type { Route } from 'next'
import Link from 'next/link'

type Props = {
  /** Counted from 1. */
  page: number
  pages: number
  total: number
  unit?: string
  hrefOf: (page: number) => string
}

/** First, last and the neighbours of the page shown; null stands for a gap of more than one. */
function pagesShown(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages)
  const sorted = [...new Set(near)].sort((a, b) => a - b)
  return sorted.flatMap((each, index) => {
    const gap = index > 0 ? each - (sorted[index - 1] ?? 0) : 1
    return gap > 2 ? [null, each] : gap === 2 ? [each - 1, each] : [each]
  })
}

export function Pager({ page, pages, total, unit = '件', hrefOf }: Props) {
  return (
    <nav className="pager" aria-label="翻页">
      <p className="tiny">
        共 {total} {unit}，第 {page} 页，共 {Math.max(pages, 1)} 页
      </p>
      {pages > 1 && (
        <ol>
          {page > 1 && (
            <li>
              <Link href={hrefOf(page - 1) as Route} rel="prev">
                上一页
              </Link>
            </li>
          )}
          {pagesShown(page, pages).map((each, index, all) => (
            <li key={each ?? `gap-after-${all[index - 1]}`}>
              {each === null ? (
                <span aria-hidden="true">…</span>
              ) : (
                <Link href={hrefOf(each) as Route} aria-current={each === page ? 'page' : undefined} aria-label={`第 ${each} 页`}>
                  {each}
                </Link>
              )}
            </li>
          ))}
          {page < pages && (
            <li>
              <Link href={hrefOf(page + 1) as Route} rel="next">
                下一页
              </Link>
            </li>
          )}
        </ol>
      )}
    </nav>
  )
}
