import { letter } from '../text/characters.ts'
import { wordSet } from '../text/word-set.ts'

/** A currency named beside a number: how much of the text it takes, and the ISO 4217 codes that it may mean. */
export interface NamedCurrency {
  length: number
  codes: readonly string[]
  /** The number is of hundredths: kopecks, cents. */
  isHundredth?: true
}

interface Kind {
  codes: readonly string[]
  /** Regular expressions; a word ends where its letters do. */
  sign?: string
  /** Said behind a number. */
  words: string
  /** Said before it, too: «рублей 500»; "Bucks 50" may be a team. */
  wordsAhead?: string
  isHundredth?: true
}

const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD']

/** The first that fits counts: «канадских долларов» before «долларов». What is no ISO 4217 currency has its usual code. */
const kinds: readonly Kind[] = [
  { codes: ['BYN'], words: 'бел[а-я]*\\.? ?(?:р|руб[а-я]*)|зайчик[а-я]*' },
  {
    codes: ['RUB', 'BYN'],
    sign: '₽|\\.?р\\.',
    words: 'р|p|р[еэ]|руб|рубл[а-я]*|рубчик[а-я]*|рубас[а-я]*|деревянн[а-я]+|rub|rubles?|roubles?',
    wordsAhead: 'руб|рубл[а-я]+|rub|rubles?',
  },
  { codes: ['RUB', 'BYN'], words: 'коп(?:е[а-я]+)?', isHundredth: true },
  { codes: ['CAD'], words: 'канадск[а-я]+ доллар[а-я]*|canadian dollars?' },
  { codes: ['AUD'], words: 'австралийск[а-я]+ доллар[а-я]*|australian dollars?' },
  {
    codes: dollars,
    sign: '\\$',
    words: 'доллар[а-я]*|долл?|бакс[а-я]*|бач(?:ей|и)|зелен(?:ых|ыми|и|ью)|bucks?|dollars?',
    wordsAhead: 'доллар[а-я]*|dollars?',
  },
  { codes: [...dollars, 'EUR'], words: 'цент(?:ов|а)?|cents?', isHundredth: true },
  { codes: ['EUR'], sign: '€', words: 'евр(?:о|ов|ик[а-я]*)|euros?', wordsAhead: 'евро|euros?' },
  { codes: ['GBP'], sign: '£', words: 'фунт[а-я]*|pounds?|quid' },
  { codes: ['UZS'], words: "сум(?:ов|а|ы)?|soms?|sums?|so'm" },
  { codes: ['KGS'], words: 'сом(?:ов|а|ы)?', wordsAhead: 'сум(?:ов)?' },
  { codes: ['KZT'], sign: '₸', words: 'тенге|теньге|тг|tenge', wordsAhead: 'тенге|tenge' },
  {
    codes: ['UAH'],
    sign: '₴',
    words: 'гривен|гривн[а-я]+|грив|грн|hryvnias?|hryvnya',
    wordsAhead: 'гривен|гривн[а-я]+',
  },
  { codes: ['GEL'], sign: '₾', words: 'лари|lari' },
  { codes: ['AMD'], sign: '֏', words: 'драм(?:ов|а|ы)?|drams?' },
  { codes: ['AZN', 'TMT'], sign: '₼', words: 'манат(?:ов|а|ы)?|manats?' },
  { codes: ['MDL', 'RON'], words: 'лей|лея|леи|леев|lei|leu' },
  { codes: ['TJS'], words: 'сомони|somoni' },
  { codes: ['PLN'], words: 'злот[а-я]+|zł|z[lł]ot[a-zęó]+' },
  { codes: ['CZK', 'SEK', 'NOK', 'DKK', 'ISK'], words: 'крон(?:а|ы|у)?|kron(?:a|or|er|e)|koruna|korun' },
  { codes: ['CHF'], words: 'франк(?:ов|а|и)?|francs?' },
  { codes: ['TRY'], sign: '₺', words: '(?:турецк[а-я]+ )?лир(?:а|ы|у)?|liras?' },
  { codes: ['CNY'], words: 'юан(?:ей|я|ь|и)|yuan|rmb' },
  { codes: ['JPY', 'CNY'], sign: '¥', words: '[ий]ен(?:а|ы|у)?|yen' },
  { codes: ['INR', 'PKR', 'IDR'], sign: '₹', words: 'рупи(?:й|я|и|ю)|rupees?' },
  { codes: ['ILS'], sign: '₪', words: 'шекел(?:ей|я|ь|и)|shekels?' },
  { codes: ['AED', 'MAD'], words: 'дирхам(?:ов|а|ы)?|dirhams?' },
  { codes: ['THB'], sign: '฿', words: 'бат(?:ов|а|ы)?|baht' },
  { codes: ['RSD', 'KWD'], words: 'динар(?:ов|а|ы)?|dinars?' },
  { codes: ['HUF'], words: 'форинт(?:ов|а|ы)?|forints?' },
  { codes: ['BGN'], words: 'лев(?:ов|а)|leva' },
  { codes: ['MNT'], words: 'тугрик(?:ов|а|и)?' },
  { codes: ['VND'], sign: '₫', words: 'донг(?:ов|а|и)?|dong' },
  { codes: ['MXN', 'PHP', 'ARS', 'CLP', 'COP'], words: 'песо|pesos?' },
  { codes: ['BTC'], sign: '₿', words: 'биткои?н(?:ов|а|ы)?|бит(?:ок|ка|ков|ки)|btc|bitcoins?' },
  { codes: ['USDT'], words: 'usdt|юсдт|тезер(?:ов|а|ы)?|tethers?' },
  { codes: ['USDC'], words: 'usdc' },
  { codes: ['ETH'], words: 'эфир(?:ов|а|иума?)?|eth|ether(?:eum)?' },
  { codes: ['TON'], words: 'тон(?:коин[а-я]*|ов)|toncoins?' },
]

