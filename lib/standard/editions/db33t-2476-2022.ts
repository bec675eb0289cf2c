import type { Edition } from '../schema'

// Published, attested by digest and never edited: a correction is a file of its own, with a new id and revision.
export const DB33T_2476_2022: Edition = {
  id: 'db33t-2476-2022',
  revision: 1,
  documentNo: 'DB33/T 2476—2022',
  title: '长期护理保障失能等级评估规范',
  shownAs: 'DB33/T 2476—2022（按医保办发〔2021〕37号编码，未与原文核对 · 暂行）',
  // The day of the memorandum, the one document at hand that names the standard as in use between the two regions.
  effectiveFrom: '2025-04-25',
  effectiveTo: null,
  provenance: {
    encodedFrom: '医保办发〔2021〕37号《长期护理失能等级评估标准（试行）》附件（两份独立编码互相核对）',
    checked: '未与DB33/T 2476—2022原文核对',
    unsettled: [
      { field: 'effectiveFrom', says: '标准实施日期未核对，暂以两地备忘录签订日2025年4月25日为起用日' },
      { field: 'levels', says: '分级区间未与附录核对' },
      { field: 'combination', says: '组合表未与附录核对' },
      { field: 'textVariants', says: '两处选项措辞两份编码不一，不影响分值' },
    ],
  },
  principles: ['每一项都须作答：缺项不予计算，不作零分', '分值均为整数，不作舍入', '分值越高，能力越好'],
  dimensions: {
    adl: {
      linkId: 'adl',
      text: '日常生活活动能力',
      max: 100,
      levels: [
        { level: 0, label: '能力完好', min: 100, max: 100 },
        { level: 1, label: '轻度受损', min: 65, max: 95 },
        { level: 2, label: '中度受损', min: 45, max: 60 },
        { level: 3, label: '重度受损', min: 0, max: 40 },
      ],
      items: [
        {
          linkId: 'adl.feeding',
          text: '进食',
          answerOptions: [
            { weight: 0, text: '较大或完全依赖，或有留置营养管' },
            { weight: 5, text: '需部分帮助（夹菜、盛饭）' },
            { weight: 10, text: '自理（在合理时间内能独立使用餐具进食各种食物，可使用辅助工具独立完成进食，但不包括做饭）' },
          ],
        },
        {
          linkId: 'adl.dressing',
          text: '穿衣',
          answerOptions: [
            { weight: 0, text: '依赖他人' },
            { weight: 5, text: '需要部分帮助（能自己穿脱衣服或假肢或矫形器，但需他人帮助整理衣物、系扣/鞋带、拉拉链等）' },
            { weight: 10, text: '自理（自己系开纽扣，关开拉链和穿鞋、袜、假肢或矫形器等）' },
          ],
          textVariants: [{ weight: 5, note: '两份编码措辞不一，不影响分值' }],
        },
        {
          linkId: 'adl.face-oral-cleaning',
          text: '面部与口腔清洁',
          answerOptions: [
            { weight: 0, text: '需要帮助' },
            { weight: 5, text: '独立洗脸、梳头、刷牙、剃须（不包括准备洗脸水、梳子、牙刷等准备工作）' },
          ],
        },
        {
          linkId: 'adl.bowel',
          text: '大便控制',
          answerOptions: [
            { weight: 0, text: '失禁（平均每周≥1次或完全不能控制大便排泄，需要完全依赖他人）' },
            { weight: 5, text: '偶有失禁（每周＜1次），或需要他人提示或便秘需要人工帮助取便' },
            { weight: 10, text: '能控制' },
          ],
          textVariants: [{ weight: 5, note: '两份编码措辞不一，不影响分值' }],
        },
        {
          linkId: 'adl.bladder',
          text: '小便控制',
          answerOptions: [
            { weight: 0, text: '失禁（平均每天≥1次或经常尿失禁，完全需要他人帮忙完成排尿行为；或留置导尿管，但无法自行管理导尿管）' },
            { weight: 5, text: '偶有失禁（每24h＜1次，但每周＞1次），或需要他人提示' },
            { weight: 10, text: '能控制（或留置导尿管，可自行管理导尿管）' },
          ],
        },
        {
          linkId: 'adl.toileting',
          text: '用厕',
          answerOptions: [
            { weight: 0, text: '需要极大地帮助或完全依赖他人' },
            { weight: 5, text: '需部分帮助（需他人帮忙整理衣裤、坐上/蹲上便器等）' },
            { weight: 10, text: '自理（能够使用厕纸、穿脱裤子等）' },
          ],
        },
        {
          linkId: 'adl.walking',
          text: '平地行走',
          answerOptions: [
            { weight: 0, text: '卧床不起、不能步行、移动需要完全帮助' },
            { weight: 5, text: '在较大程度上依赖他人搀扶（≥2人）或依赖他人帮助使用轮椅等辅助工具才能移动' },
            { weight: 10, text: '需少量帮助（需1人搀扶或需他人在旁提示或在他人帮助下使用辅助工具）' },
            { weight: 15, text: '独立步行（自行使用辅助工具，在家及附近等日常生活活动范围内独立步行）' },
          ],
        },
        {
          linkId: 'adl.transfer',
          text: '床椅转移',
          answerOptions: [
            { weight: 0, text: '完全依赖他人，不能坐' },
            { weight: 5, text: '需大量帮助（至少2人，身体帮助），能坐' },
            { weight: 10, text: '需少量帮助（1人搀扶或使用拐杖等辅助工具或扶着墙、周围设施，转移时需他人在旁监护、提示）' },
            { weight: 15, text: '自理' },
          ],
        },
        {
          linkId: 'adl.stairs',
          text: '上下楼',
          answerOptions: [
            { weight: 0, text: '不能，或需极大帮助或完全依赖他人' },
            { weight: 5, text: '需要部分帮助（需扶着楼梯、他人搀扶、使用拐杖或需他人在旁提示）' },
            { weight: 10, text: '独立上下楼（可借助电梯等，如果使用支具，需可独自完成穿、脱动作）' },
          ],
        },
        {
          linkId: 'adl.bathing',
          text: '洗澡',
          answerOptions: [
            { weight: 0, text: '洗澡过程中需他人帮助' },
            { weight: 5, text: '准备好洗澡水后，可自己独立完成' },
          ],
        },
      ],
    },
    cog: {
      linkId: 'cog',
      text: '认知能力',
      max: 16,
      levels: [
        { level: 0, label: '能力完好', min: 16, max: 16 },
        { level: 1, label: '轻度受损', min: 4, max: 15 },
        { level: 2, label: '中度受损', min: 2, max: 3 },
        { level: 3, label: '重度受损', min: 0, max: 1 },
      ],
      items: [
        {
          linkId: 'cog.time',
          text: '时间定向',
          answerOptions: [
            { weight: 0, text: '无时间观念' },
            { weight: 1, text: '时间观念很差，年、月、日不清楚，可知上午、下午或白天、夜间' },
            { weight: 2, text: '时间观念较差，年、月、日不清楚，可知上半年或下半年或季节' },
            { weight: 3, text: '时间观念有些下降，年、月、日（或星期几）不能全部分清（相差两天或以上）' },
            { weight: 4, text: '时间观念（年、月）清楚，日期（或星期几）可相差一天' },
          ],
        },
        {
          linkId: 'cog.person',
          text: '人物定向',
          answerOptions: [
            { weight: 0, text: '不认识任何人（包括自己）' },
            { weight: 1, text: '只认识自己或极少数日常同住的亲人或照护者等' },
            { weight: 2, text: '能认识一半日常同住的亲人或照护者等，能称呼或知道关系等' },
            { weight: 3, text: '能认识大部分共同生活居住的人，能称呼或知道关系' },
            { weight: 4, text: '认识长期共同一起生活的人，能称呼并知道关系' },
          ],
        },
        {
          linkId: 'cog.space',
          text: '空间定向',
          answerOptions: [
            { weight: 0, text: '不能单独外出，无空间观念' },
            { weight: 1, text: '不能单独外出，少量知道自己居住或生活所在地的地址' },
            { weight: 2, text: '不能单独外出，但知道较多有关自己日常生活的地址' },
            { weight: 3, text: '不能单独外出，但能准确知道自己日常生活所在地的地址' },
            { weight: 4, text: '能在日常生活范围内单独外出，如在日常居住小区内独自外出购物等' },
          ],
        },
        {
          linkId: 'cog.memory',
          text: '记忆力',
          answerOptions: [
            { weight: 0, text: '完全不能回忆即时信息，并且完全不能对既往事物进行正确的回忆' },
            { weight: 1, text: '对既往事物能有少部分正确的回忆，没有近期记忆' },
            { weight: 2, text: '能回忆大部分既往事物，记住1个词语' },
            { weight: 3, text: '能回忆大部分既往事物，记住2个词语' },
            { weight: 4, text: '能够完整回忆既往事物，记住3个词语' },
          ],
        },
      ],
    },
    sen: {
      linkId: 'sen',
      text: '感知觉与沟通能力',
      max: 12,
      levels: [
        { level: 0, label: '能力完好', min: 12, max: 12 },
        { level: 1, label: '轻度受损', min: 4, max: 11 },
        { level: 2, label: '中度受损', min: 2, max: 3 },
        { level: 3, label: '重度受损', min: 0, max: 1 },
      ],
      items: [
        {
          linkId: 'sen.vision',
          text: '视力',
          answerOptions: [
            { weight: 0, text: '完全失明' },
            { weight: 1, text: '只能看到光、颜色和形状（大致轮廓），眼睛可随物体移动' },
            { weight: 2, text: '视力有限，看不清报纸大标题，但能辨认较大的物体' },
            { weight: 3, text: '能看清楚大字体，但看不清书报上的标准字体，辨别小物体有一定困难' },
            { weight: 4, text: '与日常生活能力相关的视力（如阅读书报、看电视等）基本正常' },
          ],
        },
        {
          linkId: 'sen.hearing',
          text: '听力',
          answerOptions: [
            { weight: 0, text: '完全失聪' },
            { weight: 1, text: '讲话者大声说话或说话很慢，才能部分听见' },
            { weight: 2, text: '正常交流有些困难，需在安静的环境大声说话才能听到' },
            { weight: 3, text: '在轻声说话或说话距离超过2米时听不清' },
            { weight: 4, text: '与日常生活习惯相关的听力基本正常（如能听到门铃、电视、电话等声音）' },
          ],
        },
        {
          linkId: 'sen.communication',
          text: '沟通能力',
          answerOptions: [
            { weight: 0, text: '完全不能理解他人的言语，也无法表达' },
            { weight: 1, text: '不能完全理解他人的话，只能以简单的单词或手势表达大概意愿' },
            { weight: 2, text: '勉强可与他人交流，谈吐内容不清楚，需频繁重复或简化口头表达' },
            { weight: 3, text: '能够表达自己的需要或理解他人的话，但需要增加时间或给予帮助' },
            { weight: 4, text: '无困难，能与他人正常沟通和交流' },
          ],
        },
      ],
    },
  },
  grades: [
    { grade: 0, label: '基本正常' },
    { grade: 1, label: '轻度失能' },
    { grade: 2, label: '中度失能' },
    { grade: 3, label: '重度失能Ⅰ级' },
    { grade: 4, label: '重度失能Ⅱ级' },
    { grade: 5, label: '重度失能Ⅲ级' },
  ],
  combination: {
    method: '组合法',
    row: 'adl',
    columnFrom: ['cog', 'sen'],
    columnRule: 'worst',
    table: [
      [0, 0, 1, 1],
      [1, 1, 1, 2],
      [2, 2, 2, 3],
      [3, 3, 4, 5],
    ],
  },
  digest: '329897438bef2bef64a92ecd8e4c0440ec631bb3e7c105a6703709ebad8f6805',
}
