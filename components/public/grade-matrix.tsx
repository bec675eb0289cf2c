import type { Edition } from '@/lib/standard/schema'

type Props = { edition: Edition /** Cells of this grade and above are marked as entitled. */; entitledFrom: number }

/** 组合法 as a map: down the level of the row's dimension, across the worst of the others. */
export function GradeMatrix({ edition, entitledFrom }: Props) {
  const { combination, dimensions, grades } = edition
  const levels = dimensions[combination.row].levels
  const across = combination.columnFrom.map((id) => dimensions[id].text).join('、')
  return (
    <table className="matrix">
      <caption className="small muted mb-2 text-start">
        先看左边：{dimensions[combination.row].text}；再看上边：{across}两者中较重的一个。两条线相交处就是等级。
      </caption>
      <thead>
        <tr>
          <td className="bg-transparent" />
          {levels.map((level) => (
            <th key={level.level} scope="col">
              {level.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map((row) => (
          <tr key={row.level}>
            <th scope="row">{row.label}</th>
            {levels.map((column) => {
              const grade = combination.table[row.level][column.level]
              return (
                <td key={column.level} data-grade={grade} className={grade >= entitledFrom ? 'entitled' : undefined}>
                  <b>{grade}</b>
                  {grades.find((one) => one.grade === grade)?.label}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
