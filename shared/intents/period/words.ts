import { dayOfMonthWords, monthWords, unitWords } from '../text/calendar-words.ts'
import { cardinals } from '../text/cardinals.ts'

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'weekend' | 'weekdays'
export type Part = 'morning' | 'afternoon' | 'evening' | 'night'

/** What a word means in a date. */
export type Meaning =
  | { is: 'day'; offset: number }
  /** `one`: «месяц», not «месяца» or «месяцев». */
  | { is: 'unit'; unit: Unit; times: number; one?: true }
  | { is: 'weekday'; weekday: number; weak: boolean }
  /** `nominative`: «ноябрь», after which a number may be a year. */
  | { is: 'month'; month: number; weak: boolean; nominative?: true }
  | { is: 'which'; which: 'this' | 'last' | 'before-last' | 'next' | 'rolling' | 'that'; many?: true }
  /** `rank`: «первую», not one; `day`: the form by which it may name a day of the month, «20-го», «двадцатое», "the 20th". */
  | { is: 'number'; value: number; spelled?: true; rank?: true; many?: true; day?: 'genitive' | 'neuter' | 'english' }
  | { is: 'part'; part: Part; weak: boolean }
  /** A time of day, hours from midnight: «полдень». */
  | { is: 'clock'; hours: number }
  | { is: 'edge'; edge: 'begin' | 'middle' | 'end' }
  /** Without an end: «с мая» is until today; "from May" is May, but "from 5 May" until today; «от 5 мая» is that day. */
  | { is: 'start'; alone: 'since' | 'since-a-day' | 'of' }
  /** "YTD" */
  | { is: 'to-date'; unit: Unit }
  /** `whole`: «весь», not «все» */
  | { is: 'all'; whole?: true }
  | { is: 'season'; firstMonth: number; weak: boolean }
  | {
      is:
        | 'after'
        | 'end'
        | 'and'
        | 'ago'
        | 'in'
        | 'of'
        | 'number-of-month'
        | 'year-mark'
        | 'time'
        | 'before'
        | 'half'
        | 'odds'
        | 'several'
        | 'ahead'
        | 'now'
        | 'origin'
    }

/** The meanings of the words that make dates, by their exact form. */
export const meanings = new Map<string, Meaning>()
const say = (meaning: Meaning, forms: string) => {
  for (const form of forms.split(' ')) meanings.set(form, meaning)
}
const sayAll = (forms: readonly string[], meaning: (at: number) => Meaning) => {
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
unit('hour', unitWords.hour)
unit('hour', unitWords.minute, 1 / 60)
unit('hour', 'полчаса', 1 / 2)
unit('hour', 'полдня', 12)
unit('hour', unitWords.dayAndNight, 24)
unit('day', unitWords.day)
unit('week', unitWords.week)
unit('month', unitWords.month)
say({ is: 'unit', unit: 'month', times: 1, one: true }, 'месяц')
unit('week', 'полнедели', 1 / 2)
unit('month', 'полмесяца', 1 / 2)
unit('quarter', 'квартал квартала кварталов квартале кв quarter quarters')
unit('year', unitWords.year)
unit('month', 'полгода полугодие полугодия полугодии', 6)
unit('week', 'fortnight fortnights', 2)
unit('day', 'декада декаду декады декаде', 10)
unit('weekdays', 'будни будней буднях будние weekdays workdays')
unit('weekend', 'уикенд уикенда уикенды уикэнд уикэнда weekend weekends')
// «два выходных» are days, one weekend
unit('weekend', 'выходные выходных', 1 / 2)

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
sayAll(monthWords, at => ({ is: 'month', month: at + 1, weak: false }))
'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ').forEach((form, at) => {
  say({ is: 'month', month: at + 1, weak: false, nominative: true }, form)
})
sayAll(
  'январ февраль мартов апрель май июнь июль августов сентябрь октябрь ноябрь декабрь'
    .split(' ')
    .map(stem => `${stem}ские ${stem}ских`),
  at => ({ is: 'month', month: at + 1, weak: false }),
)
say({ is: 'month', month: 5, weak: true }, 'may')
say({ is: 'month', month: 3, weak: true }, 'march mar')

sayAll(
  ['весна весну весны spring', 'лето лета summer', 'осень осени autumn fall', 'зима зиму зимы winter'],
  seasonAt(true),
)
sayAll(['весной', 'летом', 'осенью', 'зимой'], seasonAt(false))

const which = (name: Extract<Meaning, { is: 'which' }>['which'], forms: string) => {
  for (const form of forms.split(' '))
    say({ is: 'which', which: name, ...(/[ыи][ех]$|^эти/.test(form) && { many: true }) }, form)
}
which(
  'this',
  'этот эту этой этом этого этим эта это этих эти текущий текущего текущую текущей текущем нынешний нынешнего нынешнем нынешней this current',
)
which(
  'last',
  'прошлый прошлого прошлую прошлой прошлом прошлые прошлых прошлым прошедший прошедшего прошедшую прошедшей прошедшие предыдущий предыдущего предыдущую предыдущей предыдущем предыдущие минувший минувшего минувшую минувшей previous prev last',
)
which('before-last', 'позапрошлый позапрошлого позапрошлую позапрошлой позапрошлом позапрошлым')
which('next', 'следующий следующую следующей следующего следующем будущий будущую будущей будущего next coming')
which(
  'rolling',
  'последний последнего последнюю последней последнем последние последних крайний крайнюю крайние крайних крайнего past latest',
)
which('that', 'той том ту тот того')

