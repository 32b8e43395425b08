/**
 * What decides for an intent. A phrase is words in any order and near each other: `сколько денег`.
 *
 * - `деньги` stands for every form of the word (its stem); `=выведи` for this form only;
 * - `{деньги}` is any word of that group; `карта|кошелек` is one of several;
 * - `вывод_из_запоя` is words next to each other in this order;
 * - `#` is a number, `№` a number written as an id (№17, «номер 17»), `₽` a number with a currency or «тысяч».
 */
export interface IntentEntry {
  /** Weight (0 to 1, as text) → phrases parted by commas. 0.5 is the least that can decide alone. */
  phrases: Record<string, string>
  /** Phrases that rule the intent out. */
  forbid?: string
}

export interface Lexicon {
  /** Sets of words for `{name}`. */
  groups: Record<string, string>
  intents: Record<string, IntentEntry>
  /** Words that say nothing about the topic. */
  common: string
  /** Words of other topics: they weigh against every intent, and no typo turns them into another word. */
  foreign: string
}
