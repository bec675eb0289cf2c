type Props = { text: string /** The part to bring out; nothing where it does not occur. */; part: string | undefined }

/** A text with the part that was looked for brought out. */
export function Marked({ text, part }: Props) {
  const at = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1
  if (!part || at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </>
  )
}
