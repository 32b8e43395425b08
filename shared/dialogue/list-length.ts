/** How many bets or withdrawals are shown, unless a player asks for another number. */
export const defaultListLength = 5
/** How many are shown at most. */
export const maxListLength = 20