for (const [value, forms] of cardinals) say({ is: 'number', value, spelled: true }, forms)
sayAll(['один одну одного one a an', 'двое пару пара couple', 'трое', 'четверо'], at => ({
  is: 'number',
  value: at + 1,
  spelled: true,
}))
say({ is: 'number', value: 100, spelled: true }, 'сто ста hundred')
say({ is: 'number', value: 1, spelled: true, rank: true, many: true }, 'первые первых')
sayAll(['первый первой первую', 'второй вторую', 'третий третью третьей', 'четвертый четвертом четвертую'], at => ({
  is: 'number',
  value: at + 1,
  spelled: true,
  rank: true,
}))
say({ is: 'number', value: 0.5, spelled: true }, 'пол')
say({ is: 'number', value: 1.5, spelled: true }, 'полтора полторы полутора')

const ordinalStems =
  'перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат'
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
for (const [at, stem] of [...ordinalStems.split(' ').entries(), [29, 'тридцат'] as const]) {
  const number = { is: 'number', value: at + 1, spelled: true } as const
  say({ ...number, day: 'genitive' }, stem === 'трет' ? 'третьего' : `${stem}ого`)
  say({ ...number, day: 'neuter' }, stem === 'трет' ? 'третье' : `${stem}ое`)
}
sayAll(ordinals.split(' '), at => ({ is: 'number', value: at + 1, spelled: true, day: 'english' }))
say({ is: 'number', value: 30, spelled: true, day: 'english' }, 'thirtieth')

const part = (part: Part, strong: string, weak: string) => {
  for (const form of strong.split(' ').filter(Boolean)) say({ is: 'part', part, weak: false }, form)
  say({ is: 'part', part, weak: true }, weak)
}
part('morning', 'утром', 'утро утра morning')
part('afternoon', '', 'днем afternoon')
part('evening', 'вечером', 'вечер вечера evening')
part('night', 'ночью', 'ночь ночи night')

say({ is: 'clock', hours: 12 }, 'полдень полудня noon')
say({ is: 'clock', hours: 13 }, 'обед обеда lunch')
sayAll(
  'первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого'
    .split(' ')
    .map(ordinal => `пол${ordinal}`),
  at => ({ is: 'clock', hours: (at === 0 ? 12 : at) + 0.5 }),
)
say({ is: 'clock', hours: 24 }, 'полночь полночи полуночи midnight')

const start = (alone: Extract<Meaning, { is: 'start' }>['alone'], forms: string) => say({ is: 'start', alone }, forms)
start('since', 'с со c co since между between начиная')
start('since-a-day', 'from')
start('of', 'от')
say({ is: 'end' }, 'по po до to till until through thru')
say({ is: 'and' }, 'и или либо and or')
say({ is: 'half' }, 'половина половину половине половины половиной half')
say({ is: 'odds' }, 'кф кэф коэф коэффициент коэффициенты коэффициентом тотал фора odds total handicap')
say({ is: 'before' }, 'before перед')
say({ is: 'after' }, 'после after')
say({ is: 'ago' }, 'назад тому ago')
say({ is: 'edge', edge: 'begin' }, 'начала начале начало beginning start early')
say({ is: 'edge', edge: 'middle' }, 'середина середину середине середины middle mid')
say({ is: 'edge', edge: 'end' }, 'конца конце конец end late')
say({ is: 'several' }, 'несколько нескольких few several')
say({ is: 'ahead' }, 'через')
say({ is: 'now' }, 'date now')
say({ is: 'origin' }, 'регистрации registration')
for (const [word, unit] of Object.entries({ wtd: 'week', mtd: 'month', qtd: 'quarter', ytd: 'year' } as const))
  say({ is: 'to-date', unit }, word)
say({ is: 'in' }, 'за za в во на in for on during over within')
say({ is: 'of' }, 'of the самого самом момента very')
say({ is: 'number-of-month' }, dayOfMonthWords)
say({ is: 'year-mark' }, 'г гг')
say({ is: 'all' }, 'все всё all')
say({ is: 'all', whole: true }, 'весь всю whole entire')
say({ is: 'time' }, 'время времени период историю time times period history')

/** Words that differ from a date word by one typo but are words of their own. */
export const others: ReadonlySet<string> = new Set(
  'днях среди марка марки марку карта месте место сред неделимый мачта датой мая моя меня даты суть сутью лето года дать дней после месяца вчетвером третьим march lats past fast list lost least pas wee weak day next text dates понедельникам вторникам средам четвергам пятницам субботам воскресеньям выходным утрам вечерам ночам минус минуса мина'.split(
    ' ',
  ),
)
