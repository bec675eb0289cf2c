/** First stop of the keyboard; every shell gives its main the id `main`. */
export function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      跳到正文
    </a>
  )
}
