import type { Metadata } from 'next'
import { PageHead } from '@/components/ui/page-head'
import { SignUpSteps } from './sign-up-steps'

export const metadata: Metadata = { title: '注册' }

export default function SignUpPage() {
  return (
    <div className="stack max-w-[34rem]">
      <PageHead title="注册" note="参保人和家属用手机号注册一个账号，之后可以网上申请、查进度。一人一个账号。" />
      <SignUpSteps />
      <p className="muted">
        已有账号？<a href="/sign-in">直接登录</a>。工作人员的账号由本单位系统管理员开设，不在这里注册。
      </p>
    </div>
  )
}
