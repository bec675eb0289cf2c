import type { Route } from 'next'
import Link from 'next/link'
import type { ListedMap, ListedMark } from '@/lib/institutions/schema/listing'

type Props = { map: ListedMap; active: string | null }

/** A schematic map of our own: points over a plain grid, each a link to its entry. Nothing is fetched from anywhere. */
export function InstitutionMap({ map, active }: Props) {
  const { width, height, marks, grid, unplaced } = map
  const right = width - 14
  return (
    <figure className="map card">
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>机构位置示意图</title>
        <g className="grid-lines">
          {grid.down.map((x) => (
            <line key={`x${x}`} x1={x} x2={x} y1={0} y2={height} />
          ))}
          {grid.across.map((y) => (
            <line key={`y${y}`} x1={0} x2={width} y1={y} y2={y} />
          ))}
        </g>
        {marks.map((mark) => (
          <Point key={mark.codes[0] ?? mark.href} mark={mark} isActive={active !== null && mark.codes.includes(active)} />
        ))}
        <g className="map-scale">
          <path d={`M${right - grid.step} ${height - 18} v6 h${grid.step} v-6`} />
          <text x={right - grid.step / 2} y={height - 20} textAnchor="middle">
            {grid.kilometres} 公里
          </text>
          <path d="M20 34 V14 M15 20 L20 13 L25 20" />
          <text x={20} y={48} textAnchor="middle">
            北
          </text>
        </g>
      </svg>
      <figcaption className="tiny">
        位置示意图，没有底图；格子边长 {grid.kilometres} 公里。圆点里的数字是本页的序号，“家”是那里的机构数。
        {unplaced > 0 && `另有 ${unplaced} 家没有登记位置，不在图上。`}
      </figcaption>
    </figure>
  )
}

function Point({ mark, isActive }: { mark: ListedMark; isActive: boolean }) {
  const { x, y, count, numbers, codes, town, says, href } = mark
  const inside = count === 1 ? String(numbers[0] ?? '') : `${count}家`
  const radius = count === 1 ? (numbers.length > 0 ? 13 : 8) : Math.min(21, 15 + Math.log2(count))
  const drawing = (
    <>
      <circle className="reach" cx={x} cy={y} r={22} />
      <circle className={numbers.length > 0 ? 'dot here' : 'dot'} cx={x} cy={y} r={radius} />
      <text x={x} y={y} dy="0.36em" textAnchor="middle">
        {inside}
      </text>
      {town !== '' && (
        <text className="town" x={x} y={y + radius + 11} textAnchor="middle">
          {town}
        </text>
      )}
      <title>{says}</title>
    </>
  )
  const same = { 'aria-label': says, 'data-codes': codes.join(' '), 'data-active': isActive || undefined, className: 'map-point' }
  // Within the page a plain anchor, so that the entry is scrolled to and marked.
  return href.startsWith('#') ? (
    <a href={href} {...same}>
      {drawing}
    </a>
  ) : (
    <Link href={href as Route} prefetch={false} {...same}>
      {drawing}
    </Link>
  )
}
