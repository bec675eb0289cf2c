import type { Checklist } from '../schema/checklist'

// Published and never edited: a correction is a file of its own. The text of 浙江省《长护险护理服务供给规范》 was not at hand.
export const SERVICE_2026: Checklist = {
  id: 'service-2026',
  revision: 1,
  title: '护理服务机构现场检查表（示例）',
  source: '自编示例；《长护险护理服务供给规范》原文未到手，待核定',
  effectiveFrom: '2025-04-25',
  effectiveTo: null,
  items: [
    {
      id: 'org.licence',
      kind: 'qualification',
      text: '执业许可（备案）和服务协议在有效期内，与名录登记一致',
      weight: 8,
      severity: 'serious',
    },
    { id: 'org.carers', kind: 'qualification', text: '护理人员实名在册，证书与本人一致，没有冒名上岗', weight: 8, severity: 'serious' },
    { id: 'org.training', kind: 'qualification', text: '护理人员每年参加培训并有记录', weight: 4, severity: 'ordinary' },
    { id: 'service.identity', kind: 'service', text: '服务前核对服务对象身份，服务后由本人或家属确认', weight: 8, severity: 'serious' },
    { id: 'service.plan', kind: 'service', text: '按护理计划的项目、频次和时长提供服务，变更有家属确认', weight: 10, severity: 'serious' },
    { id: 'service.hygiene', kind: 'service', text: '操作规范，手卫生、用具清洁消毒到位', weight: 8, severity: 'ordinary' },
    { id: 'record.file', kind: 'record', text: '服务对象一人一档，资料齐全', weight: 6, severity: 'ordinary' },
    { id: 'record.timely', kind: 'record', text: '服务记录当日填写，时间、项目、人员完整', weight: 8, severity: 'ordinary' },
    { id: 'record.truthful', kind: 'fabrication', text: '服务记录与实际相符，没有虚构服务、重复记录', weight: 10, severity: 'grave' },
    { id: 'safety.harm', kind: 'harm', text: '没有虐待、遗弃、违规约束服务对象的情形', weight: 10, severity: 'grave' },
    { id: 'safety.fire', kind: 'safety', text: '消防、用电、防跌倒设施完好，有应急预案和演练记录', weight: 6, severity: 'serious' },
    { id: 'billing.itemised', kind: 'billing', text: '费用明细逐项列明，没有重复收费、分解收费、串换项目', weight: 8, severity: 'serious' },
    { id: 'rights.notice', kind: 'rights', text: '收费标准、服务项目、投诉电话在显著处公示', weight: 3, severity: 'ordinary' },
    { id: 'rights.privacy', kind: 'rights', text: '服务对象的个人信息妥善保管，照护时尊重隐私', weight: 3, severity: 'serious' },
  ],
  digest: 'f2f8c9e1b67c6b7674b99a72c5e62ddaa9f9713827f56a0b240d3ea356340bd2',
}
