/**
 * What decides for an intent. A phrase is words near each other, in any order: `сколько денег`. Phrases are parted by
 * commas and line ends; a line holds a family of them.
 *
 * - `деньги` stands for every form of the word (its stem), `=выведи` for this form only;
 * - `{деньги}` is any word of that group, `карта|кошелек` one of several;
 * - `что_такое` is words next to each other, in this order; `~` there is a word that the lexicon does not know,
 *   `~ый` one that ends as an adjective does;
 * - `!бот` is the word under a negation («не хочу говорить с ботом»); without `!` a negated word does not count;
 * - `#` is a number, `№` a number written as an id (№17, «номер 17»), `₽` a sum («500 р», «5 тысяч»).
 */
export interface IntentEntry {
  /** How sure the phrase makes (0 to 1, as text) → phrases. From 0.9 on, strange words near it hardly matter. */
  phrases: Record<string, string>
  /** Phrases that rule the intent out. */
  forbid?: string
}

export interface Lexicon {
  /** Sets of words for `{name}`. */
  groups: Record<string, string>
  intents: Record<string, IntentEntry>
  /** Phrases that rule every intent out. */
  forbid: string
  /** Words that say nothing about the topic. */
  common: string
  /** Words of topics that the bot does not know: they weigh against every intent near them. */
  foreign: string
  /** Words that are recognised with a slip in them. Not all are: the more there are, the more other words come too near. */
  misspelt: string
  /** Words that look like a misspelt word of the lexicon and are none. */
  lookalikes: string
  /** A word → how it is also said or spelled: that is understood as the word, too. */
  variants: Record<string, string>
  /** «не», "don't". */
  negators: string
  /** Words whose negation reaches to the end of the clause: «не хочу …», «не нужен …», «не выводи …». */
  negatable: string
  /** Words whose negation stops at themselves: «не баланс, а ставки». */
  negatableAlone: string
}
