/** Latin spellings of Russian sounds, longest first. A sound spelled in several ways gives several readings. */
const sounds: [string, string[]][] = [
  ['shch', ['щ']],
  ['sch', ['щ']],
  ['yo', ['е']],
  ['jo', ['е']],
  ['zh', ['ж']],
  ['kh', ['х']],
  ['ts', ['ц', 'тс']],
  ['ch', ['ч']],
  ['sh', ['ш', 'щ']],
  ['yu', ['ю']],
  ['ju', ['ю']],
  ['iu', ['ю']],
  ['ya', ['я']],
  ['ja', ['я']],
  ['ia', ['я']],
  ['ye', ['е']],
  ['yi', ['ый']],
  ['a', ['а']],
  ['b', ['б']],
  ['v', ['в']],
  ['w', ['в', 'ш']],
  ['g', ['г']],
  ['d', ['д']],
  ['e', ['е', 'э']],
  ['z', ['з']],
  ['i', ['и', 'й']],
  ['j', ['й', 'ж']],
  ['k', ['к']],
  ['l', ['л']],
  ['m', ['м']],
  ['n', ['н']],
  ['o', ['о']],
  ['p', ['п']],
  ['r', ['р']],
  ['s', ['с']],
  ['t', ['т']],
  ['u', ['у']],
  ['f', ['ф']],
  ['h', ['х']],
  ['c', ['ц', 'к', 'с']],
  ['y', ['ы', 'й', 'и']],
  ['x', ['х', 'кс']],
  ['q', ['к']],
  ["'", ['ь', '']],
  ['4', ['ч']],
  ['6', ['ш']],
]

const soundsByLetter = Map.groupBy(sounds, ([latin]) => latin[0])

const maxReadings = 8

/** What a Latin-letter word may be in Cyrillic, likeliest first, at most 8 readings: "vyvod" is «вывод». */
export function transliterate(word: string): string[] {
  let readings = ['']
  for (let at = 0; at < word.length; ) {
    const sound = soundsByLetter.get(word[at])?.find(([latin]) => word.startsWith(latin, at))
    if (sound === undefined) return []
    const [latin, letters] = sound
    const [first = '', ...others] = letters
    const longer = readings.map(reading => reading + first)
    for (const letter of others) for (const reading of readings) longer.push(reading + letter)
    readings = longer.slice(0, maxReadings)
    at += latin.length
  }
  return readings
}
