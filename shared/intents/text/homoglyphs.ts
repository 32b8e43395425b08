const twins = new Map(
  [...'aаcсeеkкmмhнoоpрtтxхyуbв'].flatMap((letter, at, all) => (at % 2 ? [] : [[letter, all[at + 1]]])) as [
    string,
    string,
  ][],
)

/** A word of both alphabets in Russian letters, where its Latin ones look like them («бaланс» with a Latin a). */
export const withoutHomoglyphs = (word: string): string =>
  /[a-z]/.test(word) && /[а-я]/.test(word) ? word.replace(/[a-z]/g, letter => twins.get(letter) ?? letter) : word
