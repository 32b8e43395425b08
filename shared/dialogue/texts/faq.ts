import type { IntentName, Language } from '../../intents/intents.ts'
import type { IntentsFile } from '../../intents/intents-file/intents-file.ts'

/** A question of the administrator's own (INTENTS_FILE), answered with one text. */
export interface FaqEntry {
  /** What the question is about, for when the bot asks which one is meant: its first keyword. */
  topic: Record<Language, string>
  reply: Record<Language, string>
}

/** The FAQ entries by their intent. What is given in one language only stands for the other too. */
export function faqOf({ faq = [] }: IntentsFile): Map<IntentName, FaqEntry> {
  return new Map(
    faq.map(({ id, keywords, reply }) => [
      `faq:${id}`,
      {
        topic: both({ ru: keywords.ru?.[0], en: keywords.en?.[0] }),
        reply: both(reply),
      },
    ]),
  )
}

const both = ({ ru, en }: { ru?: string | undefined; en?: string | undefined }): Record<Language, string> => ({
  ru: ru ?? en ?? '',
  en: en ?? ru ?? '',
})
