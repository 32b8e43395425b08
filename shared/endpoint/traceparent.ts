import { randomBytes } from 'node:crypto'

const form = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** The trace that a request belongs to. */
export interface Trace {
  traceId: string
  /** The header of outgoing calls: the same trace, with this request as the parent. */
  traceparent: string
}

/** Continues the caller's trace (W3C Trace Context, level 1). Returns undefined when the header is absent or invalid. */
export function continueTrace(header: string | undefined): Trace | undefined {
  const [, version = '', traceId = '', parentId = '', flags = '', more] = form.exec(header ?? '') ?? []
  if (version === '' || version === 'ff' || (version === '00' && more !== undefined)) return undefined
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return undefined
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}` }
}
