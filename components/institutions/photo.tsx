import Image from 'next/image'

type Props = { src: string; caption: string; width: number; height: number }

/** A picture as it was drawn anew: served as it is, in the page's width. */
export function Photo({ src, caption, width, height }: Props) {
  return <Image src={src} alt={caption} width={width} height={height} unoptimized className="photo" />
}
