import type { Message } from '../../../intents/text/message.ts'
import { stemOf } from '../../../intents/text/stem/stem.ts'
import { anyOf } from '../words/phrases.ts'
import { teams, versus } from '../words/teams.ts'

/** «Барса», «барсу», «Реал — Барса», "Arsenal v Chelsea": well-known teams, and nothing else. */
export function isTeam({ plain }: Message): boolean {
  const names = plain.replace(/[.!\s]+$/u, '').split(between)
  return names.length <= 2 && names.every(name => known.has(stemmed(name)))
}

/** Whether one word names a well-known team, in any grammatical form. */
export const isTeamWord = (word: string): boolean => known.has(stemOf(word))

const between = new RegExp(`\\s*[-–—]\\s*|\\s+${anyOf(versus)}\\.?\\s+`, 'u')

const stemmed = (name: string): string => name.split(' ').map(stemOf).join(' ')

const known: ReadonlySet<string> = new Set([teams.ru, teams.en].flatMap(list => (list ?? '').split(', ').map(stemmed)))
