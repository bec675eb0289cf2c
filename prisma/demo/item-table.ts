import type { CareService } from '@/lib/institutions/schema'
import type { ItemKind, ItemUnit } from '@/lib/institutions/schema/items'

/** A line of a 示例 catalogue: name, unit, minutes of a visit, yuan, forms of service (h at home, i in an institution, d by day). */
type Line = [name: string, unit: ItemUnit, minutes: number | null, yuan: number, forms: string]

const FORMS: Record<string, CareService> = { h: 'homeCare', i: 'institutionalCare', d: 'dayCare' }

export type SampleItem = {
  key: string
  kind: ItemKind
  name: string
  unit: ItemUnit
  minutes: number | null
  cents: number
  forms: CareService[]
}

/** What each region calls the same thing. Names, units and prices are invented after the kinds of care; no list in force is at hand. */
const LIVING: Array<[Line, Line]> = [
  [
    ['面部清洁与梳理', 'visit', 20, 12, 'hid'],
    ['晨间洗漱护理', 'visit', 30, 20, 'hid'],
  ],
  [
    ['床上洗发', 'visit', 30, 30, 'hi'],
    ['洗头护理', 'visit', 60, 56, 'hi'],
  ],
  [
    ['指（趾）甲修剪', 'visit', 20, 15, 'hid'],
    ['手足指甲护理', 'visit', 20, 18, 'hid'],
  ],
  [
    ['温水擦浴', 'visit', 40, 45, 'hi'],
    ['全身擦洗', 'visit', 60, 62, 'hi'],
  ],
  [
    ['上门助浴', 'visit', 60, 98, 'h'],
    ['居家沐浴协助', 'visit', 60, 105, 'h'],
  ],
  [
    ['协助进食进水', 'visit', 30, 22, 'hid'],
    ['喂食照料', 'visit', 30, 24, 'hid'],
  ],
  [
    ['协助更衣', 'visit', 15, 10, 'hid'],
    ['衣物更换', 'visit', 15, 9.5, 'hid'],
  ],
  [
    ['床单位整理与更换', 'visit', 30, 20, 'hi'],
    ['床铺清洁更换', 'visit', 30, 19.8, 'hi'],
  ],
  [
    ['协助如厕', 'visit', 15, 12, 'hid'],
    ['排泄照料', 'visit', 30, 26, 'hid'],
  ],
  [
    ['失禁清洁', 'visit', 30, 28, 'hid'],
    ['失禁护理', 'visit', 30, 30, 'hid'],
  ],
  [
    ['协助翻身叩背', 'visit', 20, 18, 'hi'],
    ['翻身拍背', 'visit', 20, 16.6, 'hi'],
  ],
  [
    ['协助床上移动', 'visit', 20, 16, 'hi'],
    ['体位转移协助', 'visit', 30, 25, 'hi'],
  ],
  [
    ['借助器具移动', 'visit', 30, 24, 'hid'],
    ['轮椅转运与陪行', 'visit', 30, 26, 'hid'],
  ],
  [
    ['皮肤外用药涂擦', 'visit', 15, 12, 'hid'],
    ['外用药协助', 'visit', 15, 11, 'hid'],
  ],
  [
    ['居家照护', 'hour', null, 46, 'h'],
    ['钟点护理', 'hour', null, 48, 'h'],
  ],
  [
    ['日间照料（全日）', 'day', null, 86, 'd'],
    ['日托照护', 'day', null, 80, 'd'],
  ],
  [
    ['机构照护（全日）', 'day', null, 120, 'i'],
    ['住养照护', 'day', null, 115, 'i'],
  ],
  [
    ['安全防护与看护', 'hour', null, 38, 'hd'],
    ['看护陪伴', 'hour', null, 36, 'hd'],
  ],
]

