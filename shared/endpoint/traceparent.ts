import { randomBytes } from 'node:crypto'

const form = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** The trace that a request belongs to, and our own part of it. */
export interface Trace {
  traceId: string
  /** The header for the calls that we make: the same trace, with our request as the parent. */
  traceparent: string
}

/** Continues the caller's trace (W3C Trace Context, level 1). `undefined`: there is none, or the header is not valid. */
export function continueTrace(header: string | undefined): Trace | undefined {
  const [, version = '', traceId = '', parentId = '', flags = '', more] = form.exec(header ?? '') ?? []
  if (version === '' || version === 'ff' || (version === '00' && more !== undefined)) return undefined
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return undefined
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}` }
}
