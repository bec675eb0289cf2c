/** What every public page says of itself at its end. */
export function PublicFooter() {
  return (
    <>
      <p>
        依据：桐乡市、南浔区医疗保障部门 2025 年 4 月 25 日签署的《“携手同行
        共享长护”嘉湖两地长期护理保险异地服务合作备忘录》。失能等级评估标准：《长期护理保障失能等级评估规范》DB33/T 2476—2022。
      </p>
      <p className="only-demo">
        <b>演示 · 非官方。</b>这里不是桐乡市或南浔区的官方网站，不受理真实申请；人物、机构、电话均为虚构。
      </p>
    </>
  )
}
