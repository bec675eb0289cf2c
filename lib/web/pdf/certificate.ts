import { shownSerial } from '../../exchange/rules/certificate'
import { CERTIFICATE_END_LABEL } from '../../exchange/schema/certificate'
import { chineseDay } from '../../kernel/dates'
import type { ShownCertificate } from '../certificate'
import { heading } from './letter'
import { Paper, WIDTH } from './paper'
import { typeface } from './typeface'

const BODY = { size: 12, leading: 21 }
const CELL = { size: 11, leading: 18 }
const SMALL = { size: 9, leading: 14 }
const TERM = 106
/** 42 mm: more than four dots a module on a printer of 203 dots to the inch. */
const CODE = 120

/** 互认证书 on A4: the facts of its token, the code that verifies them, and how to do so. */
export async function certificatePdf(one: ShownCertificate): Promise<Uint8Array> {
  const { facts, insured, residence, serial } = one
  const title = '长期护理保险失能等级评估互认证书'
  const paper = await Paper.make(await typeface(), {
    title: `${title} ${serial}`,
    author: insured.bureauName,
    day: one.issuedOn,
    mark: one.isDemo ? '演示 · 非官方' : '',
  })
  heading(paper, { office: insured.bureauName, number: `编号 ${shownSerial(serial)}`, title })
  if (one.end) paper.text(`本证书${CERTIFICATE_END_LABEL[one.end]}，仅供查阅。`, { ...BODY, bold: true })
  paper.text(`兹证明下列参保人的失能等级经${residence.bureauName}评估、${insured.bureauName}互认，在两地通用。`, BODY, { indent: 2 })
  paper.gap(6)
  for (const [term, detail] of [
    ['参保人', facts.name],
    ['失能等级', one.gradeLabel],
    ['有效期', `${chineseDay(facts.validFrom)}至${chineseDay(facts.validTo)}（含首尾两日）`],
    ['参保地', insured.name],
    ['评估地', residence.name],
    ['评估标准', one.editionTitle],
    ['证书编号', shownSerial(serial)],
    ['签发密钥', facts.keyId],
    ['签发日期', chineseDay(one.issuedOn)],
  ] as const)
    paper.row([term, detail], [TERM, WIDTH - TERM], CELL)
  paper.gap(14)
  paper.code(one.address, CODE)
  paper.text('扫码查验', { ...CELL, bold: true }, { at: 'centre' })
  paper.gap(6)
  paper.text(
    '二维码由经办机构签名，内容与上表相同，不含证件号、电话和住址。用手机扫码，或在本平台“查验”页扫描、选图片、输入编号，均可核对真伪和是否仍然有效；打开过该页后，没有网络也能核对签名。',
    SMALL,
  )
  paper.foot(
    [
      `联系：${insured.bureauName} ${insured.phone}；${residence.bureauName} ${residence.phone}`,
      '本证书凭电子签名有效，互认的决定以互认决定书为准。',
    ],
    SMALL,
  )
  return paper.bytes()
}
