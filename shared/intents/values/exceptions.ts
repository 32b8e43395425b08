/** The source of a regular expression: «кроме», "everything but". */
export const exceptionWords =
  'кроме|помимо|исключая|за исключением|except(?: for)?|excluding|besides|apart from|other than|(?:all|everything|anything|anywhere) but'

const excepting = new RegExp(`(?<!\\p{L})(?:${exceptionWords})(?!\\p{L})`, 'u')

/** Where in a normalised text begins what is left out, «кроме отклонённых»; -1 when nothing is. */
export const exceptionAt = (text: string): number => text.search(excepting)
