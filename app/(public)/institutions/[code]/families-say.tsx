import { chineseDay } from '@/lib/kernel/dates'
import { ratingOf } from '@/lib/web/ratings'

/** 家属评价 in one line: an average from ten ratings on, and nothing that tells one family's. */
export async function FamiliesSay({ institutionId }: { institutionId: string }) {
  const rating = await ratingOf(institutionId)
  return (
    <p className="small">
      家属评价：
      {rating ? (
        <>
          平均 <b className="tabular-nums">{rating.average.toFixed(1)}</b> 分（满分 5 分，{rating.count} 份，截至{chineseDay(rating.asOf)}）
        </>
      ) : (
        <span className="muted">少于 10 份，暂不公布</span>
      )}
    </p>
  )
}
