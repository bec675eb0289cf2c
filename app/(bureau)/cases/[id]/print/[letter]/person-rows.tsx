import { SEX_LABEL, Sex } from '@/lib/people/schema'
import type { CasePage } from '@/lib/web/case-page'

type Props = { page: CasePage }

/** Who the paper is about: the id masked, as everywhere it is not asked for with a purpose. */
export function PersonRows({ page }: Props) {
  const { person, insured, residence, town } = page
  const sex = Sex.safeParse(person.sex.text)
  return (
    <>
      <tr>
        <th scope="row">参保人</th>
        <td>
          {person.name.text}
          {sex.success && `，${SEX_LABEL[sex.data]}`}
          {person.age !== null && `，${person.age} 岁`}
        </td>
      </tr>
      <tr>
        <th scope="row">身份证号</th>
        <td>{person.nationalId.text}</td>
      </tr>
      <tr>
        <th scope="row">参保地</th>
        <td>{insured.name}</td>
      </tr>
      <tr>
        <th scope="row">居住地</th>
        <td>
          {residence.name}
          {town}
        </td>
      </tr>
    </>
  )
}
