import type { DocketTopic } from '@/lib/agreements/schema/docket'

const ROOT: Record<DocketTopic, string> = { register: '/register', serviceItems: '/service-items', itemMapping: '/service-items' }

/** The page of a docket, by its topic. */
export function docketHref({ topic, id }: { topic: DocketTopic; id: string }): string {
  return `${ROOT[topic]}/dockets/${id}`
}
