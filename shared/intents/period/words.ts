export type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'weekend'

/** What a word means in a date. */
export type Meaning =
  | { is: 'day'; offset: number }
  | { is: 'unit'; unit: Unit; times: number }
  | { is: 'weekday'; weekday: number; weak: boolean }
  | { is: 'month'; month: number; weak: boolean }
  | { is: 'which'; which: 'this' | 'last' | 'before-last' | 'next' | 'rolling' | 'that' }
  /** `ordinal`: names a day of the month by its form, «20-го». */
  | { is: 'number'; value: number; ordinal: boolean }
  | { is: 'season'; firstMonth: number; weak: boolean }
  | {
      is:
        | 'start'
        | 'after'
        | 'end'
        | 'and'
        | 'ago'
        | 'begin'
        | 'in'
        | 'of'
        | 'number-of-month'
        | 'year-mark'
        | 'all'
        | 'time'
        | 'before'
        | 'half'
        | 'odds'
    }

/** The meanings of the words that make dates, by their exact form. */
export const meanings = new Map<string, Meaning>()
const say = (meaning: Meaning, forms: string) => {
  for (const form of forms.split(' ')) meanings.set(form, meaning)
}
const sayAll = (forms: string[], meaning: (at: number) => Meaning) => {
  forms.forEach((form, at) => {
    say(meaning(at), form)
  })
}

say(
  { is: 'day', offset: 0 },
  'сегодня сегодняшний сегодняшнего сегодняшние сегодняшних сегодняшнюю седня сёдня севодня today todays tonight',
)
say({ is: 'day', offset: -1 }, 'вчера вчерашний вчерашнего вчерашние вчерашних вчерашнюю вчерась yesterday yesterdays')
say({ is: 'day', offset: -2 }, 'позавчера позавчерашний позавчерашнего позавчерашние позавчерашних')
say({ is: 'day', offset: -3 }, 'позапозавчера')
say({ is: 'day', offset: 1 }, 'завтра завтрашний завтрашнего завтрашние tomorrow')
say({ is: 'day', offset: 2 }, 'послезавтра')

const seasonAt =
  (weak: boolean) =>
  (at: number): Meaning => ({ is: 'season', firstMonth: 3 * at + 3, weak })

const unit = (unit: Unit, forms: string, times = 1) => say({ is: 'unit', unit, times }, forms)
unit('hour', 'час часа часов часик hour hours hrs')
unit('hour', 'сутки суток', 24)
unit('day', 'день дня дней дни днях дню дней денек day days')
unit('week', 'неделя недели неделю неделе недель неделей неделю нед недельку week weeks weeks')
unit('month', 'месяц месяца месяцев месяце месяцы мес month months')
unit('quarter', 'квартал квартала кварталов квартале quarter quarters')
unit('year', 'год года году годик лет годы year years')
unit('month', 'полгода', 6)
unit('weekend', 'выходные выходных уикенд уикэнд weekend weekends')

sayAll(
  [
    'понедельник понедельника понедельнику понедельник пн понед monday mondays',
    'вторник вторника вторнику вт tuesday tuesdays tue tues',
    'среда среду среды среде ср wednesday wednesdays',
    'четверг четверга четвергу чт thursday thursdays thu thurs',
    'пятница пятницу пятницы пятнице пт friday fridays fri',
    'суббота субботу субботы субботе сб saturday saturdays',
    'воскресенье воскресенья воскресенью воскресение вс sunday sundays',
  ],
  at => ({ is: 'weekday', weekday: at + 1, weak: false }),
)
sayAll(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], at => ({ is: 'weekday', weekday: at + 1, weak: true }))
sayAll(
  [
    'январь января январе янв january jan',
    'февраль февраля феврале фев февр february feb',
    'март марта марте march',
    'апрель апреля апреле апр april apr',
    'май мая мае',
    'июнь июня июне june jun',
    'июль июля июле july jul',
    'август августа августе авг august aug',
    'сентябрь сентября сентябре сен сент september sep sept',
    'октябрь октября октябре окт october oct',
    'ноябрь ноября ноябре ноя нояб november nov',
    'декабрь декабря декабре дек december dec',
  ],
  at => ({ is: 'month', month: at + 1, weak: false }),
)
say({ is: 'month', month: 5, weak: true }, 'may')
say({ is: 'month', month: 3, weak: true }, 'march mar')

