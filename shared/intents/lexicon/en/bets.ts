export const bets = {
  phrases: {
    0.97: `
      =my {bet}, {show} {bet}, {history} {bet}, {bet} history, {bet} {settled}, {settled} {bet} my
      =open|=pending|=active|=settled|=lost|=winning|=losing|=won|=current|=unsettled|=live {bet}
      {bet} {period}, {bet} from to, list|where|why|when {bet}, {many} {bet} have|did|i
      what|which {bet} my|have|open|are, {bet} in {period}
      what did_i|have_i =bet, =bet on what did, how =my =bet =did|=doing|=do|going, what happened =bet
      {much} did_i|have_i|i =lose|=lost|=win|=won|=staked|=stake|=bet|=wagered, {much} =up|=down am_i
      =betting|=wagering history|record|activity|stats, did_i =win|=lose, have_i =won|=lost, i =won|=win or|did
      =my betslip|slip|acca, total =staked|=wagered|=bet|=won|=lost
    `,
    0.8: `
      =bets, =betslip, =wagers, =wager_history, betting_history, =accumulator, =parlay
    `,
  },
  forbid: `
    =bet # on, =bet ₽ on, put # on
    {much} {money} account, {place} =a|an|new bet|wager, =bet_on_~ #
    to_place|can|want|please|let|like|help =place
    your_bets, hedge, all_bets, bet_awards, bet_you, bet_it, bet_that, bet_tv, =bet_all, you_bet, i_bet_you
    best_bet, stake_holder, interest, steak, what_is_a, can_i_=bet, could_i_=bet, =new_bet, want_to_bet, minimum
    maximum, cancel, =how_to, =order_history, =wooden
  `,
}
