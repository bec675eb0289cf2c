import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { ForgotSteps } from './forgot-steps'

export const metadata: Metadata = { title: '忘记密码' }

export default function ForgotPage() {
  return (
    <div className="stack max-w-[34rem]">
      <PageHead
        title="忘记密码"
        note="参保人和家属用注册时的手机号收验证码，自己设一个新密码。"
        back={{ href: '/sign-in', label: '回登录' }}
      />
      <ForgotSteps />
      <p className="muted">手机号已经不用了的，请带身份证到任一地经办窗口。工作人员忘了密码，请找本单位系统管理员。</p>
    </div>
  )
}
