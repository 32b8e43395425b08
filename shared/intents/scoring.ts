import type { Match } from './matching.ts'
import type { Reading } from './reading.ts'

/** A word of the message with its place. */
export type PlacedWord = Pick<Reading, 'kind'> & { position: number }

/** What remains of a phrase's weight beside a word that does not belong: next to it on the right, on the left, near, far. */
interface Damping {
  right: number
  left: number
  near: number
  far: number
}

const damping: Record<'strong' | 'weak' | 'social', Record<'strange' | 'foreign', Damping>> = {
  strong: {
    strange: { right: 0.82, left: 0.92, near: 0.96, far: 1 },
    foreign: { right: 0.55, left: 0.55, near: 0.62, far: 0.95 },
  },
  weak: {
    strange: { right: 0.5, left: 0.55, near: 0.78, far: 0.92 },
    foreign: { right: 0.4, left: 0.4, near: 0.45, far: 0.75 },
  },
  social: {
    strange: { right: 0.5, left: 0.55, near: 0.55, far: 0.6 },
    foreign: { right: 0.35, left: 0.35, near: 0.35, far: 0.35 },
  },
}

const strong = 0.9
/** How far a word, or a phrase that forbids, reaches. */
const reach = 5
/** Manners, the one that answers best first: who thanks and says goodbye is leaving. */
const social = ['goodbye', 'thanks', 'greeting']

export const isSocial = (intent: string): boolean => social.includes(intent)

/** Orders scores, the best first. */
export const byScore = (a: { intent: string; score: number }, b: { intent: string; score: number }): number =>
  isSocial(a.intent) && isSocial(b.intent) && a.score >= 0.5 && b.score >= 0.5
    ? social.indexOf(a.intent) - social.indexOf(b.intent)
    : b.score - a.score

/** The weight of a matched phrase after the words around it: those of other topics and those that nobody knows. */
export function weigh({ pattern, positions }: Match, strangers: readonly PlacedWord[]): number {
  const manner = social.includes(pattern.intent) ? 'social' : pattern.weight >= strong ? 'strong' : 'weak'
  let weight = pattern.weight
  for (const { kind, position } of strangers) {
    if (positions.includes(position)) continue
    const { right, left, near, far } = damping[manner][kind as 'strange' | 'foreign']
    const distance = distanceTo(positions, position)
    weight *= distance === 1 ? right : distance === -1 ? left : Math.abs(distance) <= reach ? near : far
    if (weight < 0.1) break
  }
  return weight
}

/** Whether a phrase that forbids stands near enough to the match to mean it. */
export const isRuledOut = (match: Match, forbidding: readonly Match[]): boolean =>
  forbidding.some(
    ({ pattern, positions }) =>
      (pattern.intent === match.pattern.intent || (pattern.intent === '*' && !social.includes(match.pattern.intent))) &&
      positions.some(position => Math.abs(distanceTo(match.positions, position)) <= reach),
  )

/** The best of an intent's phrases, raised a little by each further one. */
export function combine(weights: readonly number[]): number {
  const best = Math.max(...weights)
  const others = Math.min(weights.filter(weight => weight >= 0.5).length - 1, 5)
  return others > 0 ? best + (1 - best) * (1 - 1 / (1 + 0.25 * others)) : best
}

/** From the nearest of the positions; positive to the right. */
function distanceTo(positions: readonly number[], position: number): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const one of positions) if (Math.abs(position - one) < Math.abs(nearest)) nearest = position - one
  return nearest
}
