export const betCreate = {
  phrases: {
    0.97: `
      =bet # on, =bet ₽ on, =put # on, =put ₽ on, =wager|=stake|=lay # on, =wager|=stake|=lay ₽ on, place # on
      place ₽ on, put {money} on, stick # on, =bet all on
      want|wanna|like|can|let|how =bet, =bet # the, how_to =bet
      put a bet, =place|=placing|=make|=submit|=put|=want|=like|=wanna|=new|=let|=take|=another =bet|=wager
      =bet_on, =bet_#
    `,
    0.65: `
      =stake, =wager
    `,
  },
  forbid: `
    show|list|history {bet}
    can't, cannot, cant, unable, how_much, bet_you, bet_it, bet_that, bet_you_can't, =bet_tv, you_bet, i_bet_you
    i_bet_he|i_bet_she|i_bet_they|i_bet_it|i_bet_you, best_bet, minimum, maximum, cancel, on_the_table, wooden
    my_=bets, did_i, what_did, have_i, stake_house
  `,
}
