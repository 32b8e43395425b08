/** The forms of the months, January first. */
export const monthWords: readonly string[] = [
  'январь января январе янв january jan',
  'февраль февраля феврале фев февр february feb',
  'март марта марте мар march mar',
  'апрель апреля апреле апр april apr',
  'май мая мае may',
  'июнь июня июне июн june jun',
  'июль июля июле июл july jul',
  'август августа августе авг august aug',
  'сентябрь сентября сентябре сен сент september sep sept',
  'октябрь октября октябре окт october oct',
  'ноябрь ноября ноябре ноя нояб november nov',
  'декабрь декабря декабре дек december dec',
]

/** The forms of the units of time. */
export const unitWords = {
  second: 'секунда секунду секунды секунд секунде сек second seconds sec secs',
  minute: 'минута минуту минуты минут минутка минутку мин minute minutes min mins',
  hour: 'час часа часов часик ч hour hours hr hrs h',
  dayAndNight: 'сутки суток',
  day: 'день дня дней дни дню денек дн day days d',
  week: 'неделя недели неделю неделе недель неделей нед недельку week weeks',
  month: 'месяц месяца месяцев месяце месяцы мес month months',
  year: 'год года году годик лет годы year years',
} as const

export const dayOfMonthWords = 'число числа числу числам'

const anyOf = (lists: readonly string[]): string => `(?:${lists.flatMap(list => list.split(' ')).join('|')})(?!\\p{L})`

/** The source of a regular expression (flag `u`): a unit of time. */
export const unitOfTime = anyOf(Object.values(unitWords))

/** The same: what makes the number before it a date or a span of time, «12 ноя», «5-го числа», «3 суток». */
export const dateOrSpan = anyOf([...monthWords, ...Object.values(unitWords), dayOfMonthWords])
