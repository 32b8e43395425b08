import { stemEnglish } from './en.ts'
import { stemRussian } from './ru.ts'

/** The stem of a word by its alphabet. */
export const stemOf = (word: string): string => (/[а-я]/.test(word) ? stemRussian(word) : stemEnglish(word))
