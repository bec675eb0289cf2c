import type { Actor } from '@/lib/access/schema'
import { saveAgreement, saveHolidayYear, saveRegion, saveTerms, saveTownships } from '@/lib/agreements/commands'
import { TERM_DEFAULTS } from '@/lib/agreements/rules/terms'
import { type Agreement, type AgreementEntry, type HolidayYearEntry, type Region, TERM_KEYS } from '@/lib/agreements/schema'
import { must } from '@/lib/kernel/outcome'

export const TONGXIANG: Region = {
  code: '330483',
  name: '桐乡市',
  shortName: '桐乡',
  letters: 'TX',
  cityName: '嘉兴市',
  bureauName: '桐乡市医疗保障经办中心（演示）',
  phone: '0573-0000000（演示）',
  address: '桐乡市梧桐街道示例路1号（演示）',
}

export const NANXUN: Region = {
  code: '330503',
  name: '南浔区',
  shortName: '南浔',
  letters: 'NX',
  cityName: '湖州市',
  bureauName: '南浔区医疗保障经办中心（演示）',
  phone: '0572-0000000（演示）',
  address: '湖州市南浔区南浔镇示例路1号（演示）',
}

// The names stand in public sources; the nine-digit codes, 旧馆街道 and 东迁街道 are to be confirmed by the bureaus.
const TOWNSHIPS: Record<string, Record<string, string>> = {
  [TONGXIANG.code]: {
    '330483001': '梧桐街道',
    '330483002': '凤鸣街道',
    '330483003': '高桥街道',
    '330483100': '乌镇镇',
    '330483101': '濮院镇',
    '330483102': '屠甸镇',
    '330483103': '石门镇',
    '330483104': '河山镇',
    '330483105': '洲泉镇',
    '330483106': '大麻镇',
    '330483107': '崇福镇',
  },
  [NANXUN.code]: {
    '330503001': '旧馆街道',
    '330503002': '东迁街道',
    '330503100': '南浔镇',
    '330503101': '双林镇',
    '330503102': '练市镇',
    '330503103': '善琏镇',
    '330503105': '菱湖镇',
    '330503106': '和孚镇',
    '330503107': '千金镇',
    '330503108': '石淙镇',
  },
}

const MEMORANDUM: AgreementEntry = {
  regions: [TONGXIANG.code, NANXUN.code],
  title: '“携手同行 共享长护”嘉湖两地长期护理保险异地服务合作备忘录',
  signedOn: '2025-04-25',
  validFrom: '2025-04-25',
  source: '两地医疗保障局2025年4月25日签订；条文未附，条款参数待两地核定',
  mark: '演示',
}

const DEMO_HOLIDAYS = { source: '演示·以国务院办公厅公布为准', mark: '演示' }

const HOLIDAY_YEARS: HolidayYearEntry[] = [
  {
    ...DEMO_HOLIDAYS,
    year: 2027,
    daysOff: [
      ...['2027-01-01', '2027-01-02', '2027-01-03'],
      ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12', '2027-02-13'],
      ...['2027-04-03', '2027-04-04', '2027-04-05'],
      ...['2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'],
      ...['2027-06-09'],
      ...['2027-09-15'],
      ...['2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07'],
    ],
    workdays: ['2027-01-31', '2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'],
  },
  {
    ...DEMO_HOLIDAYS,
    year: 2028,
    daysOff: [
      ...['2028-01-01'],
      ...['2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28', '2028-01-29', '2028-01-30', '2028-01-31', '2028-02-01'],
      ...['2028-04-04'],
      ...['2028-05-01', '2028-05-02', '2028-05-03', '2028-05-04', '2028-05-05'],
      ...['2028-05-28', '2028-05-29'],
      ...['2028-10-01', '2028-10-02', '2028-10-03', '2028-10-04', '2028-10-05', '2028-10-06', '2028-10-07', '2028-10-08'],
    ],
    workdays: ['2028-01-22', '2028-02-05', '2028-04-29', '2028-09-24', '2028-10-14'],
  },
]

/**
 * The two demo regions, their townships, the memorandum with its terms, and the holidays of two years no notice has been published
 * for. Performed by commands as the given administrator of all regions; doing it twice changes nothing.
 */
export async function seedReference(administrator: Actor): Promise<Agreement> {
  for (const region of [TONGXIANG, NANXUN]) {
    must(await saveRegion(administrator, region))
    const named = Object.entries(TOWNSHIPS[region.code] ?? {})
    must(
      await saveTownships(
        administrator,
        region.code,
        named.map(([code, name]) => ({ code, regionCode: region.code, name })),
      ),
    )
  }
  const agreement = must(await saveAgreement(administrator, MEMORANDUM))
  const rows = TERM_KEYS.map((key) => ({ key, validFrom: MEMORANDUM.validFrom, ...TERM_DEFAULTS[key] }))
  must(await saveTerms(administrator, agreement.id, rows))
  for (const year of HOLIDAY_YEARS) must(await saveHolidayYear(administrator, year))
  return agreement
}
