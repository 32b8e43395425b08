import type { Wire } from './wire.ts'

/** How a transport puts what a fix asks for: each follows "Answer", `name` stands alone. */
export interface Answers {
  success: string
  /** Before the data itself. */
  data: string
  absent: string
  emptyList: string
  refusal(status: number): string
  /** What to do with the name that a user is looked up by. */
  name: string
}

export const answersOver: Record<Wire['kind'], Answers> = {
  rest: {
    success: '2xx; the body does not matter',
    data: '200 with',
    absent: '404',
    emptyList: '200 with []',
    refusal: status => `${status}`,
    name: 'Decode the name in the path (%40 is @) after the path is split',
  },
  rabbitmq: {
    success: 'without an error; what is in data does not matter',
    data: 'with, in data,',
    absent: 'not_found: true',
    emptyList: 'with "data": []',
    refusal: status => `with a non-empty error and code ${status}`,
    name: 'Look the name up exactly as it is sent',
  },
}
