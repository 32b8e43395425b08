const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const cyrillic = 'ейцукенгшщзхъфывапролджэячсмитьбю'

const toCyrillic = new Map([...latin].map((key, at) => [key, cyrillic[at] as string]))
/** «Е» stands for «ё», too; the later key counts. */
const toLatin = new Map([...cyrillic].map((key, at) => [key, latin[at] as string]))

function retyped(word: string, keys: ReadonlyMap<string, string>): string {
  let text = ''
  for (const letter of word) text += keys.get(letter) ?? letter
  return text
}

/** What the keys of an English layout give on the Russian one: «,fkfyc» is «баланс». Other characters stay. */
export const asRussianLayout = (word: string): string => retyped(word, toCyrillic)

/** What the keys of a Russian layout give on the English one: «ифдфтсу» is "balance". */
export const asEnglishLayout = (word: string): string => retyped(word, toLatin)

/** Chunks that may be Russian typed on the English layout, where these marks are letters. */
const layoutLetters = /(?<![^\s])[a-z,.;'[\]`<>]+(?![^\s!?])/g
const latinLetter = /[a-z]/
const layoutMark = /[,.;'[\]`]/

/** A normalised text with the Russian words that were typed on the English layout, if their marks are letters: «,fkfyc» is «баланс». */
export const relaid = (text: string, isWord: (russian: string) => boolean): string =>
  text.replace(layoutLetters, chunk => {
    if (!latinLetter.test(chunk) || !layoutMark.test(chunk)) return chunk
    const russian = asRussianLayout(chunk)
    return /^[а-я]+$/.test(russian) && isWord(russian) ? russian : chunk
  })
