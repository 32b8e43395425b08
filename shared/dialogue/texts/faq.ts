import type { Language } from '../../intents/intents.ts'

/** A question of the administrator's own (INTENTS_FILE), answered with one text. */
export interface FaqEntry {
  /** How the question is called when the bot asks which one is meant. */
  title: Record<Language, string>
  reply: Record<Language, string>
}
