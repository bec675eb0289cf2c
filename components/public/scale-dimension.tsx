import { Unsure } from '@/components/ui/unsure'
import type { Dimension } from '@/lib/standard/schema'

type Props = { dimension: Dimension /** Number of the first item, counted over the whole sheet. */; firstNumber: number }

/** One 一级指标 with its items, options and weights, best answer first. */
export function ScaleDimension({ dimension, firstNumber }: Props) {
  return (
    <div>
      <h3>
        {dimension.text}
        <span className="muted font-normal">
          　{dimension.items.length} 项，满分 {dimension.max} 分
        </span>
      </h3>
      {dimension.items.map((item, index) => (
        <article key={item.linkId} className="scale-item">
          <h4>
            <span>{firstNumber + index}</span>
            {item.text}
          </h4>
          <ul className="mt-1">
            {[...item.answerOptions]
              .sort((a, b) => b.weight - a.weight)
              .map((option) => (
                <li key={option.weight}>
                  <b>{option.weight}</b>
                  <span>
                    {option.text}
                    {item.textVariants?.some((variant) => variant.weight === option.weight) && (
                      <>
                        {' '}
                        <Unsure>措辞待核定</Unsure>
                      </>
                    )}
                  </span>
                </li>
              ))}
          </ul>
        </article>
      ))}
    </div>
  )
}
