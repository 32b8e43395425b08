import { adviceFor } from '../../shared/backends/remote/advice.ts'
import { answersOver } from './answers.ts'
import { misfit } from './misfit.ts'
import type { Outcome } from './outcome.ts'
import type { Step } from './step.ts'
import { steps } from './steps.ts'
import { newStory, randomId, type Story } from './story.ts'
import type { Wire } from './wire.ts'

export interface Finding {
  operation: string
  what: string
  /** Section of the guide; '' for advice that is not in it. */
  guide: string
  /** What it allows there, or what is advised. */
  expected: string
  /** `warning`: it is not as advised, but the guide allows it. */
  result: 'ok' | 'warning' | 'failed' | 'skipped'
  sent: string
  came: string
  ms: number
  /** What is wrong, or why it was left out; '' when it passed. */
  detail: string
  /** How to fix it; '' when it passed. */
  fix: string
}

export interface CheckOptions {
  readOnly: boolean
  /** A user that exists, to read with; a new one is made otherwise. */
  username?: string
  /** Whether the backend gets passwords as they were typed (AUTH_PASSWORD_TRANSFER). */
  plain?: boolean
  /** Domain of the e-mails of players who give none (AUTH_EMAIL_DOMAIN). */
  emailDomain?: string
  /** Checks one side of the contract only, where operators are another system. */
  part?: 'backend' | 'operator'
}

/** Asks the backend everything that the service will ask it, in the order of a player's life. */
export async function checkBackend(wire: Wire, options: CheckOptions): Promise<Finding[]> {
  const { readOnly, username, plain, emailDomain, part } = options
  const story = { ...newStory({ username, plain, emailDomain }), ...(part === 'operator' && { userId: randomId() }) }
  const findings: Finding[] = []
  const ofOperators = ({ operation }: Step) => operation.about === 'session'
  const chosen = steps
    .filter(({ only = wire.kind }) => only === wire.kind)
    .filter(step => part === undefined || ofOperators(step) === (part === 'operator'))
  for (const step of chosen) {
    findings.push(await take(step, wire, story, { readOnly, stranger: username === undefined }))
  }
  if (wire.kind === 'rest') explainWrongPath(findings)
  const doubled = (await wire.answeredTwice?.()) ?? new Set()
  return findings.map(finding =>
    finding.result === 'ok' && doubled.has(finding.operation) ? { ...finding, ...answeredTwice } : finding,
  )
}

/** Where nothing but 404 has come, or one refusal to everything, the URL is wrong, not the operations. */
function explainWrongPath(findings: Finding[]): void {
  const asked = findings.filter(({ result }) => result !== 'skipped')
  const isEvery = (test: (came: string) => boolean) => asked.every(({ came }) => test(came))
  const isSame = isEvery(came => came === asked[0]?.came && /^4(?!0[13])/.test(came))
  if (!isSame && !isEvery(came => came.startsWith('404'))) return
  for (const finding of asked) if (finding.result !== 'ok') finding.fix = wrongPath
}

const wrongPath =
  'Every request is answered like this: the path in the URL is wrong, it seems. It is what comes before /users.'

const answeredTwice = {
  result: 'failed',
  detail: 'the request was answered more than once',
  fix: 'Answer each request once: where two workers get the same request, a bet or a withdrawal is made twice.',
} as const

async function take(
  step: Step,
  wire: Wire,
  story: Story,
  { readOnly, stranger }: { readOnly: boolean; stranger: boolean },
): Promise<Finding> {
  const finding = { ...describe(step, wire.kind), sent: '', came: '', ms: 0 }
  const skip = (detail: string): Finding => ({ ...finding, result: 'skipped', detail, fix: '' })
  if (readOnly && !step.reads) return skip('--read-only')
  if (readOnly && stranger && step.byName) return skip('--read-only needs --username')
  const payload = step.payload(story)
  if (!payload) return skip(readOnly ? '--read-only needs --username' : 'needs what an earlier step could not get')
  const exchange = await (step.wrongToken
    ? wire.sendWithWrongToken?.(step.operation, payload)
    : wire.send(step.operation, payload))
  if (!exchange) return skip('no --token')
  const { outcome, ...seen } = exchange
  const wrong = judge(step, outcome, story, wire.kind)
  return {
    ...finding,
    ...seen,
    ms: Math.round(seen.ms),
    result: wrong ? (step.advised ? 'warning' : 'failed') : 'ok',
    detail: wrong?.problem ?? '',
    fix: wrong?.fix ?? '',
  }
}

function describe({ operation, what, allows, advised }: Step, kind: Wire['kind']) {
  const isRest = kind === 'rest'
  return {
    operation: isRest ? `${operation.verb} ${operation.path}` : operation.method,
    what,
    expected: expectedOf(allows, kind),
    guide: advised ? '' : isRest ? '5.2.4' : '5.3.5',
  }
}

const said = { data: 'a success', refused: 'a refusal' }
const saidOfAbsent: Record<Wire['kind'], string> = { rest: '404', rabbitmq: 'not_found: true' }

const wordsOf = (kind: Exclude<Outcome['kind'], 'broken'>, wire: Wire['kind']) =>
  kind === 'absent' ? saidOfAbsent[wire] : said[kind]

const expectedOf = (allows: Step['allows'], wire: Wire['kind']) => allows.map(kind => wordsOf(kind, wire)).join(' or ')

function judge(
  step: Step,
  outcome: Outcome,
  story: Story,
  wire: Wire['kind'],
): { problem: string; fix: string } | undefined {
  const { allows, operation } = step
  const fix = typeof step.fix === 'string' ? step.fix : step.fix(answersOver[wire])
  if (outcome.kind === 'broken') return step.advised ? { ...outcome, fix } : outcome
  if (!allows.includes(outcome.kind)) {
    const problem = `expected ${expectedOf(allows, wire)}, got ${wordsOf(outcome.kind, wire)}`
    if (outcome.kind !== 'refused') return { problem, fix }
    const { text, status } = outcome
    return { problem: `${problem} (${text})`, fix: adviceFor({ text, ...(wire === 'rest' && { status }) }) ?? fix }
  }
  if (outcome.kind !== 'data') return undefined
  const { success, data, error } = operation.reply?.safeParse(outcome.data ?? null) ?? { success: true }
  if (!success) return misfit({ ...step, fix }, outcome.data, error?.issues[0], wire)
  const problem = step.judge?.(data as never, story)
  return problem === undefined ? undefined : { problem, fix }
}