/** ISO codes that are words of their own: "100 all". */
const wordCodes = wordSet('all bad bam ban bob cop cup esp mad mop pen ron sit sos sur top try')
const codes = Intl.supportedValuesOf('currency')
  .map(code => code.toLowerCase())
  .filter(code => !wordCodes.has(code))
const isoCode = `(?:${codes.join('|')})`

const alternatives = (patterns: readonly string[]) => patterns.map(pattern => `(${pattern})`).join('|')
const either = (...patterns: (string | undefined)[]) => patterns.filter(pattern => pattern !== undefined).join('|')

/** Each kind is a group of the pattern, the last one is of codes. In "map 2 $15" the sign is of the number behind it. */
const behind = new RegExp(
  `^\\s*(?:${alternatives([...kinds.map(({ sign, words }) => either(sign && `${sign}(?!\\d)`, `(?:${words})(?!${letter})`)), `${isoCode}(?!${letter})`])})`,
  'u',
)
const kindsAhead = kinds.filter(({ sign, wordsAhead }) => sign !== undefined || wordsAhead !== undefined)
const wordAhead = (words: string | undefined) => (words === undefined ? undefined : `(?<!${letter})(?:${words})`)
const ahead = new RegExp(
  `(?:${alternatives([...kindsAhead.map(({ sign, wordsAhead }) => either(sign, wordAhead(wordsAhead))), `(?<!${letter})${isoCode}`])})\\s*$`,
  'u',
)

function named(text: string, pattern: RegExp, among: readonly Kind[]): NamedCurrency | undefined {
  const found = pattern.exec(text)
  if (found === null) return undefined
  const [whole, ...groups] = found
  const kind = among[groups.findIndex(group => group !== undefined)]
  if (kind === undefined) return { length: whole.length, codes: [(groups.at(-1) as string).toUpperCase()] }
  return { length: whole.length, codes: kind.codes, ...(kind.isHundredth && { isHundredth: true }) }
}

/** @param text what stands behind a number, normalised */
export const currencyAfter = (text: string): NamedCurrency | undefined => named(text, behind, kinds)

/** The sign or the word right before a number. @param text what stands before it */
export const currencyBefore = (text: string): NamedCurrency | undefined => named(text, ahead, kindsAhead)

/** The code that is written together with the number behind it: "usd50". */
export const codeAhead = new RegExp(`^${isoCode}(?=\\d)`, 'u')
