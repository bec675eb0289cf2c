import { NoticeBanner } from '@/components/ui/notice-banner'
import { MATTER_LABEL, MATTERS } from '@/lib/people/schema'

type Props = { isGuardian: boolean }

/** What acting for another covers, said before the representative is named. */
export function MandateWords({ isGuardian }: Props) {
  return (
    <NoticeBanner title={isGuardian ? '监护人可以代办以下各项' : '委托书要写明以下各项'}>
      <ul className="ticks">
        {MATTERS.map((matter) => (
          <li key={matter}>{MATTER_LABEL[matter]}</li>
        ))}
      </ul>
      <p className="small">
        {isGuardian
          ? '监护证明在后面上传，由参保地经办机构核对。'
          : '委托书由参保人签字或按指印，在后面上传，由参保地经办机构核对。参保人随时可以撤销。'}
      </p>
    </NoticeBanner>
  )
}
