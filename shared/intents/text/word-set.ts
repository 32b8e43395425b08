/** Words written one after another, as a set. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))
