/** The result of one check. */
export interface Finding {
  area: string
  what: string
  result: 'ok' | 'warning' | 'failed'
  /** What was seen, or what is wrong. */
  detail: string
  /** How to fix it; only when something is wrong. */
  fix?: string
}

export const ok = (area: string, what: string, detail = ''): Finding => ({ area, what, result: 'ok', detail })

export const warning = (area: string, what: string, detail: string, fix: string): Finding => ({
  area,
  what,
  result: 'warning',
  detail,
  fix,
})

export const failed = (area: string, what: string, detail: string, fix: string): Finding => ({
  area,
  what,
  result: 'failed',
  detail,
  fix,
})

/** What to do about an error with this text, and the HTTP status of the answer if there was one. */
type Fix = (text: string, status?: number) => string

/** Runs and times a check. An error becomes a failed finding, with its message and causes. */
export async function examine(
  area: string,
  what: string,
  fix: string | Fix,
  work: () => Promise<string>,
): Promise<Finding> {
  const start = performance.now()
  try {
    const detail = await work()
    const ms = Math.round(performance.now() - start)
    return ok(area, what, [detail, `${ms} ms`].filter(Boolean).join(', '))
  } catch (error) {
    const text = reasons(error).join(' ← ').replace(/\s+/g, ' ') // OpenSSL's errors end in a line break
    const { details } = error as { details?: { status?: number } }
    return failed(area, what, text, typeof fix === 'string' ? fix : fix(text, details?.status))
  }
}

/** An error's message with its details and causes: all that the administrator needs, never a payload or token. */
function reasons(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const { details, cause, message } = error as Error & { details?: Record<string, unknown> }
  const said = message || (error as { code?: string }).code || error.name
  const unsaid = Object.entries(details ?? {}).filter(
    ([, fact]) => fact !== undefined && fact !== true && !said.includes(String(fact)),
  )
  const own = unsaid.length > 0 ? `${said} ${JSON.stringify(Object.fromEntries(unsaid))}` : said
  return cause === undefined ? [own] : [own, ...reasons(cause).filter(reason => !own.includes(reason))]
}
