/** An answer, as the guide defines its meaning. */
export type Outcome =
  /** Success, with the data; undefined when the body was empty. */
  | { kind: 'data'; data: unknown }
  /** 404 or not_found. */
  | { kind: 'absent' }
  /** The backend refused, with an HTTP error status or a non-empty `error`. */
  | { kind: 'refused'; status?: number | undefined; text: string }
  /** No answer, or one that the service cannot use. */
  | { kind: 'broken'; problem: string; fix: string }

export const broken = (problem: string, fix: string) => ({ kind: 'broken', problem, fix }) as const

export const tooSlow = (timeoutMs: number, fix: string): Outcome =>
  broken(`no answer within ${timeoutMs / 1000} s`, fix)
