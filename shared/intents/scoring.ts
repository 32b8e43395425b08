import type { IntentName } from './intents.ts'
import type { Match } from './matching.ts'
import type { Reading } from './reading.ts'

/** What the score needs to know of a word of the message. */
interface PlacedWord {
  position: number
  reading: Pick<Reading, 'kind'>
  isNumber: boolean
}

/** A phrase found, with what is left of its weight among the other words. */
export interface WeighedMatch extends Match {
  weight: number
  ruledOut: boolean
}

/** What remains of a phrase's weight beside a word that does not belong: next to it on the right, on the left, near, far. */
interface Damping {
  right: number
  left: number
  near: number
  far: number
}

/** How a phrase stands up to other words. A phrase of everyday words only means something only by itself. */
type Manner = 'strong' | 'weak' | 'everyday' | 'social'

const damping: Record<Manner, Record<'strange' | 'foreign' | 'known', Damping>> = {
  strong: {
    strange: { right: 0.82, left: 0.92, near: 0.96, far: 1 },
    foreign: { right: 0.5, left: 0.5, near: 0.51, far: 0.95 },
    known: { right: 1, left: 1, near: 1, far: 1 },
  },
  weak: {
    strange: { right: 0.5, left: 0.55, near: 0.6, far: 0.9 },
    foreign: { right: 0.4, left: 0.4, near: 0.45, far: 0.75 },
    known: { right: 0.85, left: 0.85, near: 0.9, far: 0.95 },
  },
  everyday: {
    strange: { right: 0.5, left: 0.5, near: 0.5, far: 0.6 },
    foreign: { right: 0.35, left: 0.35, near: 0.35, far: 0.35 },
    known: { right: 0.7, left: 0.7, near: 0.7, far: 0.75 },
  },
  social: {
    strange: { right: 0.5, left: 0.55, near: 0.55, far: 0.6 },
    foreign: { right: 0.35, left: 0.35, near: 0.35, far: 0.35 },
    known: { right: 0.7, left: 0.7, near: 0.7, far: 0.75 },
  },
}

const strong = 0.9
/** How far a word, or a phrase that forbids, reaches. */
const reach = 5
/** Manners, the one that answers best first: who thanks and says goodbye is leaving. */
const social = ['goodbye', 'thanks', 'greeting']

export const isSocial = (intent: string): boolean => social.includes(intent)

/** Orders scores, the best first. */
const byScore = (a: { intent: string; score: number }, b: { intent: string; score: number }): number =>
  isSocial(a.intent) && isSocial(b.intent) && a.score >= 0.5 && b.score >= 0.5
    ? social.indexOf(a.intent) - social.indexOf(b.intent)
    : b.score - a.score

/** Weighs the phrases found in a message, and parts those that rule out. */
export function weighAll(
  found: readonly Match[],
  words: readonly PlacedWord[],
): { matches: WeighedMatch[]; forbidding: Match[] } {
  const forbidding = found.filter(({ pattern }) => pattern.forbids)
  const speaking = forbidding.length === 0 ? found : found.filter(({ pattern }) => !pattern.forbids)
  const strangers = words.filter(({ reading }) => reading.kind !== 'common')
  const own = isSelfContained(speaking, strangers) ? undefined : positionsByIntent(speaking)
  const placed = own && new Map(words.map(word => [word.position, word]))
  const matches = speaking.map(match => ({
    pattern: match.pattern,
    positions: match.positions,
    weight:
      own && placed
        ? weigh(match, strangers, own.get(match.pattern.intent) as Set<number>, placed)
        : match.pattern.weight,
    ruledOut: forbidding.length > 0 && isRuledOut(match, forbidding),
  }))
  return { matches, forbidding }
}

const [fewMatches, fewStrangers] = [16, 4]

/** Whether the phrases speak for one intent and account for every word that could weigh against it: most short messages. */
function isSelfContained(matches: readonly Match[], strangers: readonly PlacedWord[]): boolean {
  if (matches.length === 0 || strangers.length === 0) return true
  if (matches.length > fewMatches || strangers.length > fewStrangers) return false
  const intent = matches[0]?.pattern.intent
  return (
    matches.every(({ pattern }) => pattern.intent === intent) &&
    strangers.every(({ position }) => matches.some(({ positions }) => positions.includes(position)))
  )
}

function positionsByIntent(matches: readonly Match[]): Map<string, Set<number>> {
  const own = new Map<string, Set<number>>()
  for (const { pattern, positions } of matches) {
    const known = own.get(pattern.intent)
    if (known) for (const position of positions) known.add(position)
    else own.set(pattern.intent, new Set(positions))
  }
  return own
}

/**
 * The weight of a matched phrase after the words around it that it does not account for: those of other topics, those that
 * nobody knows, and those that other intents know.
 * @param own the positions of all words that speak for the same intent
 */
function weigh(
  match: Match,
  strangers: readonly PlacedWord[],
  own: ReadonlySet<number>,
  words: ReadonlyMap<number, PlacedWord>,
): number {
  const manner = mannerOf(match, words)
  let weight = match.pattern.weight
  for (const { position, reading } of strangers) {
    if (reading.kind === 'common' || own.has(position)) continue
    const { right, left, near, far } = damping[manner][reading.kind]
    const distance = distanceTo(match.positions, position)
    weight *= distance === 1 ? right : distance === -1 ? left : Math.abs(distance) <= reach ? near : far
    if (weight < 0.1) break
  }
  return weight
}

function mannerOf({ pattern, positions }: Match, words: ReadonlyMap<number, PlacedWord>): Manner {
  if (isSocial(pattern.intent)) return 'social'
  if (positions.every(position => isEveryday(words.get(position)))) return 'everyday'
  if (pattern.weight >= strong) return 'strong'
  return pattern.intent === 'help' ? 'everyday' : 'weak'
}

const isEveryday = (word: PlacedWord | undefined) => word?.reading.kind === 'common' && !word.isNumber

/** Whether a phrase that forbids stands near enough to the match to mean it. */
const isRuledOut = (match: Match, forbidding: readonly Match[]): boolean =>
  forbidding.some(
    ({ pattern, positions }) =>
      (pattern.intent === match.pattern.intent ||
        (pattern.intent === '*' && !isSocial(match.pattern.intent) && !match.pattern.intent.startsWith('faq:'))) &&
      positions.some(position => Math.abs(distanceTo(match.positions, position)) <= reach),
  )

/** From the nearest of the positions; positive to the right. */
function distanceTo(positions: readonly number[], position: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const one of positions) if (Math.abs(position - one) < Math.abs(nearest)) nearest = position - one
  return nearest
}

/** How much the phrases speak for each intent, the best first: the best of them, raised a little by each further one. */
export function scoresOf(matches: readonly WeighedMatch[]): { intent: IntentName; score: number }[] {
  const sums: { intent: IntentName; score: number; phrases: number }[] = []
  for (const { pattern, weight, ruledOut } of matches) {
    if (ruledOut) continue
    const phrases = Number(weight >= 0.5)
    const sum = sums.find(({ intent }) => intent === pattern.intent)
    if (sum === undefined) sums.push({ intent: pattern.intent as IntentName, score: weight, phrases })
    else {
      sum.score = Math.max(sum.score, weight)
      sum.phrases += phrases
    }
  }
  for (const sum of sums) {
    const others = Math.min(sum.phrases - 1, 5)
    if (others > 0) sum.score += (1 - sum.score) * (1 - 1 / (1 + 0.25 * others))
  }
  return sums.map(({ intent, score }) => ({ intent, score })).sort(byScore)
}
