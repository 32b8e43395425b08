export const greeting = {
  phrases: {
    0.95: `
      =hi, =hii, =hello, =helo, =hallo, =hey, =heyy, =heya, =hiya, =howdy, good_morning, good_evening
      good_afternoon, good_day, greetings, =yo, =sup, =wassup, whats_up, what's_up, morning_all, =morning, =gm
      =hullo, anyone_here, anyone_there, anybody_here, anybody_there, =evening, =afternoon, =heyo, =hola
      you_there, you_here
    `,
  },
  forbid: `
    hi-fi, hi-tech, hello_world, hello_kitty, hey_jude
  `,
}

export const thanks = {
  phrases: {
    0.95: `
      helped lot|me|much
      =thanks, =thanking, =thank, thank_you, =thanx, =thankyou, =thankful, =thankss, =thx, =thnx, =tnx, =ty
      =cheers, =tysm, much_appreciated, much_obliged, appreciate, =appreciated, =grateful, =gratitude, =tks
      owe_you_one, =obliged, you_helped_me, very_helpful, so_helpful, =lifesaver, god_bless
    `,
  },
  forbid: `
    thanks_for_nothing, thank_you_letter, thank_you_card, thank_you_note, thanks_giving, =lyrics
  `,
}

export const goodbye = {
  phrases: {
    0.95: `
      nice|good|great|cool|lovely|pleasure talking|speaking|chatting|talk|speak|chat
      =bye, =goodbye, good_bye, good_night, =goodnight, bye_bye, see_you, see_ya, =cya, =farewell, take_care
      =ttyl, =later, =laters, catch_you, talk_to_you_later, talk_later, talk_soon, have_a_nice, have_a_good
      have_a_great, have_a_good_one, nice_day, great_day, so_long, =byee, gotta_go, signing_off, i'm_off
      i'm_out, i'm_leaving, adios, ciao, =cheerio, =peace_out, =peace, until_next_time, till_next_time, im_out
      outta_here, out_of_here, =byebye, =sayonara, speak_soon
    `,
  },
  forbid: `
    =goodbye_~, bye_week, =later_~, take_care_of, see_you_~
  `,
}
