import type { ImportContext } from './rules/import-row'
import type { RowCells } from './schema'

/** Invented regions of the tests: two bureaus and a stranger. */
export const FIXTURE: Pick<ImportContext, 'importerRegion' | 'regions' | 'townships' | 'today'> = {
  importerRegion: '998001',
  regions: [
    { code: '998001', name: '示例甲市', shortName: '示例甲' },
    { code: '998002', name: '示例乙区', shortName: '示例乙' },
  ],
  townships: [
    { code: '998001100', regionCode: '998001', name: '示例桥镇' },
    { code: '998001101', regionCode: '998001', name: '示例塘镇' },
    { code: '998002100', regionCode: '998002', name: '示例浜镇' },
  ],
  today: '2026-11-23',
}

/** The cells of a line that every check passes, amended. */
export function cellsWith(amended: Partial<RowCells> = {}): RowCells {
  return {
    ...{ code: 'SL9980010001', name: '示例·长青护理院', kind: '护理', services: '机构护理、居家上门', regionCode: '示例甲市' },
    ...{ townshipCode: '示例桥镇', address: '示例路1号', phone: '0000-0000001（演示）', legalPerson: '示例·陈某' },
    ...{ beds: '60', freePlaces: '3', servesRegions: '示例甲市、示例乙区', agreementNo: '示例-001' },
    ...{ latitude: '30.65', longitude: '120.55', openingHours: '每日8:00—17:00', licenceNo: '示例许可001', licenceFrom: '2025-01-01' },
    ...{ licenceTo: '2029-12-31', freePlacesOn: '2026-11-01', carers: '30', certified: '24' },
    ...{ agreementFrom: '2026-01-01', agreementTo: '2027-12-31', status: '有效', mark: '示例' },
    ...amended,
  }
}
