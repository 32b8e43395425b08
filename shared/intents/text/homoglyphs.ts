const twins = new Map(
  [...'aаcсeеkкmмhнoоpрtтxхyуbв'].flatMap((letter, at, all) => (at % 2 ? [] : [[letter, all[at + 1]]])) as [
    string,
    string,
  ][],
)

/** A word of both alphabets in Russian letters, where its Latin ones look like them («бaланс» with a Latin a). */
export const withoutHomoglyphs = (word: string): string =>
  /[a-z]/.test(word) && /[а-я]/.test(word) ? word.replace(/[a-z]/g, letter => twins.get(letter) ?? letter) : word

const digitTwins = new Map(
  [...'0о3з4ч6б'].flatMap((digit, at, all) => (at % 2 ? [] : [[digit, all[at + 1] as string]])),
)

/** A Russian word in letters, where its digits look like them: «6аланс», «0ператор». */
export const withoutDigits = (word: string): string =>
  /[0346][а-я]{2}/.test(word) ? word.replace(/[0346]/g, digit => digitTwins.get(digit) as string) : word
