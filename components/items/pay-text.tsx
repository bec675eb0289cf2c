import type { Pay } from '@/lib/institutions/schema/mapping'
import { yuanOf } from '@/lib/kernel/money'

/** The whole in yuan, and under it what the fund pays and what is left to the person. */
export function PayText({ pay, per }: { pay: Pay; per?: string }) {
  return (
    <span className="tabular-nums">
      <span className="whitespace-nowrap">
        {yuanOf(pay.total)} 元{per && `/${per}`}
      </span>
      <span className="tiny block">
        {pay.fund === null || pay.own === null ? (
          '基金支付按参保地待遇规定'
        ) : (
          <>
            <span className="whitespace-nowrap">基金 {yuanOf(pay.fund)}，</span>
            <span className="whitespace-nowrap">自付 {yuanOf(pay.own)}</span>
          </>
        )}
      </span>
    </span>
  )
}
