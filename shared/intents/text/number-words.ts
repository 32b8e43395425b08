import { cardinals } from './cardinals.ts'

export interface NumberWord {
  value: number
  /** Multiplies the number before it. */
  scale?: true
  /** Used of money only. */
  money?: true
  /** More than one: «тысяч пять» is five of them, «тысяча пять» 1005. */
  many?: true
}

/** Words that are numbers or parts of numbers, by exact form. */
export const numberWords = new Map<string, NumberWord>()
const define = (value: number, forms: string, kind: Omit<NumberWord, 'value'> = {}) => {
  for (const form of forms.split(' ')) numberWords.set(form, { value, ...kind })
}

define(0, 'ноль нуль zero')
define(1, 'один одна одну одно одного одной one')
for (const [value, forms] of cardinals) define(value, forms)
const hundreds = [
  'сто ста',
  'двести двухсот',
  'триста трехсот',
  'четыреста четырехсот',
  'пятьсот пятисот пятсот пицот пиццот',
  'шестьсот шестисот шестсот шесот',
  'семьсот семисот',
  'восемьсот восьмисот',
  'девятьсот девятисот',
]
for (const [at, forms] of hundreds.entries()) define(100 * (at + 1), forms)
define(50, 'писят пийсят')
define(60, 'шисят шийсят')
define(70, 'семисят')
define(80, 'восемисят')
define(2, 'пару пара пары couple')
define(1.5, 'полтора полторы полутора', { money: true })
define(
  500,
  'пятихатка пятихатку пятихатки пятихаток пятихат пятихаточку пятикатка пятикатку пятисотка пятисотку пятисоточка пятисоточку полтысячи полтыщи полтыщу',
  {
    money: true,
  },
)
define(50, 'полтинник полтинника полтинников полтос полтоса полтосов полтосик полташка полташку полсотни', {
  money: true,
})
define(20, 'двадцатка двадцатку двадцатник', { money: true })
define(30, 'тридцатка тридцатку тридцатник', { money: true })
define(40, 'сорокет сорокета', { money: true })
define(1500, 'полторашка полторашку', { money: true })
define(10, 'tenner', { money: true })
define(5, 'fiver', { money: true })
define(10, 'червонец червонца червонцев чирик чирика чириков десятка десятку десяточка десяточку', { money: true })
define(100, 'стольник стольника соточка соточку', { money: true })

const scale = (value: number, one: string, many: string) => {
  define(value, one, { scale: true, money: true })
  define(value, many, { scale: true, money: true, many: true })
}
scale(100, 'сотня сотню сотка сотку hundred', 'сотни сотен сотки соток сотнями сотням')
scale(
  1000,
  'тысяча тысячу тысячю тыр тр тыща тыщу тышу т к k thousand grand кило тыщонка тыщонку тыщенка тыщенку тысчонку',
  'тысячи тысяч тысячами тысячам тыс тыщи тыщ',
)
scale(
  1000,
  'косарь косарик косару касарь кусок штука штуку',
  'косаря косарика касаря куска косари косарей косых кусков штуки штук кэсов',
)
scale(
  1_000_000,
  'миллион миллиона млн лям ляма лимон лимона million mln m м кк kk',
  'миллионы миллионов лямы лямов лимоны лимонов',
)

/** Whether a word is a number so large that it mostly means money: «двести», "fifty". */
export const isLargeNumber = (word: string): boolean => (numberWords.get(word)?.value ?? 0) >= 20

/** Whether a word is a sum of money by itself: «косарь», «полтос», «тысячу»; «к» and «пять» are not. */
export function isSum(word: string): boolean {
  const known = word.length > 2 ? numberWords.get(word) : undefined
  return known?.money === true && known.value >= 10
}
