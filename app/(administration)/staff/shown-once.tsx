import { NoticeBanner } from '@/components/ui/notice-banner'

/** A temporary password: on this screen only, nowhere kept in the clear. */
export function ShownOnce({ title, loginName, password }: { title: string; loginName: string; password: string }) {
  return (
    <NoticeBanner tone="done" title={title} live>
      <p>
        登录名 <b className="select-all">{loginName}</b>，临时密码 <b className="select-all font-mono">{password}</b>
      </p>
      <p className="mt-1">只在这里显示一次，请当面或另行告知本人；三天内有效，首次登录须改成自己的密码。</p>
    </NoticeBanner>
  )
}
