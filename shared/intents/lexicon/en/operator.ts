export const operator = {
  phrases: {
    0.97: `
      {call} {person}, =supervisor {call}
      talk|speak|chat|connect|through =someone|=somebody, =someone|=somebody real|human|live
      =stop bot, =not_a|no|robot bot =human|=person|human
      real|live|actual|living human|person|agent|operator|people|support|someone|chat, human being
      live chat|support, customer service|support|care
      =through_to_an|=to_a|=to_an =agent|=human|=operator|=person|=representative, are_there|any =humans|=people
      !=bot, !=bots, not_a_bot, !=robot, !=machine, put_me_through, =support_team, help_line, hotline
    `,
    0.85: `
      =operator, =operater, =human, =agent, =escalate, =representative, =rep, =support, =manager, =supervisor
    `,
    0.65: `
      person, =humans, =helpdesk
    `,
  },
  forbid: `
    =stress manager, password|file|project manager
    travel|estate|secret|real_estate agent, mobile|camera|machine operator
    human_rights, human_right, human_~, support_my, support_~, are_you, ~_agent, ~_operator, ~_manager
    manager_~, operator_~, tech_support_~, mts, overloading, per_person, agent_~, =hire, =job, ~_support
    ~_human, ~_representative, ~_person, person_~
  `,
}
