import type { Operation, Payload } from '../../shared/backends/remote/operations.ts'
import { formatTime } from '../../shared/backends/remote/payloads.ts'
import type { Answers } from './answers.ts'
import type { Outcome } from './outcome.ts'
import type { Story } from './story.ts'
import type { Wire } from './wire.ts'

/** How to put a wrong answer right; a function where that differs between the transports. */
export type Fix = string | ((answers: Answers) => string)

/** One request to the backend, and what its answer must be. */
export interface Step {
  operation: Operation
  what: string
  /** false: the step creates or changes something, and --read-only skips it. */
  reads: boolean
  /** Undefined when an earlier step that this one depends on has failed. */
  payload(story: Story): Payload | undefined
  /** The outcomes that the guide, or the advice, allows. */
  allows: readonly Exclude<Outcome['kind'], 'broken'>[]
  /**
   * Checks data that already fits the operation's schema, or the success of an operation without one: returns what is wrong with
   * it. May record facts in `story`.
   */
  judge?(data: never, story: Story): string | undefined
  fix: Fix
  /** What to do when the answer does not fit the operation's schema, if it is more than that. */
  fixForm?: string
  /** Needs the test user's name, which --read-only has only with --username. */
  byName?: boolean
  /** The transport that the step makes sense on, if only one. */
  only?: Wire['kind']
  /** Sent with a wrong token. */
  wrongToken?: boolean
  /** The guide does not ask for it: whatever else is answered is a warning. */
  advised?: boolean
}

export const hour = 3_600_000
/** The time `ms` milliseconds from now. */
export const at = (ms: number) => formatTime(new Date(Date.now() + ms))

/** A payload with the test user's id, once it is known. */
export const ofUser =
  (more: (story: Story, user_id: bigint) => Payload | undefined = (_story, user_id) => ({ user_id })) =>
  (story: Story) =>
    story.userId === undefined ? undefined : more(story, story.userId)

/** Describes the difference between a sent value and the returned one; undefined when there is none. */
export const unlike = (key: string, got: unknown, sent: unknown) =>
  String(got) === String(sent) ? undefined : `${key}: sent ${sent}, came back as ${got}`

export const sameOwner = (items: { userId: bigint }[], { userId }: Story) =>
  items.every(item => item.userId === userId) ? undefined : 'user_id: the list holds what belongs to another user'

export const keepDigits =
  'Keep what was sent, to the last digit: ids are int64 (not a double), and money is decimal (not binary floating point), in the unit of the currency (not in hundredths).'
export const anEmptyList: Fix = ({ emptyList, absent }) => `Answer ${emptyList}, or ${absent}: both mean an empty list.`