const NURSING: Array<[Line, Line]> = [
  [
    ['生命体征监测', 'visit', 20, 20, 'hid'],
    ['体温脉搏呼吸血压测量', 'visit', 20, 22, 'hid'],
  ],
  [
    ['口服给药指导', 'visit', 15, 15, 'hid'],
    ['服药协助与观察', 'visit', 15, 14, 'hid'],
  ],
  [
    ['鼻饲护理', 'visit', 30, 40, 'hi'],
    ['管饲喂养', 'visit', 30, 42, 'hi'],
  ],
  [
    ['吸氧护理', 'visit', 20, 30, 'hi'],
    ['氧气吸入', 'visit', 30, 48, 'hi'],
  ],
  [
    ['吸痰护理', 'visit', 30, 46, 'hi'],
    ['痰液吸引', 'visit', 30, 45, 'hi'],
  ],
  [
    ['留置尿管护理', 'visit', 30, 50, 'hi'],
    ['导尿管维护', 'visit', 30, 52.5, 'hi'],
  ],
  [
    ['造口护理', 'visit', 45, 68, 'hi'],
    ['人工肛门护理', 'visit', 45, 70, 'hi'],
  ],
  [
    ['压疮预防护理', 'visit', 30, 42, 'hi'],
    ['压力性损伤预防', 'visit', 40, 55, 'hi'],
  ],
  [
    ['压疮换药', 'visit', 45, 75, 'hi'],
    ['压力性损伤换药', 'visit', 45, 78, 'hi'],
  ],
  [
    ['血糖监测', 'visit', 15, 14, 'hid'],
    ['末梢血糖测定', 'visit', 15, 13.5, 'hid'],
  ],
  [
    ['物理降温', 'visit', 30, 26, 'hi'],
    ['冷敷护理', 'visit', 30, 25, 'hi'],
  ],
  [
    ['关节被动活动', 'visit', 40, 52, 'hid'],
    ['肢体功能训练', 'visit', 60, 80, 'hid'],
  ],
  [
    ['人工取便', 'visit', 30, 48, 'hi'],
    ['粪便嵌塞处理', 'visit', 30, 46, 'hi'],
  ],
  [
    ['静脉采血', 'visit', 20, 36, 'hi'],
    ['采集血标本', 'visit', 20, 38, 'hi'],
  ],
]

/** What only one region has: some are several of the other's, some nothing there. By region, living then nursing. */
const OWN: [Line[], Line[]] = [
  [
    ['入浴前后整理', 'visit', 90, 130, 'h'],
    ['社区陪同外出', 'hour', null, 42, 'hd'],
    ['管路综合护理', 'visit', 60, 95, 'hi'],
    ['中药外敷', 'visit', 30, 60, 'hi'],
  ],
  [
    ['起居综合照料', 'visit', 35, 32, 'hid'],
    ['助餐配送', 'month', null, 300, 'h'],
    ['皮肤与关节综合护理', 'visit', 70, 96, 'hi'],
    ['居家康复评定', 'visit', 60, 120, 'h'],
  ],
]

/** Of a region's own lines the ones that are several of the other's, by the names there; one unit each. */
export const SEVERAL: Record<string, string[]> = {
  入浴前后整理: ['居家沐浴协助', '床铺清洁更换'],
  管路综合护理: ['管饲喂养', '导尿管维护'],
  起居综合照料: ['面部清洁与梳理', '协助更衣'],
  皮肤与关节综合护理: ['压疮预防护理', '关节被动活动'],
}

/** Of the others why there is nothing. */
export const NOTHING: Record<string, string> = {
  社区陪同外出: '对方目录没有陪同外出的项目',
  中药外敷: '对方目录没有中医类护理',
  助餐配送: '对方把助餐列入养老服务，不由长护险支付',
  居家康复评定: '对方没有单列评定，含在康复项目里',
}

function itemOf(key: string, kind: ItemKind, [name, unit, minutes, yuan, forms]: Line): SampleItem {
  return {
    ...{ key, kind, name, unit, minutes: unit === 'hour' ? 60 : minutes, cents: Math.round(yuan * 100) },
    forms: [...forms].map((letter) => FORMS[letter] as CareService),
  }
}

/** The thirty-six of one region (0 or 1), twenty of living and sixteen of nursing. Items of one key are the same thing in both. */
export function sampleItems(side: 0 | 1): SampleItem[] {
  const [bathing, going, tubes, herbs] = OWN[side] as [Line, Line, Line, Line]
  return [
    ...LIVING.map((pair, at) => itemOf(`living${at}`, 'dailyLiving', pair[side])),
    ...[bathing, going].map((line) => itemOf(line[0], 'dailyLiving', line)),
    ...NURSING.map((pair, at) => itemOf(`nursing${at}`, 'medicalNursing', pair[side])),
    ...[tubes, herbs].map((line) => itemOf(line[0], 'medicalNursing', line)),
  ]
}
