import type { NoticeListFacts } from '../../cases/schema/letter'
import { chineseDay, shortDay } from '../../kernel/dates'
import { heading, SEAL, sealed } from './letter'
import { Paper, WIDTH } from './paper'
import { typeface } from './typeface'

const BODY = { size: 12, leading: 21 }
const CELL = { size: 10.5, leading: 16 }
const SMALL = { size: 9, leading: 14 }
/** A row of two lines. */
const ROW = 48
const COLUMNS = ['序号', '姓名', '居住地', '参保地', '失能等级', '公示期']
const WIDTHS = [36, 80, WIDTH - 36 - 80 - 62 - 76 - 104, 62, 76, 104]

/** 公示名单, to hang on the wall: the heading stands again on each page the table runs over. */
export async function noticeListPdf(list: NoticeListFacts): Promise<Uint8Array> {
  const title = '失能等级评估结论公示名单'
  const foot = [
    `公示期：${list.basis.replace(/^依据：/, '依据')}。公示主体与地点：${list.place}`,
    `联系：${list.office.name}，电话 ${list.office.phone}，地址：${list.office.address}`,
    `名单 ${list.number}，${chineseDay(list.issuedOn)}印制，共 ${list.rows.length} 件。内容摘要：${list.digest}`,
  ]
  const paper = await Paper.make(await typeface(), {
    title: `${title} ${list.number}`,
    author: list.office.name,
    day: list.issuedOn,
    mark: list.isDemo ? '演示 · 非官方' : '',
  })
  heading(paper, { office: list.office.name, number: list.number, title })
  paper.text(
    `现将本机构与${list.other}办理的长期护理保险异地失能等级评估结论中，今天（${chineseDay(list.issuedOn)}）正在公示的 ${list.rows.length} 件予以公示。对公示的结论有异议的，请在公示期内向居住地经办机构提出，写明姓名、联系方式和理由。`,
    BODY,
    { indent: 2 },
  )
  paper.gap(6)
  if (list.rows.length === 0) paper.row(['今天没有正在公示的评估结论。'], [WIDTH], CELL)
  else {
    const top = () =>
      paper.row(
        COLUMNS,
        WIDTHS,
        CELL,
        COLUMNS.map(() => true),
      )
    top()
    for (const [i, one] of list.rows.entries()) {
      // Office and day never stand alone overleaf: the last row goes with them.
      const last = i === list.rows.length - 1
      if (paper.room < ROW + (last ? SEAL + paper.footHeight(foot, SMALL) : 0)) {
        paper.turn()
        top()
      }
      paper.row([String(i + 1), one.name, one.town, one.insured, one.grade, `${shortDay(one.from)}至${shortDay(one.to)}`], WIDTHS, CELL)
    }
  }
  sealed(paper, { office: list.office.name, day: chineseDay(list.issuedOn) })
  paper.foot(foot, SMALL)
  return paper.bytes()
}