sayAll(['весна весну весны spring', 'лето лета summer', 'осень осени autumn', 'зима зиму зимы winter'], seasonAt(true))
sayAll(['весной', 'летом', 'осенью', 'зимой'], seasonAt(false))

const which = (name: Extract<Meaning, { is: 'which' }>['which'], forms: string) =>
  say({ is: 'which', which: name }, forms)
which(
  'this',
  'этот эту этой этом этого этим эта это этих эти текущий текущего текущую текущей текущем нынешний нынешнего нынешнем нынешней this current',
)
which(
  'last',
  'прошлый прошлого прошлую прошлой прошлом прошлые прошлых прошлым прошедший прошедшего прошедшую прошедшей прошедшие предыдущий предыдущего предыдущую предыдущей предыдущем предыдущие минувший минувшего минувшую минувшей previous prev last',
)
which('before-last', 'позапрошлый позапрошлого позапрошлую позапрошлой позапрошлом')
which('next', 'следующий следующую следующей следующего следующем будущий будущую будущей будущего next coming')
which(
  'rolling',
  'последний последнего последнюю последней последнем последние последних крайний крайнюю крайние крайних крайнего past latest',
)
which('that', 'той том ту')

sayAll(
  [
    'один одну одного one a an первый первого первое первой первую first',
    'два две двух two пару пара couple второй второго второе вторую second',
    'три трех three третий третьего третье третьей third',
    'четыре четырех four четвертый четвертого четвертое fourth',
    'пять пяти five пятый пятого пятое fifth',
    'шесть шести six шестой шестого шестое sixth',
    'семь семи seven седьмой седьмого седьмое seventh',
    'восемь восьми eight восьмой восьмого восьмое eighth',
    'девять девяти nine девятый девятого девятое ninth',
    'десять десяти ten десятый десятого десятое tenth',
    'одиннадцать eleven одиннадцатого eleventh',
    'двенадцать twelve двенадцатого twelfth',
    'тринадцать thirteen тринадцатого thirteenth',
    'четырнадцать fourteen четырнадцатого fourteenth',
    'пятнадцать fifteen пятнадцатого fifteenth',
    'шестнадцать sixteen шестнадцатого sixteenth',
    'семнадцать seventeen семнадцатого seventeenth',
    'восемнадцать eighteen восемнадцатого eighteenth',
    'девятнадцать nineteen девятнадцатого nineteenth',
    'двадцать twenty двадцатого twentieth',
  ],
  at => ({ is: 'number', value: at + 1, ordinal: false }),
)
say({ is: 'number', value: 30, ordinal: false }, 'тридцать thirty тридцатого thirtieth')

say({ is: 'start' }, 'с со from since между between начиная от')
say({ is: 'end' }, 'по po до to till until through thru')
say({ is: 'and' }, 'и and')
say({ is: 'half' }, 'половина половину половине половины half')
say({ is: 'odds' }, 'кф кэф коэф коэффициент коэффициенты коэффициентом тотал фора odds total handicap')
say({ is: 'before' }, 'before перед')
say({ is: 'after' }, 'после after')
say({ is: 'ago' }, 'назад ago')
say({ is: 'begin' }, 'начала начале начало beginning start')
say({ is: 'in' }, 'за za в во на in for on during over within')
say({ is: 'of' }, 'of the')
say({ is: 'number-of-month' }, 'число числа числу числам')
say({ is: 'year-mark' }, 'г гг')
say({ is: 'all' }, 'все всё весь всю all ever')
say({ is: 'time' }, 'время времени time times')

/** Words one slip from a date word that are words of their own. */
export const others: ReadonlySet<string> = new Set(
  'вечера вечер вечером среди марка марки марку карта месте место сред неделимый мачта датой мая моя меня даты суть сутью лето года дать дней после месяца вчетвером третьим march lats past fast list lost least pas wee weak day next text dates'.split(
    ' ',
  ),
)
