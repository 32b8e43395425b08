import type { Detector } from '../../intents/detector.ts'
import type { Detection, IntentName } from '../../intents/intents.ts'
import { Message } from '../../intents/text/message.ts'
import { normalise } from '../../intents/text/normalise.ts'
import { findAmount } from '../../intents/values/amounts.ts'
import { isCancel } from './confirmation/cancel.ts'
import type { Choice } from './flow.ts'
import { ordinalOf } from './remarks/ordinals.ts'
import { isTooLong } from './remarks/too-long.ts'

/** «Ни то ни другое»; «не ставки» too, because it does not say what instead. */
const neither =
  /^(?:ни то,? ни (?:другое|то|это)|(?:вообще |совсем )?не то|ни(?:что|чего)|ни один\p{L}*|другое|neither|none(?: of them)?|something else|(?:(?:нет|no|только|just)[\s,]+)*(?:не|not)\s+(?:the\s+)?\p{L}+)$/u
/** «И то и другое», "both": not possible, the bot does one thing at a time. */
const both = /^(?:и то,? и (?:другое|то)|об[ае]|both(?: of them)?)$/u

/** What an answer to "did you mean … or …?" leads to. */
export type Chosen =
  /** One of the two: the first message is answered, with what the reply adds to it; or the reply alone, if that says enough. */
  | { kind: 'chosen'; message: Message; detection: Detection }
  | { kind: 'neither'; detection: Detection }
  /** The message is about something else, or not understood. */
  | { kind: 'other'; detection: Detection }

/** @param labels the names of the two in the question */
export function chooseBetween(
  { between, message: asked }: Choice,
  message: Message,
  labels: readonly [string, string],
  detector: Detector,
): Chosen {
  const detection = detector.detect(message)
  if (isTooLong(message)) return { kind: 'other', detection }
  const first = new Message(asked)
  const plain = message.plain.replace(/[.!?,…]+$/u, '')
  const at = ordinalOf(message)
  if (at !== undefined)
    return chosen(between[at], between.every(isOperation) ? new Message(labels[at]) : first, detector.detect(first))
  if (both.test(plain)) return { kind: 'other', detection: { ...detection, intent: 'unknown', ambiguous: false } }
  if (neither.test(plain)) return { kind: 'neither', detection }
  const read = (intent: IntentName) =>
    between.every(isOperation) || (isOperation(intent) && namesAnotherSum(message, first))
      ? message
      : new Message(`${message.text}\n${asked}`)
  const [said, another] = between.filter(intent => mayMean(detection, intent))
  if (said && !another) return chosen(said, read(said), detection)
  if (detection.intent !== 'unknown' && !detection.ambiguous) return { kind: 'other', detection }
  if (isCancel(message)) return { kind: 'neither', detection }
  const named = between[labelNamed(plain, labels)]
  return named ? chosen(named, read(named), detector.detect(first)) : { kind: 'other', detection }
}

const operations: ReadonlySet<string> = new Set(['withdrawal_create', 'bet_create'])
/** The first message has a sum and a target for each of two operations, so that neither can be read in it. */
const isOperation = (intent: string): boolean => operations.has(intent)

/** «Выведи 300» after «выведи 500 и покажи баланс» */
const namesAnotherSum = (message: Message, first: Message): boolean => {
  const sum = findAmount(message)
  const before = findAmount(first)
  if (sum.kind !== 'amount' || before.kind !== 'amount') return sum.kind !== 'none'
  return !sum.amount.eq(before.amount)
}

/** «Вывод» may mean «где вывод» as well as «вывести». */
const mayMean = ({ intent, ambiguous, runnerUp }: Detection, meant: IntentName): boolean =>
  intent === meant || (ambiguous && runnerUp?.intent === meant)

const chosen = (intent: IntentName, message: Message, detection: Detection): Chosen => ({
  kind: 'chosen',
  message,
  detection: { ...detection, intent, ambiguous: false },
})

/** The index of the only label that shares a word with the answer; -1 if none or both do. */
function labelNamed(plain: string, labels: readonly [string, string]): number {
  const said = longWords(plain)
  const names = (label: string, other: string) =>
    longWords(normalise(label)).some(
      word => !longWords(normalise(other)).includes(word) && said.some(one => isLike(one, word)),
    )
  const [first, second] = [names(labels[0], labels[1]), names(labels[1], labels[0])]
  return first === second ? -1 : first ? 0 : 1
}

const longWords = (plain: string): string[] => plain.match(/\p{L}{4,}/gu) ?? []
const isLike = (a: string, b: string) => a.slice(0, 5) === b.slice(0, 5)
