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
