const excepting =
  /(?<!\p{L})(?:кроме|помимо|исключая|за исключением|except(?: for)?|excluding|besides|apart from|other than|(?:all|everything) but)(?!\p{L})/u

/** Where in a normalised text begins what is left out, «кроме отклонённых»; -1 when nothing is. */
export const exceptionAt = (text: string): number => text.search(excepting)
