import type { Language } from '../../intents/intents.ts'
import type { Catalogue, Replacements, Say } from './catalogue.ts'

const catalogues: Record<Language, () => Promise<Catalogue>> = {
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
}

/** Loads the texts of one language: most dialogues need no other. */
export async function speaker(language: Language, replacements: Replacements = {}): Promise<Say> {
  const catalogue = await catalogues[language]()
  return (key, ...[values]) => {
    const text = replacements[key]?.[language] ?? catalogue[key]
    return text.replace(
      /\{(\w+)\}/g,
      (whole, name: string) => (values as Record<string, string> | undefined)?.[name] ?? whole,
    )
  }
}
