export const help = {
  phrases: {
    0.95: `
      what can you do|help|assist, what can i ask|do|say|type|here, what_else can you do, what =things can you
      example|examples ask, what questions ask
      what_are_you for|able, what_are_you capable
      what help with you can, what =services|=topics you
      =commands list|show|available
      what subjects|topics|tasks|kinds|types|kind|sort|sorts questions|ask|answer|help|handle|know
      =your commands|features|functions|abilities|capabilities, how does this|bot bot|chat|work
      how_do_i|how_to use|work this|bot|you, show menu, what_is_this bot|chat|thing, guide me
      what =features|=functions|=commands|=abilities you|your|there, your capabilities, =new here
      which commands, need some =help
      what_do_you_do, what_do_you_know, what_you_can_do, what_can_you_do, what_is_this_bot, how_can_you_help
      how_can_you_assist, how_you_work, how_bot_works, how_does_it_work, how_does_this_work, how_it_works
      how_to_use, how_do_you_work, how_can_i_use, how_do_i_use, who_are_you, =main_menu
    `,
    0.75: `
      =help, =helpp, =menu, =commands, =options, =hepl, =instructions, =assistance, =assist, =faq
    `,
  },
  forbid: `
    {call} {person}, =someone help real
    help_desk, help_~, =help_wanted, for_your_help, for_help, for_the_help, for_all_your_help, menu_~, ~_menu
    ~_help, the_help
  `,
}
