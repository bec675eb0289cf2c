import { chineseDay, shanghaiMinute, shortDay } from '../../kernel/dates'

/** Who set a password anew: the account's holder with a code, or an administrator for somebody at work. */
export type ResetBy = 'holder' | 'administrator'

/** What the holder of an account is told of it: in the inbox and by e-mail the text, by SMS one sentence that names nobody. */
export type AccountNotice = { title: string; text: string; sms: string }

/** When it was, and what to do where it was somebody else: whoever holds a telephone or knows an id is not always its owner. */
export function passwordResetNotice(by: ResetBy, at: Date): AccountNotice {
  const [day = '', time = ''] = shanghaiMinute(at).split(' ')
  const when = `${chineseDay(day)} ${time}（北京时间）`
  if (by === 'administrator') {
    const urgent = '不是您要求的，请马上告诉本单位系统管理员和安全管理员，并请其停用这个账号。'
    return {
      title: '登录密码由管理员重设了',
      text: `系统管理员在 ${when}为您重设了登录密码，别处的登录都已退出。${urgent}`,
      sms: `【长护险异地互认】您的登录密码在${shortDay(day)}${time}由管理员重设了。${urgent}`,
    }
  }
  return {
    title: '登录密码重新设置了',
    text: `您的登录密码在 ${when}用短信验证码重新设置了，别处的登录都已退出。是您本人办的，不用再做什么。不是您本人办的，请马上在登录页按“用短信验证码重设”再设一次，并带身份证到任一地经办窗口说明。`,
    sms: `【长护险异地互认】您的登录密码在${shortDay(day)}${time}重新设置了。不是您本人办的，请马上重设，并带身份证到任一地经办窗口。`,
  }
}
